package nightjar.stage.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import nightjar.durable.Json;
import nightjar.durable.WholeFiles;
import nightjar.model.Task;
import nightjar.pass.BatchReader;
import nightjar.pass.SourceBatch;
import nightjar.project.ProjectSpec;
import nightjar.project.grammar.SpecReader;
import nightjar.project.training.Algorithm;
import nightjar.stage.clean.CleanColumns;
import nightjar.stage.clean.CleanRows;
import nightjar.stage.features.transform.Measure;
import nightjar.stage.features.transform.Measured;
import nightjar.table.ColumnType;
import nightjar.table.DateColumn;
import nightjar.table.Field;
import nightjar.table.Matrix;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import nightjar.table.TextColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plans fitted on six training rows and two of the hold-out; the numbers are worked out by hand.
class PlanTest {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 24);
    private static final double GONE = Double.NaN;

    private static final Schema SCHEMA =
            new Schema(
                    List.of(
                            new Field("id", ColumnType.TEXT),
                            new Field("y", ColumnType.CATEGORY),
                            new Field("n", ColumnType.NUMBER),
                            new Field("m", ColumnType.NUMBER),
                            new Field("c", ColumnType.CATEGORY),
                            new Field("d", ColumnType.DATE),
                            new Field("same", ColumnType.NUMBER),
                            new Field(CleanColumns.LABEL, ColumnType.NUMBER),
                            new Field(CleanColumns.FOLD, ColumnType.NUMBER)));

    /// Two folds of three rows, then the hold-out with what no training row has.
    @TempDir static Path folder;

    private static RecordBatch rows(double... holdoutLabels) {
        double[] labels = {1, 0, 1, 0, 0, 0, holdoutLabels[0], holdoutLabels[1]};
        return new RecordBatch(
                SCHEMA,
                List.of(
                        TextColumn.of("1", "2", "3", "4", "5", "6", "7", "8"),
                        TextColumn.of("yes", "no", "yes", "no", "no", "no", "no", "no"),
                        new NumberColumn(new double[] {1, 2, 3, 4, 5, GONE, 1000, GONE}),
                        new NumberColumn(new double[] {2, 2, 0, 8, 10, 1, 4, 4}),
                        TextColumn.of("a", "a", "b", "b", "b", null, "z", "a"),
                        new DateColumn(
                                new long[] {
                                    millis("2026-11-23T00:00:00Z"),
                                    millis("2026-11-22T12:30:00Z"),
                                    millis("2026-01-01T00:00:00Z"),
                                    millis("2026-11-24T00:00:00Z"),
                                    millis("2026-11-20T00:00:00Z"),
                                    DateColumn.MISSING,
                                    millis("2030-01-01T00:00:00Z"),
                                    millis("2026-11-24T00:00:00Z")
                                }),
                        new NumberColumn(new double[] {7, 7, 7, 7, 7, 7, 8, 9}),
                        new NumberColumn(labels),
                        new NumberColumn(new double[] {0, 0, 0, 1, 1, 1, -1, -1})),
                LongStream.rangeClosed(1, 8).toArray(),
                LongStream.rangeClosed(2, 9).toArray());
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    private static ProjectSpec spec(String features, String clean) {
        String yaml =
                """
                project: p
                data:
                  source: {csv: d.csv}
                  key: id
                  label: {column: y, positive: "yes"}
                  columns:
                    id: {type: text}
                    y: {type: category}
                    n: {type: number}
                    m: {type: number}
                    c: {type: category}
                    d: {type: date}
                    same: {type: number}
                clean: [%s]
                features: [%s]
                train: {folds: 2}
                """
                        .formatted(clean, features.isEmpty() ? "" : "{" + features + "}");
        return SpecReader.read(yaml, "p.yaml", Path.of("/w/p.yaml"), Path.of("/w")).spec();
    }

    private static FeaturePlan plan(String features, String clean, RecordBatch rows) {
        Task task = new Task.Binary("yes", "no");
        ProjectSpec spec = spec(features, clean);
        PreparationFitter preparing = new PreparationFitter(spec);
        List<Preparation> preparations =
                preparing.isNeeded()
                        ? preparing.fit(folded(List.of(), preparing.measures(), task, rows))
                        : List.of();
        PlanFitter fitter = new PlanFitter(spec, task, DATE);
        return fitter.fit(preparations, folded(preparations, fitter.measures(), task, rows));
    }

    /// Dealt to training and hold-out as cleaning does, folded in batches of two rows, merged.
    private static Measured folded(
            List<Preparation> preparations, List<Measure> measures, Task task, RecordBatch rows) {
        FeatureFold fold = new FeatureFold(preparations, measures, task, 2);
        CleanRows clean = new CleanRows(folder, WholeFiles.UNGUARDED);
        clean.write(0, List.of(rows));
        Measured state = fold.empty();
        try (BatchReader reader = clean.training(2).open(null)) {
            for (SourceBatch batch = reader.read(); batch != null; batch = reader.read()) {
                state = fold.merge(state, fold.fold(batch));
            }
        }
        return fold.read(fold.write(state));
    }

    /// The values of one matrix column, by its name.
    private static double[] column(FeaturePlan plan, Matrix matrix, String name) {
        int at = plan.names().indexOf(name);
        assertThat(at).as(name + " in " + plan.names()).isNotNegative();
        double[] values = new double[matrix.rows()];
        Arrays.setAll(values, row -> matrix.at(row, at));
        return values;
    }

    private static double[] scored(String features, String name) {
        RecordBatch rows = rows(0, 0);
        FeaturePlan plan = plan(features, "", rows);
        return column(plan, new PlanRunner(plan, SCHEMA, DATE).matrix(rows), name);
    }

    @Test
    void plainNumbersAreFilledWithTheMedianOfTheTrainingRows() {
        assertThat(scored("plain: n", "n")).containsExactly(1, 2, 3, 4, 5, 3, 1000, 3);
    }

    @Test
    void standardScalingHasMeanZeroAndDeviationOne() {
        double deviation = Math.sqrt(2.5);

        assertThat(scored("scale: n", "n(scaled)"))
                .containsExactly(
                        new double[] {
                            -2 / deviation,
                            -1 / deviation,
                            0,
                            1 / deviation,
                            2 / deviation,
                            0,
                            997 / deviation,
                            0
                        },
                        within(1e-4));
    }

    @Test
    void minMaxScalingSpansTheTrainingRows() {
        assertThat(scored("scale: {column: n, method: min_max}", "n(scaled)"))
                .containsExactly(
                        new double[] {0, 0.25, 0.5, 0.75, 1, 0.5, 249.75, 0.5}, within(1e-5));
    }

    @Test
    void robustScalingGoesByQuartiles() {
        assertThat(scored("scale: {column: n, method: robust}", "n(scaled)"))
                .containsExactly(new double[] {-1, -0.5, 0, 0.5, 1, 0, 498.5, 0}, within(1e-4));
    }

    @Test
    void theLogarithmKeepsTheSign() {
        assertThat(scored("log: m", "m(log)"))
                .containsExactly(
                        new double[] {
                            Math.log(3),
                            Math.log(3),
                            0,
                            Math.log(9),
                            Math.log(11),
                            Math.log(2),
                            Math.log(5),
                            Math.log(5)
                        },
                        within(1e-6));
    }

    @Test
    void binsCountTheEdgesAtOrBelow() {
        assertThat(scored("bins: {column: n, edges: [2, 4]}", "n(bin)"))
                .containsExactly(0, 1, 1, 2, 2, 1, 2, 1);
    }

    @Test
    void oneHotPoolsRareUnseenAndMissingLevels() {
        RecordBatch rows = rows(0, 0);
        FeaturePlan plan = plan("one_hot: {column: c, max_levels: 1}", "", rows);

        Matrix matrix = new PlanRunner(plan, SCHEMA, DATE).matrix(rows);

        assertThat(column(plan, matrix, "c=b")).containsExactly(0, 0, 1, 1, 1, 0, 0, 0);
        assertThat(column(plan, matrix, "c(other)")).containsExactly(1, 1, 0, 0, 0, 1, 1, 1);
    }

    @Test
    void ordinalTakesTheOrderGivenOrThatOfTheAlphabet() {
        assertThat(scored("ordinal: {column: c, order: [b, a]}", "c(position)"))
                .containsExactly(1, 1, 0, 0, 0, -1, -1, 1);
        assertThat(scored("ordinal: c", "c(position)")).containsExactly(0, 0, 1, 1, 1, -1, -1, 0);
    }

    @Test
    void frequencyIsTheShareOfTrainingRows() {
        assertThat(scored("frequency: c", "c(frequency)"))
                .containsExactly(
                        new double[] {2 / 6., 2 / 6., 0.5, 0.5, 0.5, 0, 0, 2 / 6.}, within(1e-6));
    }

    @Test
    void targetEncodingOfTrainingRowsLeavesTheirOwnFoldOut() {
        RecordBatch rows = rows(1, 1);
        FeaturePlan plan = plan("target_encode: {column: c, smoothing: 2}", "", rows);
        PlanRunner runner = new PlanRunner(plan, SCHEMA, DATE);

        double[] all = column(plan, runner.matrix(rows), "c(label mean)");
        double[] outOfFold =
                column(
                        plan,
                        runner.trainingMatrix(rows.select(new int[] {0, 1, 2, 3, 4, 5})),
                        "c(label mean)");

        double prior = 2 / 6.;
        double a = (1 + 2 * prior) / (2 + 2);
        double b = (1 + 2 * prior) / (3 + 2);
        assertThat(all)
                .containsExactly(new double[] {a, a, b, b, b, prior, prior, a}, within(1e-6));
        double bWithoutFirst = (0 + 2 * 0.) / (2 + 2);
        double priorWithoutSecond = 2 / 3.;
        double bWithoutSecond = (1 + 2 * priorWithoutSecond) / (1 + 2);
        assertThat(outOfFold)
                .containsExactly(
                        new double[] {
                            0, 0, bWithoutFirst, bWithoutSecond, bWithoutSecond, priorWithoutSecond
                        },
                        within(1e-6));
    }

    @Test
    void datesGiveTheirParts() {
        RecordBatch rows = rows(0, 0);
        FeaturePlan plan =
                plan(
                        "date_parts: {column: d, parts: [year, month, day_of_week, minute_of_day]}",
                        "",
                        rows);

        Matrix matrix = new PlanRunner(plan, SCHEMA, DATE).matrix(rows);

        assertThat(Arrays.copyOf(column(plan, matrix, "d(year)"), 3))
                .containsExactly(2026, 2026, 2026);
        assertThat(Arrays.copyOf(column(plan, matrix, "d(month)"), 3)).containsExactly(11, 11, 1);
        assertThat(Arrays.copyOf(column(plan, matrix, "d(day_of_week)"), 3))
                .containsExactly(1, 7, 4);
        assertThat(Arrays.copyOf(column(plan, matrix, "d(minute_of_day)"), 3))
                .containsExactly(0, 750, 0);
    }

    @Test
    void ageCountsDaysToTheBusinessDate() {
        assertThat(scored("age: d", "d(days to run)"))
                .containsExactly(
                        new double[] {1, 1.479167, 327, 0, 4, 1.479167, -1134, 0}, within(1e-3));
    }

    @Test
    void aRatioThatIsUndefinedIsFilled() {
        assertThat(scored("ratio: {name: r, of: [n, m]}", "r"))
                .containsExactly(new double[] {0.5, 1, 0.5, 0.5, 0.5, 0.5, 250, 0.5}, within(1e-6));
    }

    @Test
    void anExpressionSeesTheRowAndIsFilledWhereItIsUndefined() {
        assertThat(scored("expression: {name: e, is: \"n > 2.0 && c == 'b'\"}", "e"))
                .containsExactly(0, 0, 1, 1, 1, 1, 0, 0);
    }

    @Test
    void indicatorsMarkMissingCells() {
        assertThat(scored("missing_indicator: n", "n(missing)"))
                .containsExactly(0, 0, 0, 0, 0, 1, 0, 1);
    }

    @Test
    void fittedCleaningRulesGoByTheTrainingRows() {
        RecordBatch rows = rows(0, 0);
        FeaturePlan plan =
                plan(
                        "plain: n",
                        "{winsorize: {column: n, lower: 0 %, upper: 75 %}}, {impute: {column: n, with: mean}}",
                        rows);

        double[] n = column(plan, new PlanRunner(plan, SCHEMA, DATE).matrix(rows), "n");

        assertThat(n).containsExactly(1, 2, 3, 4, 4, 3, 4, 3);
    }

    @Test
    void columnsThatTeachNothingAreLeftOutWithTheirReason() {
        FeaturePlan plan = plan("drop: m", "", rows(0, 0));

        assertThat(plan.leftOut())
                .containsExactly(
                        new FeaturePlan.LeftOut("same", "constant in the training rows"),
                        new FeaturePlan.LeftOut("m", "dropped by the project file"));
        assertThat(plan.inputs()).containsExactly("n", "c", "d");
    }

    @Test
    void treesGetNumbersAsTheyAreAndLinearModelsScaledOnes() {
        FeaturePlan plan = plan("", "", rows(0, 0));

        assertThat(plan.restrictedTo(Algorithm.RANDOM_FOREST).names())
                .contains("n", "m")
                .doesNotContain("n(scaled)", "m(scaled)");
        assertThat(plan.restrictedTo(Algorithm.LOGISTIC).names())
                .contains("n(scaled)", "m(scaled)")
                .doesNotContain("n", "m");
    }

    @Test
    void labelsOfTheHoldOutChangeNothing() {
        String features = "target_encode: c";

        assertThat(Json.bytes(plan(features, "", rows(1, 1))))
                .isEqualTo(Json.bytes(plan(features, "", rows(0, 0))));
    }

    @Test
    void aPlanReadBackMakesTheSameMatrix() {
        RecordBatch rows = rows(0, 0);
        FeaturePlan plan = plan("target_encode: c, frequency: c".replace(", f", "}, {f"), "", rows);

        FeaturePlan again = Json.read(Json.bytes(plan), FeaturePlan.class);

        assertThat(again).isEqualTo(plan);
        assertThat(new PlanRunner(again, SCHEMA, DATE).matrix(rows).values())
                .isEqualTo(new PlanRunner(plan, SCHEMA, DATE).matrix(rows).values());
    }

    @Test
    void rangesAreTheQuartilesOfTheTrainingRows() {
        FeaturePlan plan = plan("frequency: c", "", rows(0, 0));

        assertThat(plan.ranges().keySet()).contains("n", "d").doesNotContain("c", "y", "id");
        assertThat(plan.ranges().get("n")).isEqualTo(new FeaturePlan.Range(2, 4));
    }

    @Test
    void aPlanMadeBeforeRangesWereKeptReadsAndKeepsItsBytes() {
        FeaturePlan now = plan("frequency: c", "", rows(0, 0));
        FeaturePlan before = new FeaturePlan(now.preparations(), now.features(), now.leftOut());

        String json = Json.write(before);

        assertThat(json).doesNotContain("ranges");
        assertThat(Json.read(json, FeaturePlan.class)).isEqualTo(before);
    }

    @Test
    void whatTrainingDidNotHaveIsCounted() {
        RecordBatch rows = rows(0, 0);
        FeaturePlan plan = plan("frequency: c", "", rows);

        assertThat(new PlanRunner(plan, SCHEMA, DATE).findings(rows))
                .containsExactlyEntriesOf(
                        new java.util.TreeMap<>(
                                Map.of(
                                        "missing.c",
                                        1L,
                                        "missing.d",
                                        1L,
                                        "missing.n",
                                        2L,
                                        "unseen.c",
                                        1L)));
    }
}
