package nightjar.cli.run;

import java.util.List;
import java.util.concurrent.Callable;
import nightjar.cli.option.Options;
import nightjar.cli.option.Screen;
import nightjar.cli.text.RunText;
import nightjar.ledger.view.RunSummary;
import nightjar.operate.Outages;
import nightjar.operate.question.ListRuns;
import nightjar.workspace.RequestRefused;
import nightjar.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "runs",
        description = "Lists what ran, the newest first.",
        mixinStandardHelpOptions = true)
public final class RunsCommand implements Callable<Integer> {

    @Mixin private Options options;

    @Parameters(arity = "0..1", paramLabel = "PROJECT", description = "Only runs of this project.")
    private @Nullable String project;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "Prints a JSON array.")
    private boolean json;

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new RequestRefused("--limit is %s; expected 1 or more.".formatted(limit));
        }
        Screen screen = new Screen();
        new Outages(options.nearestHome()).all().forEach(outage -> screen.note(outage.sentence()));
        try (Workspace workspace = options.look()) {
            List<RunSummary> runs = new ListRuns(project, limit).in(workspace);
            if (json) {
                screen.json(runs);
            } else if (runs.isEmpty()) {
                screen.say("Nothing ran yet in %s.".formatted(workspace.place()));
            } else {
                screen.say(RunText.list(runs));
            }
        }
        return 0;
    }
}
