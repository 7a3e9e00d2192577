package nightjar.stage.evaluate;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import nightjar.project.Goal;
import nightjar.project.ProjectSpec;
import nightjar.project.training.GateRule;
import nightjar.project.training.GateRule.Opponent;
import nightjar.project.training.GateRule.Over;
import nightjar.project.training.Metric;
import nightjar.project.training.Suitability;
import org.jspecify.annotations.Nullable;

/// What the comparison goes by.
///
/// @param metric on which models are compared
/// @param value money per decision; null: no money is counted
/// @param seed of what is drawn by chance
/// @param gate the rules that will ask
record Terms(
        Metric metric,
        Goal.@Nullable Value value,
        long seed,
        List<GateRule> gate,
        Suitability suitability) {

    static final String CHAMPION = "champion";
    static final String BASELINE = "baseline";

    Terms {
        gate = List.copyOf(gate);
    }

    static Terms of(ProjectSpec spec) {
        Goal goal = spec.goal();
        Suitability declared = spec.suitability();
        return new Terms(
                spec.train().metric(),
                goal == null ? null : goal.value(),
                spec.train().holdout().seed(),
                spec.gate(),
                declared == null ? Suitability.DEFAULT : declared);
    }

    /// The levels at which the gate will ask for the gain over this opponent; rules and baseline are always asked for.
    SortedSet<Double> levels(String opponent) {
        SortedSet<Double> levels = new TreeSet<>();
        if (!opponent.equals(CHAMPION)) {
            levels.add(suitability.level());
        }
        for (GateRule rule : gate) {
            if (rule instanceof GateRule.Beats beats && asks(beats.opponent(), opponent)) {
                levels.add(beats.level());
            }
            if (rule instanceof GateRule.Worth worth && asks(worth.over(), opponent)) {
                levels.add(worth.level());
            }
        }
        return levels;
    }

    /// The metrics that may not drop in any group of this column.
    List<Metric> mayNotDrop(String column) {
        return gate.stream()
                .filter(GateRule.Drop.class::isInstance)
                .map(GateRule.Drop.class::cast)
                .filter(drop -> drop.slice().equals(column))
                .map(GateRule.Drop::metric)
                .distinct()
                .toList();
    }

    private static boolean asks(Opponent asked, String opponent) {
        return switch (asked) {
            case CHAMPION -> opponent.equals(CHAMPION);
            case BASELINE -> opponent.equals(BASELINE);
        };
    }

    private static boolean asks(Over asked, String opponent) {
        return switch (asked) {
            case NOTHING -> false;
            case CHAMPION -> opponent.equals(CHAMPION);
            case BASELINE -> opponent.equals(BASELINE);
            case RULE -> !opponent.equals(CHAMPION);
        };
    }
}
