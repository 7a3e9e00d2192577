package nightjar.project;

import java.util.List;
import java.util.stream.Stream;
import nightjar.project.training.Check;
import nightjar.project.training.CleanRule;
import nightjar.project.training.FeatureSpec;
import nightjar.project.training.GateRule;
import nightjar.project.training.Review;
import nightjar.project.training.Suitability;
import nightjar.project.training.TrainSpec;
import org.jspecify.annotations.Nullable;

/// One model's project, as its YAML file asks for it. What the file leaves out has its default here already.
///
/// @param project letters, digits, `-` and `_`; also the name of the file
/// @param features empty: the default features of each column's type
/// @param golden path of a CSV file with rows of the owner's own and what must become of them; null: none
public record ProjectSpec(
        String project,
        @Nullable Goal goal,
        @Nullable Suitability suitability,
        @Nullable Budget budget,
        DataSpec data,
        List<Check> checks,
        List<CleanRule> clean,
        List<FeatureSpec> features,
        TrainSpec train,
        List<GateRule> gate,
        @Nullable Review review,
        @Nullable ScoreSpec score,
        @Nullable Watch watch,
        @Nullable Schedule schedule,
        @Nullable String golden,
        Privacy privacy) {

    public ProjectSpec {
        checks = List.copyOf(checks);
        clean = List.copyOf(clean);
        features = List.copyOf(features);
        gate = List.copyOf(gate);
    }

    /// The checks of a training run.
    public List<Check> trainingChecks() {
        return checks.stream().filter(check -> check.on() != Check.On.SCORE).toList();
    }

    /// The checks of a scoring run.
    public List<Check> scoringChecks() {
        return Stream.concat(
                        checks.stream().filter(check -> check.on() != Check.On.TRAIN),
                        score == null ? Stream.of() : score.checks().stream())
                .toList();
    }

    /// What follows where a column the model goes by is broken in the rows to score.
    public ScoreSpec.BrokenColumns brokenColumns() {
        return score == null ? ScoreSpec.BrokenColumns.REFUSE : score.brokenColumns();
    }
}
