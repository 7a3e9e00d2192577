package nightjar.stage.validate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nightjar.project.ColumnSpec;
import nightjar.project.DataSpec;
import nightjar.project.LabelSpec;
import nightjar.project.ProjectSpec;
import nightjar.project.SourceSpec;
import nightjar.project.training.Check;
import nightjar.project.training.CleanRule;
import nightjar.project.training.Holdout;
import nightjar.project.training.Metric;
import nightjar.project.training.TrainSpec;
import nightjar.table.ColumnType;
import org.jspecify.annotations.Nullable;

/// A project that expects something of its data: key `id`, label `churn` with the positive value `Yes`, at most 1 % rejected.
record Expectation(
        @Nullable String key,
        Map<String, ColumnSpec> columns,
        List<Check> checks,
        List<CleanRule> clean) {

    static Expectation ofNothing() {
        Map<String, ColumnSpec> columns = new LinkedHashMap<>();
        columns.put("id", ColumnSpec.of(ColumnType.TEXT));
        columns.put("churn", ColumnSpec.of(ColumnType.CATEGORY));
        return new Expectation("id", columns, List.of(), List.of());
    }

    Expectation withoutKey() {
        Map<String, ColumnSpec> others = new LinkedHashMap<>(columns);
        others.remove("id");
        return new Expectation(null, others, checks, clean);
    }

    Expectation column(String name, ColumnSpec spec) {
        Map<String, ColumnSpec> more = new LinkedHashMap<>(columns);
        more.put(name, spec);
        return new Expectation(key, more, checks, clean);
    }

    Expectation check(Check check) {
        return new Expectation(key, columns, List.of(check), clean);
    }

    Expectation clean(CleanRule rule) {
        return new Expectation(key, columns, checks, List.of(rule));
    }

    ProjectSpec project() {
        return new ProjectSpec(
                "churn",
                null,
                null,
                null,
                new DataSpec(
                        SourceSpec.Csv.of("data/churn.csv"),
                        key,
                        new LabelSpec("churn", null, "Yes"),
                        columns,
                        0.01),
                checks,
                clean,
                List.of(),
                new TrainSpec(
                        new Holdout(0.2, 42, null),
                        Metric.AUC,
                        1,
                        5,
                        TrainSpec.ClassWeight.NONE,
                        Map.of()),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                nightjar.project.Privacy.ROWS);
    }

    /// The findings in training.
    List<Finding> judge(Observed observed) {
        return Judge.training(project(), observed).findings();
    }

    /// The only finding in training.
    Finding only(Observed observed) {
        List<Finding> findings = judge(observed);
        if (findings.size() != 1) {
            throw new AssertionError(findings);
        }
        return findings.getFirst();
    }
}
