package nightjar.stage.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nightjar.cell.NumberText;
import nightjar.project.ColumnSpec;
import nightjar.sketch.Level;
import nightjar.stage.explore.LabelProfile.ClassShare;
import nightjar.stage.explore.LabelProfile.Kind;
import nightjar.table.ColumnType;
import org.jspecify.annotations.Nullable;

/// Decides what kind of label it is and which class is the positive one.
final class LabelFindings {

    private static final Set<String> POSITIVES =
            Set.of("yes", "true", "1", "y", "t", "positive", "on", "ja", "j", "oui", "si", "sí");

    private LabelFindings() {}

    static LabelProfile of(ExploreState state, Exploration exploration) {
        Kind kind = kind(state, exploration);
        String positive =
                kind == Kind.BINARY ? positive(state.label, exploration.positive()) : null;
        List<ClassShare> classes =
                kind == Kind.REGRESSION || state.classes.tooMany()
                        ? List.of()
                        : shares(state.label);
        return new LabelProfile(
                exploration.labelColumn(),
                kind,
                positive,
                classes,
                state.label.types().present(),
                state.label.missing().count());
    }

    private static Kind kind(ExploreState state, Exploration exploration) {
        long present = state.label.types().present();
        if (present == 0) {
            return Kind.UNSUITABLE;
        }
        if (exploration.positive() != null) {
            return Kind.BINARY;
        }
        ColumnSpec declared = exploration.columns().get(exploration.labelColumn());
        if (exploration.labelColumn() == null) {
            return Set.of("0", "1").containsAll(state.classes.names()) && !state.classes.tooMany()
                    ? Kind.BINARY
                    : Kind.REGRESSION;
        }
        if (!exploration.classes() && isNumber(declared, state)) {
            return Kind.REGRESSION;
        }
        boolean found = declared == null && !exploration.classes();
        if (state.classes.tooMany() || found && isThin(state.classes.size(), present)) {
            return Kind.UNSUITABLE;
        }
        return state.classes.size() == 2 ? Kind.BINARY : Kind.CLASSES;
    }

    private static boolean isNumber(@Nullable ColumnSpec declared, ExploreState state) {
        if (declared != null) {
            return declared.type() == ColumnType.NUMBER;
        }
        long present = state.label.types().present();
        long numbers = state.label.types().rows(nightjar.cell.Kind.NUMBER);
        return numbers == present
                ? state.classes.size() != 2
                : state.classes.tooMany() && numbers >= TypeFinding.MOSTLY * present;
    }

    /// Whether texts that nobody called classes are names rather: there are too few rows of each to tell them apart.
    private static boolean isThin(int classes, long present) {
        return classes > 2 && present < (long) LabelProfile.ROWS_PER_CLASS * classes;
    }

    private static List<ClassShare> shares(ColumnState label) {
        List<ClassShare> shares = new ArrayList<>();
        double present = label.types().present();
        for (Map.Entry<String, Level> level : label.levels().byFrequency()) {
            long count = level.getValue().count();
            shares.add(new ClassShare(level.getKey(), count, count / present));
        }
        return shares;
    }

    /// The named value as the levels spell it, else a word for yes, else the rarer value.
    private static String positive(ColumnState label, @Nullable String named) {
        List<String> names = label.levels().byFrequency().stream().map(Map.Entry::getKey).toList();
        if (named != null) {
            return names.stream().filter(name -> same(name, named)).findFirst().orElse(named);
        }
        return names.stream()
                .filter(name -> POSITIVES.contains(name.toLowerCase(Locale.ROOT)))
                .min(Comparator.naturalOrder())
                .orElse(names.getLast());
    }

    private static boolean same(String name, String named) {
        return name.equals(named) || NumberText.parse(name) == NumberText.parse(named);
    }
}
