package nightjar.cli.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import nightjar.cli.option.Options;
import nightjar.cli.option.Screen;
import nightjar.cli.text.ComparisonText;
import nightjar.history.VersionComparison;
import nightjar.operate.question.CompareVersions;
import nightjar.workspace.Workspace;
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
        VersionComparison comparison;
        try (Workspace workspace = options.look()) {
            comparison =
                    new CompareVersions(names.get(0), names.get(1)).in(workspace, screen::note);
        }
        if (json) {
            screen.json(comparison);
        } else {
            screen.say(ComparisonText.of(comparison));
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
}
