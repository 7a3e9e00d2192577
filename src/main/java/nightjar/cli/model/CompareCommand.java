package nightjar.cli.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nightjar.cli.option.KnownRun;
import nightjar.cli.option.KnownVersion;
import nightjar.cli.option.Options;
import nightjar.cli.option.Screen;
import nightjar.cli.option.WrongUse;
import nightjar.cli.text.ComparisonText;
import nightjar.database.RunKey;
import nightjar.history.Side;
import nightjar.history.VersionComparison;
import nightjar.ledger.RunRecord;
import nightjar.registry.ModelVersion;
import nightjar.registry.VersionUnsound;
import nightjar.stage.promote.SelfTestedVersion;
import nightjar.stage.train.FittedModel;
import nightjar.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "compare",
        description =
                "Shows what two versions or runs differ in: project file, data, features, hyperparameters, metrics, decisions on the same rows.",
        mixinStandardHelpOptions = true)
public final class CompareCommand implements Callable<Integer> {

    private static final Pattern VERSION = Pattern.compile("([\\w-]+):(\\d{1,9})");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    @Mixin private Options options;

    @Parameters(
            arity = "2..3",
            paramLabel = "[PROJECT] A B",
            description =
                    "Versions such as churn:3, or runs such as churn.train.2026-11-22. With the project in front, `churn 3 5`, the numbers are enough.")
    private List<String> named;

    @Option(names = "--json", description = "Prints a JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = new Screen();
        List<String> names = names();
        try (Workspace workspace = options.look()) {
            VersionComparison comparison =
                    VersionComparison.of(
                            side(workspace, screen, names.get(0)),
                            side(workspace, screen, names.get(1)),
                            workspace.ledger(),
                            workspace.home());
            if (json) {
                screen.json(comparison);
            } else {
                screen.say(ComparisonText.of(comparison));
            }
        }
        return 0;
    }

    private List<String> names() {
        if (named.size() == 2) {
            return named;
        }
        List<String> names = new ArrayList<>();
        for (String name : named.subList(1, named.size())) {
            names.add(NUMBER.matcher(name).matches() ? named.getFirst() + ":" + name : name);
        }
        return names;
    }

    private static Side side(Workspace workspace, Screen screen, String name) {
        Matcher version = VERSION.matcher(name);
        if (version.matches()) {
            ModelVersion known =
                    KnownVersion.of(
                            workspace, version.group(1), Integer.parseInt(version.group(2)));
            RunKey run = RunKey.parse(known.run()).orElseThrow();
            RunRecord record =
                    workspace
                            .ledger()
                            .find(run)
                            .orElseThrow(() -> new WrongUse(purged(name, known)));
            return new Side(name, record, known, model(workspace, screen, known));
        }
        if (RunKey.parse(name).isEmpty()) {
            throw new WrongUse(
                    "'%s' is neither a version nor a run; expected one such as churn:3 or churn.train.2026-11-22. `nightjar models` and `nightjar runs` list them."
                            .formatted(name));
        }
        RunKey run = KnownRun.of(workspace, name).key();
        RunRecord record = workspace.ledger().find(run).orElseThrow();
        Integer number = record.model();
        if (number == null) {
            return new Side(name, record, null, null);
        }
        ModelVersion known = KnownVersion.of(workspace, run.project(), number);
        return new Side(name, record, known, model(workspace, screen, known));
    }

    /// A version outlives its run, which is what has most of the answers.
    private static String purged(String name, ModelVersion version) {
        return "The run %s, which made %s, is purged, and its project file, inputs and measurements with it: nothing is left to compare. `nightjar %s` shows what is kept."
                .formatted(
                        version.run(),
                        name,
                        version.isPurged()
                                ? "models " + version.project()
                                : "card %s %s".formatted(version.project(), version.version()));
    }

    private static @Nullable FittedModel model(
            Workspace workspace, Screen screen, ModelVersion version) {
        try {
            return SelfTestedVersion.load(workspace.registry(), version).model();
        } catch (VersionUnsound unsound) {
            screen.note(String.valueOf(unsound.getMessage()));
            return null;
        }
    }
}
