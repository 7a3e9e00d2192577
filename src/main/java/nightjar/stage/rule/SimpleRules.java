package nightjar.stage.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nightjar.expression.Expression;
import nightjar.metric.Metrics;
import nightjar.model.RuleModel;
import nightjar.model.Task;
import nightjar.pass.RowSource;
import nightjar.project.Goal;
import nightjar.project.ProjectSpec;
import nightjar.project.training.Algorithm;
import nightjar.project.training.Metric;
import nightjar.project.training.Suitability;
import nightjar.stage.clean.CleanColumns;
import nightjar.stage.features.Audience;
import nightjar.stage.features.Feature;
import nightjar.stage.features.FeaturePlan;
import nightjar.stage.features.transform.Computed;
import nightjar.stage.features.transform.Transform;
import nightjar.stage.train.Candidate;
import nightjar.stage.train.FittedModel;
import nightjar.stage.train.trainer.Trial;
import nightjar.table.ColumnType;
import nightjar.table.Field;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import org.jspecify.annotations.Nullable;

/// Fits the simple rules on training rows: what each answers where it holds and elsewhere. Which way it points is learnt with the answers.
public final class SimpleRules {

    private final Sample sample;
    private final double[] labels;
    private final Metric metric;
    private final Goal.@Nullable Value value;

    private SimpleRules(Sample sample, ProjectSpec spec) {
        Goal goal = spec.goal();
        this.value = goal == null ? null : goal.value();
        this.sample = sample;
        this.labels = sample.labels();
        this.metric = spec.train().metric();
    }

    /// The declared rule, where there is one, and the best one of a single column, where there is one.
    ///
    /// @param training the clean training rows
    /// @param trainingRows how many they are
    /// @param columns that features are made of
    public static List<SimpleRule> fit(
            RowSource training,
            Task task,
            ProjectSpec spec,
            long trainingRows,
            List<String> columns) {
        Suitability suitability = spec.suitability();
        String declared = suitability == null ? null : suitability.rule();
        Set<String> read = new LinkedHashSet<>(columns);
        if (declared != null) {
            read.addAll(Expression.compile(declared, types(training.schema())).columns());
        }
        read.add(CleanColumns.LABEL);
        Sample sample = Sample.read(training.only(List.copyOf(read)), task, trainingRows);
        if (sample.isEmpty()) {
            return List.of();
        }
        SimpleRules rules = new SimpleRules(sample, spec);
        List<SimpleRule> fitted = new ArrayList<>();
        if (declared != null) {
            fitted.add(rules.fit(SimpleRule.DECLARED, declared));
        }
        RuleSearch.best(sample, columns)
                .filter(found -> !found.equals(declared))
                .map(found -> rules.fit(SimpleRule.FOUND, found))
                .ifPresent(fitted::add);
        return fitted;
    }

    private SimpleRule fit(String name, String text) {
        Expression expression = Expression.compile(text, types(sample.schema()));
        Halves halves = new Halves(sample.task(), labels);
        int at = 0;
        for (RecordBatch batch : sample.batches()) {
            for (double holds : expression.numbers(batch).values()) {
                if (holds == 1) {
                    halves.hold(labels[at]);
                }
                at++;
            }
        }
        RuleModel model = new RuleModel(halves.inside(), halves.outside());
        Transform holds = new Computed("holds", text, List.copyOf(expression.columns()), 0);
        return new SimpleRule(
                name,
                text,
                new FittedModel(
                        sample.task(),
                        new Candidate(
                                new Trial(0, Algorithm.RULE, Map.of(), 0),
                                0,
                                threshold(model),
                                metric,
                                null,
                                null),
                        new FeaturePlan(
                                List.of(), List.of(new Feature(holds, Audience.ALL)), List.of()),
                        model));
    }

    /// The half with more positives is answered yes; where the goal has values, every half where a yes is worth more than a no.
    private double threshold(RuleModel model) {
        if (!(sample.task() instanceof Task.Binary)) {
            return Metrics.THRESHOLD;
        }
        double more = Math.max(model.holds().getFirst(), model.otherwise().getFirst());
        double fewer = Math.min(model.holds().getFirst(), model.otherwise().getFirst());
        if (value == null) {
            return more;
        }
        if (yes(fewer, value) > 0) {
            return fewer;
        }
        return yes(more, value) > 0 ? more : Math.nextUp(1.0);
    }

    private static double yes(double share, Goal.Value value) {
        return share * value.ofHit() + (1 - share) * value.ofFalseAlarm();
    }

    private static Map<String, ColumnType> types(Schema schema) {
        Map<String, ColumnType> types = new HashMap<>();
        for (Field field : schema.fields()) {
            types.put(field.name(), field.type());
        }
        return types;
    }
}
