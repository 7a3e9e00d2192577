package nightjar.stage.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nightjar.project.Goal;
import nightjar.project.LabelSpec;
import nightjar.project.ProjectSpec;

/// Whether the project file says what the model is for. A model can be made without a goal, but nobody can say later whether it helped.
public final class GoalJudge {

    private GoalJudge() {}

    /// One warning that names everything that is missing; empty if nothing is.
    static Optional<Finding> judge(ProjectSpec spec) {
        List<String> missing = missing(spec);
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                Finding.warning(
                        "goal",
                        spec.goal() == null ? "none" : "one without " + String.join(", ", missing),
                        missing.stream()
                                .map(key -> "%s (%s)".formatted(asked(key), key))
                                .collect(Collectors.joining(", ")),
                        "Add %s to the project file; then `nightjar goal %s` shows where the goal stands"
                                .formatted(
                                        spec.goal() == null ? "the section goal" : "it",
                                        spec.project())));
    }

    /// The keys of the section `goal` without which nobody can say whether the model helps: `statement`, `kpi`, `decision`, `value`.
    public static List<String> missing(ProjectSpec spec) {
        Goal goal = spec.goal();
        List<String> missing = new ArrayList<>();
        if (goal == null) {
            missing.add("statement");
        }
        if (goal == null || goal.kpi() == null) {
            missing.add("kpi");
        }
        if (goal == null || goal.decision() == null) {
            missing.add("decision");
        }
        if ((goal == null || goal.value() == null) && isYesOrNo(spec.data().label())) {
            missing.add("value");
        }
        return missing;
    }

    private static String asked(String key) {
        return switch (key) {
            case "statement" -> "what the business wants";
            case "kpi" -> "by what it is measured";
            case "decision" -> "what is done with a score";
            case "value" -> "what a decision is worth";
            default -> throw new IllegalArgumentException(key);
        };
    }

    /// Only a decision between two classes has the four outcomes that `value` gives a price.
    private static boolean isYesOrNo(LabelSpec label) {
        return label.positive() != null || label.expression() != null;
    }
}
