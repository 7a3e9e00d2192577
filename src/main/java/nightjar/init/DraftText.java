package nightjar.init;

import java.util.List;
import java.util.Locale;
import nightjar.init.ColumnDraft.Role;
import nightjar.stage.explore.ColumnProfile;
import nightjar.stage.explore.LabelProfile;
import nightjar.stage.explore.Profile;
import org.jspecify.annotations.Nullable;

/// The sections of a draft, in the order of a project file.
final class DraftText {

    /// On more rows a forest takes long and boosting is better anyway.
    private static final long MANY_ROWS = 200_000;

    private final Profile profile;
    private final LabelProfile label;
    private final Wishes wishes;
    private final @Nullable String key;
    private final Seen seen;
    private final List<ColumnDraft> columns;
    private final StringBuilder text = new StringBuilder();

    DraftText(Profile profile, LabelProfile label, Wishes wishes, @Nullable String key, Seen seen) {
        this.profile = profile;
        this.label = label;
        this.wishes = wishes;
        this.key = key;
        this.seen = seen;
        this.columns =
                profile.columns().stream()
                        .map(
                                column ->
                                        new ColumnDraft(
                                                column,
                                                role(column.name()),
                                                seen.remarksOn(column.name())))
                        .toList();
    }

    private Role role(String column) {
        if (column.equals(key)) {
            return Role.KEY;
        }
        if (!column.equals(wishes.label())) {
            return Role.LEARNED_FROM;
        }
        return label.kind() == LabelProfile.Kind.CLASSES ? Role.CLASSES : Role.LABEL;
    }

    /// Whether a model has anything to learn from.
    boolean teaches() {
        return columns.stream().anyMatch(ColumnDraft::isLearnedFrom);
    }

    String text() {
        head();
        data();
        columns();
        checks();
        text.append(new CleanDraft(profile, columns, seen).text(key != null));
        line("# features: left out, each column gets those that suit its type.");
        line("");
        train();
        gate();
        score();
        return text.toString();
    }

    private void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    private void head() {
        line(
                "# Written by `nightjar init` from %,d rows of %s.",
                profile.rows(), comment(wishes.data()));
        line("# Read it through: what is frozen here is enforced on every run from now on.");
        line("project: %s", YamlText.of(wishes.project()));
        line("");
        line("# What is the model for? A model is judged by this later; fill it in.");
        line("# goal:");
        line("#   statement: What shall change, by how much, until when");
        line("#   decision: what is done with a score");
        line("");
    }

    private void data() {
        line("# Where the rows are, what tells them apart, what is predicted.");
        line("data:");
        line("  source: {%s: %s%s}", wishes.kind(), YamlText.of(wishes.data()), seen.form());
        unread();
        if (key == null) {
            line(
                    "  # key: no column was found that tells the rows apart. Without one a row's number is its key, and");
            line("  # duplicates and late outcomes cannot be matched.");
        } else {
            line("  key: %s%s", YamlText.of(key), duplicates());
        }
        String column = YamlText.of(wishes.label());
        if (label.positive() == null) {
            line("  label: {column: %s}  # %s", column, labelComment());
        } else {
            line(
                    "  label: {column: %s, positive: %s}  # %s",
                    column, YamlText.of(label.positive()), labelComment());
        }
    }

    private void unread() {
        Unread unread = seen.unread();
        if (unread.count() > 0) {
            line("  # %s.", comment(unread.found(profile.rows())));
            line("  # %s.", comment(unread.consequence(profile.rows())));
        }
        if (unread.isTooMuch(profile.rows())) {
            line("  # max_rejected: %s", unread.enough(profile.rows()));
        }
    }

    private String duplicates() {
        Profile.Duplicates duplicates = profile.duplicates();
        return duplicates == null || duplicates.rows() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "  # repeats in %,d rows, which are dropped",
                        duplicates.rows());
    }

    private String labelComment() {
        return switch (label.kind()) {
            case BINARY -> "two classes; positive in " + percent(positiveShare()) + " of the rows";
            case CLASSES -> label.classes().size() + " classes";
            case REGRESSION -> number();
            case UNSUITABLE -> throw new IllegalStateException("No draft for such a label");
        };
    }

    private String number() {
        String doubt = LabelDoubt.of(profile, label).map(LabelDoubt::comment).orElse("");
        return doubt.isEmpty() ? "a number" : doubt;
    }

    private double positiveShare() {
        return label.classes().stream()
                .filter(share -> share.name().equals(label.positive()))
                .mapToDouble(LabelProfile.ClassShare::share)
                .sum();
    }

    private void columns() {
        line(
                "  # The columns that are read, with what must hold of each cell. Take out what is not known when a score is needed.");
        line("  columns:");
        columns.forEach(column -> text.append(column.text()));
        line("");
    }

    private void checks() {
        line(
                "# What must hold of the data as a whole; a training run over other data is refused. For scoring: score.checks.");
        line("checks:");
        line("  - {rows: {min: %d}}  # half of today's", Math.max(1, profile.rows() / 2));
        for (ColumnDraft draft : columns) {
            ColumnProfile column = draft.column();
            if (draft.isRead() && column.missingShare() < 0.9) {
                line(
                        "  - {missing: {column: %s, max: %d %%}}%s",
                        YamlText.of(column.name()),
                        (int) Math.ceil(Math.min(100, 5 + 150 * column.missingShare())),
                        column.missing() == 0
                                ? ""
                                : "  # " + percent(column.missingShare()) + " today");
            }
        }
        line("");
    }

    private void train() {
        line(
                "# Every fifth row is held out of all fits, by a hash of its key. `trials` are dealt to the candidates.");
        line("train:");
        line("  holdout: {fraction: 0.2, seed: 42}");
        line("  metric: %s", metric());
        line("  trials: 20");
        line("  candidates:");
        if (label.kind() == LabelProfile.Kind.REGRESSION) {
            line("    linear: {lambda: 0.001..10 log}");
        } else {
            line("    logistic: {lambda: 0.001..10 log}");
        }
        String off = profile.rows() > MANY_ROWS ? "# " : "";
        line(
                "    %srandom-forest: {trees: 100, max_depth: 8..20}%s",
                off, off.isEmpty() ? "" : "  # slow on so many rows");
        line(
                "    gradient-boosting: {rounds: 50..500, max_depth: 3..8, learning_rate: 0.02..0.3 log}");
        line("");
    }

    private String metric() {
        return switch (label.kind()) {
            case BINARY -> "auc";
            case CLASSES, UNSUITABLE -> "log_loss";
            case REGRESSION -> "rmse";
        };
    }

    private void gate() {
        line(
                "# A candidate becomes champion only if it is better than the simplest guess and than the model that scores now.");
        line("gate:");
        line("  - {beats: baseline}");
        line("  - {beats: champion}");
        line("");
    }

    private void score() {
        String stem = wishes.data().replaceFirst("(\\.[A-Za-z]+)?(\\.gz)?$", "");
        String ending = wishes.data().substring(stem.length());
        line("# What is scored each day, and where the scores go; ${date} is the day.");
        line("score:");
        line(
                "  source: {%s: %s%s}",
                wishes.kind(), YamlText.of(stem + "-${date}" + ending), seen.form());
        line("  output: {csv: %s}", YamlText.of("out/" + wishes.project() + "-${date}.csv"));
        scoreChecks();
    }

    /// Wider than those of training: a day's rows are fewer than those a model is trained on.
    private void scoreChecks() {
        line(
                "  # What must hold of these rows, or nothing is published. Of no rows, write min: 0.");
        line("  checks:");
        line("    - {rows: {min: 1}}");
        for (ColumnDraft draft : columns) {
            ColumnProfile column = draft.column();
            if (draft.isFeature() && draft.isRead() && column.missingShare() < 0.5) {
                line(
                        "    - {missing: {column: %s, max: %d %%}}",
                        YamlText.of(column.name()),
                        (int) Math.ceil(20 + 150 * column.missingShare()));
            }
        }
    }

    private static String comment(String text) {
        return YamlText.comment(text);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, share < 0.1 ? "%.2f %%" : "%.0f %%", 100 * share);
    }
}
