package nightjar.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import nightjar.ledger.Json;
import nightjar.run.PilotOrder;
import nightjar.run.RunRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What a forecast starts as a process of its own.
@Command(
        name = "pilot",
        hidden = true,
        description =
                "One pilot of a forecast, in a home that was prepared for it; `plan` starts it.",
        mixinStandardHelpOptions = true)
final class PilotCommand implements Callable<Integer> {

    @Mixin private Options options;

    @Parameters(paramLabel = "SPEC", description = "The project file, such as jobs/churn.yaml.")
    private Path spec;

    @Option(names = "--date", required = true, paramLabel = "DATE", description = "Business date.")
    private LocalDate date;

    @Override
    public Integer call() throws IOException {
        Path order = options.nearestHome().resolve(PilotOrder.FILE);
        if (!Files.exists(order)) {
            throw new WrongUse(
                    "%s: found no such file. Pilots are started by `nightjar plan SPEC`; call that."
                            .formatted(order));
        }
        PilotOrder pilot = Json.read(Files.readAllBytes(order), PilotOrder.class);
        return new JobCommand(options, false)
                .run(spec, date, (file, day) -> RunRequest.train(pilot.applied(file), day, false));
    }
}
