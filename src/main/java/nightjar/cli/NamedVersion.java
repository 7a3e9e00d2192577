package nightjar.cli;

import nightjar.registry.ModelVersion;
import nightjar.run.Workplace;
import picocli.CommandLine.Parameters;

/// A version of a project's model, by its number.
final class NamedVersion {

    @Parameters(index = "0", paramLabel = "PROJECT", description = "Such as churn.")
    String project;

    @Parameters(
            index = "1",
            paramLabel = "VERSION",
            description = "The number that `nightjar models` lists.")
    int number;

    /// @throws WrongUse if there is none
    ModelVersion in(Workplace workplace) {
        return KnownVersion.of(workplace, project, number);
    }
}
