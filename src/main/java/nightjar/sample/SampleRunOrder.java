package nightjar.sample;

import java.util.List;
import nightjar.project.DataSpec;
import nightjar.project.ProjectFile;
import nightjar.project.ProjectSpec;
import nightjar.project.SourceSpec;
import nightjar.project.training.Check;
import nightjar.project.training.Reaction;

/// What a pilot does other than the project file says; handed to the pilots' process as JSON.
///
/// @param home of the pilot, a folder below the one that has the orders
/// @param sample takes the place of the source
public record SampleRunOrder(String home, SourceSpec.File sample) {

    /// The name of the file with the orders, one after the other.
    public static final String FILE = "pilots.json";

    /// The project as a pilot trains it: over the sample, each trial judged in one fold, without budget and review. Of the checks those of single
    /// rows are work, and stay; none refuses, as what they find is the run's to say.
    public ProjectFile applied(ProjectFile file) {
        ProjectSpec spec = file.spec();
        DataSpec data = spec.data();
        ProjectSpec small =
                new ProjectSpec(
                        spec.project(),
                        spec.goal(),
                        spec.suitability(),
                        null,
                        new DataSpec(
                                sample,
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
