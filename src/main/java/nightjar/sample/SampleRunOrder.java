package nightjar.sample;

import java.util.List;
import nightjar.project.DataSpec;
import nightjar.project.ProjectFile;
import nightjar.project.ProjectSpec;
import nightjar.project.SourceSpec;
import nightjar.project.training.Check;
import nightjar.project.training.Reaction;
import org.jspecify.annotations.Nullable;

/// What a pilot does other than the project file says; handed to the pilots' process as JSON.
///
/// @param home of the pilot, a folder below the one that has the orders
/// @param csv the sample; null: it is `parquet`
/// @param parquet the sample; null: it is `csv`
public record SampleRunOrder(
        String home, SourceSpec.@Nullable Csv csv, SourceSpec.@Nullable Parquet parquet) {

    /// The name of the file with the orders, one after the other.
    public static final String FILE = "pilots.json";

    static SampleRunOrder of(String home, SourceSpec source) {
        return switch (source) {
            case SourceSpec.Csv csv -> new SampleRunOrder(home, csv, null);
            case SourceSpec.Parquet parquet -> new SampleRunOrder(home, null, parquet);
        };
    }

    /// The project as a pilot trains it: over the sample, each trial judged in one fold, without budget and review. Of the checks those of single
    /// rows are work, and stay; none refuses, as what they find is the run's to say.
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
                        checks(spec),
                        spec.clean(),
                        spec.features(),
                        spec.train().judgedInOneFold(),
                        spec.gate(),
                        null,
                        spec.score(),
                        spec.watch(),
                        spec.schedule(),
                        null,
                        spec.privacy());
        return new ProjectFile(file.path(), file.workspace(), file.text(), small);
    }

    private static List<Check> checks(ProjectSpec spec) {
        return spec.trainingChecks().stream()
                .filter(Check.Holds.class::isInstance)
                .map(Check.Holds.class::cast)
                .map(SampleRunOrder::unrefusing)
                .toList();
    }

    private static Check unrefusing(Check.Holds check) {
        return check.otherwise() == Reaction.REFUSE
                ? new Check.Holds(check.expression(), check.on(), Reaction.WARN, check.line())
                : check;
    }
}
