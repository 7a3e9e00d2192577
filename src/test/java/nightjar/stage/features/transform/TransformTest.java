package nightjar.stage.features.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import nightjar.durable.Json;
import nightjar.project.training.FeatureSpec.DateParts.Part;
import nightjar.stage.features.Feature;
import nightjar.stage.features.FeaturePlan;
import nightjar.stage.features.transform.TargetEncode.Means;
import nightjar.table.Column;
import nightjar.table.ColumnType;
import nightjar.table.DateColumn;
import nightjar.table.Field;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import nightjar.table.TextColumn;
import org.junit.jupiter.api.Test;

/// Fitted transforms over rows with a missing cell, encoded by hand.
class TransformTest {

    private static final double GONE = Double.NaN;
    private static final long DAY = Age.day(LocalDate.of(2026, 11, 24));

    private static final Schema SCHEMA =
            new Schema(
                    List.of(
                            new Field("n", ColumnType.NUMBER),
                            new Field("c", ColumnType.CATEGORY),
                            new Field("t", ColumnType.CATEGORY),
                            new Field("d", ColumnType.DATE)));

    private static final RecordBatch ROWS =
            new RecordBatch(
                    SCHEMA,
                    List.<Column>of(
                            new NumberColumn(new double[] {-2, 0, 4, GONE}),
                            TextColumn.of("a", "b", "unseen", null),
                            TextColumn.of("TRUE", "0", "true", null),
                            new DateColumn(
                                    new long[] {
                                        Instant.parse("2026-11-22T12:00:00Z").toEpochMilli(),
                                        Instant.parse("1969-12-31T23:59:00Z").toEpochMilli(),
                                        DAY,
                                        DateColumn.MISSING
                                    })),
                    LongStream.rangeClosed(1, 4).toArray(),
                    LongStream.rangeClosed(2, 5).toArray());

    @Test
    void aPlanOfAnEarlierNightjarKeepsItsBytes() throws IOException {
        String stored = Files.readString(Path.of("src/test/resources/golden/features/plan.json"));

        FeaturePlan plan = Json.read(stored, FeaturePlan.class);

        assertThat(Json.write(plan)).isEqualTo(stored);
        assertThat(kinds(plan)).containsExactlyInAnyOrder(Transform.class.getPermittedSubclasses());
    }

    private static Set<Class<?>> kinds(FeaturePlan plan) {
        return plan.features().stream()
                .map(Feature::transform)
                .<Class<?>>map(Object::getClass)
                .collect(Collectors.toSet());
    }

    @Test
    void numbersAreFilledBeforeTheyAreChanged() {
        assertThat(encoded(new Plain("n", 7))).containsExactly(-2, 0, 4, 7);
        assertThat(encoded(new Scale("n", false, 7, 1, 2))).containsExactly(-1.5f, -0.5f, 1.5f, 3);
        assertThat(encoded(new Log("n", 0)))
                .containsExactly((float) -Math.log(3), 0, (float) Math.log(5), 0);
        assertThat(encoded(new Bins("n", 4, List.of(-2.0, 1.0)))).containsExactly(1, 1, 2, 2);
        assertThat(encoded(new MissingIndicator("n"))).containsExactly(0, 0, 0, 1);
    }

    @Test
    void levelsThatTrainingDidNotHaveAreTheOthers() {
        assertThat(encoded(new Ordinal("c", List.of("b", "a")))).containsExactly(1, 0, -1, -1);
        assertThat(encoded(new Frequency("c", new TreeMap<>(Map.of("a", 0.75, "b", 0.25)))))
                .containsExactly(0.75f, 0.25f, 0, 0);
        assertThat(encoded(new OneHot("c", List.of("a", "b"))))
                .containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1);
    }

    @Test
    void trainingRowsGetTheMeansOfTheOtherFolds() {
        Means whole = new Means(List.of(0.5), new TreeMap<>(Map.of("a", List.of(0.75))));
        Means others = new Means(List.of(0.25), new TreeMap<>(Map.of("a", List.of(1.0))));
        TargetEncode encode = new TargetEncode("c", List.of(), whole, List.of(others));

        assertThat(encoded(encode)).containsExactly(0.75f, 0.5f, 0.5f, 0.5f);
        assertThat(encoded(encode.perFold().getFirst())).containsExactly(1, 0.25f, 0.25f, 0.25f);
        assertThat(encode.stored()).isEqualTo(new TargetEncode("c", List.of(), whole, List.of()));
    }

    @Test
    void truthValuesAreTheSameInAnySpelling() {
        assertThat(encoded(new Ordinal("t", List.of("false", "true"))))
                .containsExactly(1, 0, 1, -1);
    }

    @Test
    void datesBefore1970HavePartsToo() {
        List<Part> parts = List.of(Part.YEAR, Part.DAY_OF_WEEK, Part.MINUTE_OF_DAY);

        assertThat(encoded(new DateParts("d", parts, 0)))
                .containsExactly(2026, 7, 720, 1969, 3, 1439, 2026, 2, 0, 1970, 4, 0);
    }

    @Test
    void agesAndRatiosAreFilledWhereTheyAreUndefined() {
        assertThat(encoded(new Age("d", null, 9))).containsExactly(1.5f, 20781 + 1 / 1440f, 0, 9);
        assertThat(encoded(new Ratio("r", "n", "n", 5))).containsExactly(1, 5, 1, 5);
        assertThat(encoded(new Computed("x", "n * 2.0", List.of("n"), 6)))
                .containsExactly(-4, 0, 8, 6);
    }

    @Test
    void aColumnThatIsNotThereIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Plain("m", 0).encoder(SCHEMA, DAY))
                .withMessage("No column 'm' in [n, c, t, d]");
    }

    private static float[] encoded(Transform transform) {
        int width = transform.names().size();
        float[] values = new float[ROWS.rows() * width];
        transform.encoder(SCHEMA, DAY).encode(ROWS, values, width, 0);
        return values;
    }
}
