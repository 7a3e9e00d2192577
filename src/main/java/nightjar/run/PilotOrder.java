package nightjar.run;

import java.util.List;
import nightjar.spec.DataSpec;
import nightjar.spec.ProjectFile;
import nightjar.spec.ProjectSpec;
import nightjar.spec.SourceSpec;
import nightjar.spec.TrainSpec;
import org.jspecify.annotations.Nullable;

/// What a pilot does other than the project file says; handed to its process as JSON.
///
/// @param csv the sample; null: it is `parquet`
/// @param parquet the sample; null: it is `csv`
/// @param trials instead of the project's
public record PilotOrder(
        SourceSpec.@Nullable Csv csv, SourceSpec.@Nullable Parquet parquet, int trials) {

    /// The name of the file in the pilot's home.
    public static final String FILE = "pilot.json";

    static PilotOrder of(SourceSpec source, int trials) {
        return switch (source) {
            case SourceSpec.Csv csv -> new PilotOrder(csv, null, trials);
            case SourceSpec.Parquet parquet -> new PilotOrder(null, parquet, trials);
        };
    }

    /// The project as a pilot trains it: over the sample, without budget, checks and review.
    public ProjectFile applied(ProjectFile file) {
        ProjectSpec spec = file.spec();
        DataSpec data = spec.data();
        SourceSpec source = csv != null ? csv : parquet;
        if (source == null) {
            throw new IllegalArgumentException("A pilot without a sample");
        }
        ProjectSpec small =
                new ProjectSpec(
                        spec.project(),
                        spec.goal(),
                        spec.suitability(),
                        null,
                        new DataSpec(
                                source,
                                data.key(),
                                data.label(),
                                data.columns(),
                                data.maxRejected()),
                        List.of(),
                        spec.clean(),
                        spec.features(),
                        withTrials(spec.train(), trials),
                        spec.gate(),
                        null,
                        spec.score(),
                        spec.watch(),
                        spec.schedule());
        return new ProjectFile(file.path(), file.workspace(), file.text(), small);
    }

    static TrainSpec withTrials(TrainSpec train, int trials) {
        return new TrainSpec(
                train.holdout(),
                train.metric(),
                trials,
                train.folds(),
                train.classWeight(),
                train.candidates());
    }
}
