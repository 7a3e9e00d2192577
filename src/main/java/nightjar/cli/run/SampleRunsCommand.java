package nightjar.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import nightjar.cli.option.Options;
import nightjar.durable.Json;
import nightjar.project.ProjectFile;
import nightjar.project.grammar.SpecReader;
import nightjar.sample.SampleRunOrder;
import nightjar.workspace.Outcome;
import nightjar.workspace.RequestRefused;
import nightjar.workspace.RunRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What a forecast starts as a process of its own.
@Command(
        name = "pilots",
        hidden = true,
        description =
                "The pilots of a forecast, one after the other, in a folder that was prepared for them; `plan` starts it.",
        mixinStandardHelpOptions = true)
public final class SampleRunsCommand implements Callable<Integer> {

    @Mixin private Options options;

    @Parameters(paramLabel = "SPEC", description = "The project file, such as jobs/churn.yaml.")
    private Path spec;

    @Option(names = "--date", required = true, paramLabel = "DATE", description = "Business date.")
    private LocalDate date;

    /// Ends with the first that fails.
    @Override
    public Integer call() throws IOException {
        Path folder = options.nearestHome();
        ProjectFile file = SpecReader.read(spec);
        for (SampleRunOrder order : orders(folder)) {
            int exitCode =
                    new JobCommand(options, false)
                            .start(
                                    folder.resolve(order.home()),
                                    RunRequest.train(order.applied(file), date, false));
            if (exitCode != Outcome.DONE.exitCode()) {
                return exitCode;
            }
        }
        return Outcome.DONE.exitCode();
    }

    private static SampleRunOrder[] orders(Path folder) throws IOException {
        Path orders = folder.resolve(SampleRunOrder.FILE);
        if (!Files.exists(orders)) {
            throw new RequestRefused(
                    "%s: found no such file. Pilots are started by `nightjar plan SPEC`; call that."
                            .formatted(orders));
        }
        return Json.read(Files.readAllBytes(orders), SampleRunOrder[].class);
    }
}
