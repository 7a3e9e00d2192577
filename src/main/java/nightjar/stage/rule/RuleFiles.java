package nightjar.stage.rule;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import nightjar.durable.Json;
import nightjar.ledger.RunFolder;
import nightjar.stage.train.FittedModel;

/// The fitted rules of a run as files, so that every attempt and every later step has the same.
public final class RuleFiles {

    private static final String FOLDER = "rules/";
    private static final String INDEX = FOLDER + "rules.json";

    private RuleFiles() {}

    /// A rule as the index names it.
    private record Entry(String name, String text) {}

    private record Index(List<Entry> rules) {}

    /// The rules of the run, fitted when they are asked for the first time.
    public static List<SimpleRule> of(RunFolder folder, Supplier<List<SimpleRule>> fit) {
        if (!folder.has(INDEX)) {
            List<SimpleRule> rules = fit.get();
            for (SimpleRule rule : rules) {
                rule.model()
                        .files()
                        .forEach(
                                (name, bytes) -> folder.writeBytes(file(rule.name(), name), bytes));
            }
            folder.write(
                    INDEX,
                    new Index(
                            rules.stream()
                                    .map(rule -> new Entry(rule.name(), rule.text()))
                                    .toList()));
        }
        return read(folder);
    }

    /// The rules of a run that has evaluated them.
    public static List<SimpleRule> read(RunFolder folder) {
        String index = new String(folder.readBytes(INDEX), StandardCharsets.UTF_8);
        return Json.read(index, Index.class).rules().stream()
                .map(entry -> new SimpleRule(entry.name(), entry.text(), model(folder, entry)))
                .toList();
    }

    private static FittedModel model(RunFolder folder, Entry entry) {
        Map<String, byte[]> files = new TreeMap<>();
        FittedModel.FILES.forEach(
                name -> files.put(name, folder.readBytes(file(entry.name(), name))));
        return FittedModel.read(files);
    }

    private static String file(String rule, String name) {
        return FOLDER + rule + "/" + name;
    }
}
