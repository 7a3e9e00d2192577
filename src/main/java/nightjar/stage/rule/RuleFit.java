package nightjar.stage.rule;

import java.util.List;
import java.util.SortedMap;
import nightjar.ledger.Artifact;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.HandOver;
import nightjar.ledger.RunFolder;
import nightjar.model.Task;
import nightjar.pass.RowSource;
import nightjar.stage.clean.CleanCounts;
import nightjar.stage.features.FeaturePlan;
import nightjar.stage.train.FittedModel;

/// The part of `evaluate` that comes first: fits the simple rules on training rows, in a pass of its own, once in a run; every attempt and every
/// later step has the same. They may use what features are made of.
public record RuleFit(
        CurrentRun run,
        HandOver<RowSource> training,
        HandOver<CleanCounts> counts,
        HandOver<Task> task,
        HandOver<FeaturePlan> plan) {

    public static final Artifact.Parts<List<SimpleRule>> RULES =
            new Artifact.Parts<>("rules/", RuleFit::read);

    /// Written last: without it nothing is fitted.
    private static final Artifact.Whole<Index> INDEX =
            Artifact.json(RULES.name() + "rules.json", Index.class);

    /// A rule as the index names it.
    private record Entry(String name, String text) {}

    private record Index(List<Entry> rules) {}

    /// The rules of a run that has fitted them.
    public HandOver<List<SimpleRule>> rules() {
        return run.folder().handOver(RULES);
    }

    /// The rules of the run, fitted when they are asked for the first time.
    public List<SimpleRule> fitted() {
        if (!run.folder().has(INDEX)) {
            List<SimpleRule> rules =
                    SimpleRules.fit(
                            training.get(),
                            task.get(),
                            run.spec(),
                            counts.get().trainingRows(),
                            plan.get().inputs());
            rules.forEach(rule -> run.folder().write(files(rule.name()), rule.model().files()));
            List<Entry> entries =
                    rules.stream().map(rule -> new Entry(rule.name(), rule.text())).toList();
            run.folder().write(INDEX, new Index(entries));
        }
        return run.folder().read(RULES);
    }

    private static List<SimpleRule> read(RunFolder folder) {
        return folder.read(INDEX).rules().stream()
                .map(
                        entry ->
                                new SimpleRule(
                                        entry.name(),
                                        entry.text(),
                                        FittedModel.read(folder.read(files(entry.name())))))
                .toList();
    }

    private static Artifact.Whole<SortedMap<String, byte[]>> files(String rule) {
        return Artifact.files(RULES.name() + rule + "/", FittedModel.FILES);
    }
}
