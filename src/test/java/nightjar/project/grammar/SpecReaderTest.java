package nightjar.project.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import nightjar.project.Budget;
import nightjar.project.ColumnSpec;
import nightjar.project.Goal;
import nightjar.project.LabelSpec;
import nightjar.project.OutputSpec;
import nightjar.project.ProjectSpec;
import nightjar.project.Schedule;
import nightjar.project.ScoreSpec;
import nightjar.project.SourceSpec;
import nightjar.project.SpecRejected;
import nightjar.project.Watch;
import nightjar.project.training.Algorithm;
import nightjar.project.training.Check;
import nightjar.project.training.CleanRule;
import nightjar.project.training.FeatureSpec;
import nightjar.project.training.GateRule;
import nightjar.project.training.Holdout;
import nightjar.project.training.Metric;
import nightjar.project.training.ParameterRange;
import nightjar.project.training.Reaction;
import nightjar.project.training.Review;
import nightjar.project.training.Suitability;
import nightjar.project.training.TrainSpec;
import nightjar.table.ColumnType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

class SpecReaderTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/spec");

    @TempDir Path folder;

    @Test
    void readsTheWholeFileAsRecords() {
        ProjectSpec spec = SpecReader.read(GOLDEN.resolve("whole.yaml")).spec();

        assertThat(spec.project()).isEqualTo("churn");
        assertThat(spec.goal())
                .isEqualTo(
                        new Goal(
                                "Cut customer churn by 10 % this quarter",
                                "retention",
                                new Goal.Kpi(
                                        "churn rate", 0.265, 0.2385, LocalDate.of(2027, 3, 31)),
                                "call the 500 customers at highest risk each week",
                                new Goal.Value(120, -15, 0, 0)));
        assertThat(spec.suitability())
                .isEqualTo(
                        new Suitability(
                                "contract == 'Month-to-month' && tenure < 12", 0, 0.95, null));
        assertThat(spec.budget())
                .isEqualTo(new Budget(30.0, 4_000_000_000L, 10_000_000_000L, null));
        assertThat(spec.data().source()).isEqualTo(SourceSpec.Csv.of("data/telco-churn.csv"));
        assertThat(spec.data().key()).isEqualTo("customer_id");
        assertThat(spec.data().label()).isEqualTo(new LabelSpec("churn", null, "Yes"));
        assertThat(spec.data().maxRejected()).isEqualTo(0.05);
        assertThat(spec.data().columns())
                .containsEntry(
                        "tenure",
                        new ColumnSpec(
                                ColumnType.NUMBER, 0.0, null, List.of(), false, false, null, null));
        assertThat(spec.checks())
                .containsExactly(
                        new Check.Rows(5000L, null, Check.On.TRAIN, Reaction.REFUSE, 19),
                        new Check.Missing(
                                "total_charges", 0.01, Check.On.BOTH, Reaction.QUARANTINE, 19));
        assertThat(spec.clean())
                .containsExactly(
                        new CleanRule.Trim(List.of()),
                        new CleanRule.MissingMarkers(List.of("", "NA", "?"), List.of()),
                        new CleanRule.Duplicates(CleanRule.Duplicates.Keep.LAST));
        assertThat(spec.features())
                .containsExactly(
                        new FeatureSpec.OneHot("contract", 20, 0.005),
                        new FeatureSpec.Ratio("spend_per_month", "total_charges", "tenure"));
        assertThat(spec.train())
                .isEqualTo(
                        new TrainSpec(
                                new Holdout(0.2, 42, null),
                                Metric.AUC,
                                20,
                                5,
                                TrainSpec.ClassWeight.NONE,
                                Map.of(
                                        Algorithm.LOGISTIC,
                                        Map.of(
                                                "lambda",
                                                new ParameterRange.Choice(List.of(0.01, 0.1, 1.0))),
                                        Algorithm.RANDOM_FOREST,
                                        Map.of(
                                                "trees",
                                                new ParameterRange.Choice(List.of(200.0)),
                                                "max_depth",
                                                new ParameterRange.Between(12, 20, false, true)),
                                        Algorithm.GRADIENT_BOOSTING,
                                        Map.of(
                                                "rounds",
                                                new ParameterRange.Between(50, 300, false, true),
                                                "max_depth",
                                                new ParameterRange.Between(3, 8, false, true),
                                                "learning_rate",
                                                new ParameterRange.Between(
                                                        0.02, 0.3, true, false)))));
        assertThat(spec.gate())
                .containsExactly(
                        new GateRule.Bound(Metric.AUC, 0.8, null, null),
                        new GateRule.Beats(GateRule.Opponent.CHAMPION, 0.95, 0, null),
                        new GateRule.Bound(Metric.AUC, 0.75, null, "senior_citizen"));
        assertThat(spec.review()).isEqualTo(new Review(30, 0.8));
        assertThat(spec.score())
                .isEqualTo(
                        new ScoreSpec(
                                SourceSpec.Csv.of("data/customers-${date}.csv"),
                                new OutputSpec(
                                        "out/churn-${date}.csv", OutputSpec.Spreadsheet.PLAIN),
                                0,
                                List.of(
                                        new Check.Rows(
                                                1L, null, Check.On.SCORE, Reaction.REFUSE, 33),
                                        new Check.Holds(
                                                "tenure >= 0.0",
                                                Check.On.SCORE,
                                                Reaction.WARN,
                                                33)),
                                ScoreSpec.BrokenColumns.WARN));
        assertThat(spec.watch())
                .isEqualTo(
                        new Watch(
                                SourceSpec.Csv.of("data/outcomes-${date}.csv"),
                                Duration.ofDays(30)));
        assertThat(spec.schedule())
                .isEqualTo(
                        new Schedule(
                                "0 0 2 * * *",
                                "0 30 6 * * *",
                                ZoneId.of("Asia/Seoul"),
                                Duration.ofHours(2)));
    }

    /// A small project file, what is put in place of one of its lines, and the problems that must be reported.
    record Wrong(String id, String yaml, List<String> problems) {
        @Override
        public String toString() {
            return id;
        }
    }

    static Stream<Wrong> wrongFiles() throws IOException {
        Map<?, ?> golden = new Yaml().load(Files.readString(GOLDEN.resolve("wrong.yaml")));
        List<Wrong> wrong = new ArrayList<>();
        for (Object one : (List<?>) at(golden, "cases")) {
            Map<?, ?> each = (Map<?, ?>) one;
            String yaml =
                    each.containsKey("whole")
                            ? (String) at(each, "whole")
                            : replaced(
                                    (String) at(golden, "base"), (Map<?, ?>) at(each, "replace"));
            List<?> problems = (List<?>) at(each, "problems");
            wrong.add(
                    new Wrong(
                            (String) at(each, "id"),
                            yaml,
                            problems.stream().map(Object::toString).toList()));
        }
        return wrong.stream();
    }

    private static Object at(Map<?, ?> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }

    private static String replaced(String base, Map<?, ?> replacements) {
        String yaml = base;
        for (Map.Entry<?, ?> replacement : replacements.entrySet()) {
            assertThat(yaml).contains((String) replacement.getKey());
            yaml = yaml.replace((String) replacement.getKey(), (String) replacement.getValue());
        }
        return yaml;
    }

    @ParameterizedTest
    @MethodSource("wrongFiles")
    void reportsEveryProblemWithItsPlace(Wrong wrong) throws IOException {
        Path file = folder.resolve("p.yaml");
        Files.writeString(file, wrong.yaml());

        SpecRejected rejected =
                catchThrowableOfType(SpecRejected.class, () -> SpecReader.read(file));

        assertThat(rejected).isNotNull();
        assertThat(
                        rejected.problems().stream()
                                .map(
                                        problem ->
                                                problem.toString()
                                                        .replace(file.toString(), "p")
                                                        .replace(folder.toString(), "<workspace>")))
                .containsExactlyElementsOf(wrong.problems());
    }

    @Test
    void theWorkspaceIsTheFolderAboveJobs() throws IOException {
        Files.createDirectories(folder.resolve("jobs"));
        Path inJobs = Files.copy(GOLDEN.resolve("whole.yaml"), folder.resolve("jobs/churn.yaml"));
        Path elsewhere = Files.copy(GOLDEN.resolve("whole.yaml"), folder.resolve("churn.yaml"));

        assertThat(SpecReader.read(inJobs).workspace()).isEqualTo(folder);
        assertThat(SpecReader.read(elsewhere).workspace()).isEqualTo(folder);
        assertThat(SpecReader.read(inJobs).resolve("out/${date}.csv", LocalDate.of(2026, 11, 22)))
                .isEqualTo(folder.resolve("out/2026-11-22.csv"));
    }

    @Test
    void aMissingFileIsNamedWithItsNeighbour() throws IOException {
        Files.copy(GOLDEN.resolve("whole.yaml"), folder.resolve("churn.yaml"));

        SpecRejected rejected =
                catchThrowableOfType(
                        SpecRejected.class, () -> SpecReader.read(folder.resolve("chrun.yaml")));

        assertThat(rejected)
                .hasMessageContaining("no such file")
                .hasMessageContaining("Did you mean " + folder.resolve("churn.yaml"));
    }

    @Test
    void theSampleProjectsAreInOrder() throws IOException {
        try (Stream<Path> jobs = Files.list(Path.of("jobs"))) {
            assertThat(jobs.map(job -> SpecReader.read(job).spec().project() + ".yaml"))
                    .containsExactlyInAnyOrder(
                            "churn.yaml", "flights.yaml", "house-prices.yaml", "penguins.yaml");
        }
    }
}
