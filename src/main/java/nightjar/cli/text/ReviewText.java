package nightjar.cli.text;

import java.util.Locale;
import nightjar.operate.ReviewDesk;
import nightjar.stage.review.ReviewProgress;
import nightjar.stage.review.ReviewSheet;
import nightjar.text.Visible;

/// A review for people.
public final class ReviewText {

    private ReviewText() {}

    /// How far it is, in a line or two.
    public static String standing(ReviewDesk.State state) {
        ReviewProgress standing = state.standing();
        Double agreement = standing.agreement();
        return String.format(
                Locale.ROOT,
                "%s: %d of %d predictions judged (%d agree, %d disagree, %d unsure%s)%s, %.0f %% needed; verdict %s",
                state.review().run(),
                standing.judged(),
                standing.rows(),
                standing.agree(),
                standing.disagree(),
                standing.unsure(),
                standing.carried() == 0
                        ? ""
                        : "; %s carried over from earlier candidates".formatted(standing.carried()),
                agreement == null
                        ? ""
                        : String.format(Locale.ROOT, ", %.0f %% agreement", 100 * agreement),
                100 * standing.needed(),
                state.decision());
    }

    /// One row, for a person to judge.
    public static String row(ReviewSheet.Row row, int rows) {
        StringBuilder text =
                new StringBuilder(
                        "%nRow %s of %s: %s%n"
                                .formatted(row.position(), rows, Visible.line(row.key())));
        int width = row.values().keySet().stream().mapToInt(String::length).max().orElse(0);
        row.values()
                .forEach(
                        (name, value) ->
                                text.append(
                                        String.format(
                                                Locale.ROOT,
                                                "  %-" + (width + 2) + "s%s%n",
                                                Visible.line(name),
                                                value == null ? "" : Visible.line(value))));
        text.append("prediction  ").append(Visible.line(row.prediction()));
        Double score = row.score();
        if (score != null) {
            text.append(String.format(Locale.ROOT, "  (score %.3f)", score));
        }
        text.append("\nreasons     ")
                .append(Visible.line(String.join("; ", row.reasons())))
                .append('\n');
        return text.toString();
    }
}
