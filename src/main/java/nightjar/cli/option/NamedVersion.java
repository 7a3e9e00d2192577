package nightjar.cli.option;

import picocli.CommandLine.Parameters;

/// A version of a project's model, by its number.
public final class NamedVersion {

    @Parameters(index = "0", paramLabel = "PROJECT", description = "Such as churn.")
    public String project;

    @Parameters(
            index = "1",
            paramLabel = "VERSION",
            description = "The number that `nightjar models` lists.")
    public int number;
}
