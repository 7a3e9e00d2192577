package nightjar.stage.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import nightjar.engine.Mapped;
import nightjar.model.Task;
import nightjar.table.RecordBatch;
import org.junit.jupiter.api.Test;

class HoldoutMapTest {

    private static final Task BINARY = new Task.Binary("Yes", "No");

    @Test
    void handsOnTheHoldoutWithItsPredictions() {
        HoldoutMap map = map(new Champion.Comparable(3, Batches.scored(0.05)));
        RecordBatch rows = Batches.clean(11, "a 0.2 0 -1", "b 0.9 1 0", "- 0.7 1 -1", "a 0.1 0 3");

        Mapped<TrainingLabels> mapped = map.map(Batches.batch(rows));

        assertThat(csv(mapped.rows()))
                .containsExactly(
                        "nightjar.record,nightjar.label,id,plan,nightjar.candidate,nightjar.champion",
                        "11,0,c11,a,0.2,0.25",
                        "13,1,c13,,0.7,0.75");
        assertThat(mapped.tally()).isEqualTo(new TrainingLabels(2, 1, List.of(1L, 1L)));
    }

    @Test
    void hasNoChampionColumnsWhereNoneCanBeCompared() {
        RecordBatch rows = Batches.clean(1, "a 0.2 0 -1");

        Mapped<TrainingLabels> none = map(new Champion.None()).map(Batches.batch(rows));
        Mapped<TrainingLabels> incomparable =
                map(new Champion.Incomparable(3, "version 3 is broken")).map(Batches.batch(rows));

        assertThat(none.rows().schema().contains("nightjar.champion")).isFalse();
        assertThat(incomparable.rows().schema()).isEqualTo(none.rows().schema());
    }

    @Test
    void keepsTheColumnsWhereABatchHasNoHoldout() {
        HoldoutMap map = map(new Champion.None());

        Mapped<TrainingLabels> mapped =
                map.map(Batches.batch(Batches.clean(1, "a 0.2 0 1", "b 0.3 1 2")));

        assertThat(csv(mapped.rows()))
                .containsExactly("nightjar.record,nightjar.label,id,plan,nightjar.candidate");
    }

    @Test
    void namesAColumnPerClass() {
        Task classes = new Task.Classes(List.of("red", "green", "blue"));
        Contestant contestant =
                new Contestant(rows -> new double[] {0.1, 0.2, 0.7, 0.5, 0.3, 0.2}, 0.5);
        HoldoutMap map =
                new HoldoutMap(
                        new Contest(classes, contestant, new Champion.None(), List.of(), List.of()),
                        List.of());

        Mapped<TrainingLabels> mapped =
                map.map(Batches.batch(Batches.clean(1, "a 0 2 -1", "b 0 0 -1", "b 0 2 1")));

        assertThat(csv(mapped.rows()))
                .containsExactly(
                        "nightjar.record,nightjar.label,nightjar.candidate.red,nightjar.candidate.green,nightjar.candidate.blue",
                        "1,2,0.1,0.2,0.7",
                        "2,0,0.5,0.3,0.2");
        assertThat(mapped.tally()).isEqualTo(new TrainingLabels(1, 2, List.of(0L, 0L, 1L)));
    }

    @Test
    void countsTheSameAcrossBatchesAndRestarts() {
        HoldoutMap map = map(new Champion.None());
        TrainingLabels left = new TrainingLabels(2, 0.1, List.of(1L, 1L));
        TrainingLabels right = new TrainingLabels(3, 0.2, List.of(3L, 0L));

        TrainingLabels merged = map.merge(map.merge(map.empty(), left), right);
        TrainingLabels restarted = map.merge(map.read(map.write(left)), right);

        assertThat(merged).isEqualTo(new TrainingLabels(5, 0.1 + 0.2, List.of(4L, 1L)));
        assertThat(restarted).isEqualTo(merged);
    }

    @Test
    void refusesAModelThatAnswersForOtherRows() {
        HoldoutMap map =
                new HoldoutMap(
                        new Contest(
                                BINARY,
                                new Contestant(rows -> new double[5], 0.5),
                                new Champion.None(),
                                List.of(),
                                List.of()),
                        List.of());

        assertThatThrownBy(() -> map.map(Batches.batch(Batches.clean(1, "a 0.2 0 -1"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("5 predictions for 1 rows x 1 outputs");
    }

    private static HoldoutMap map(Champion champion) {
        return new HoldoutMap(
                new Contest(BINARY, Batches.scored(0), champion, List.of(), List.of()),
                List.of("id", "plan"));
    }

    private static List<String> csv(RecordBatch batch) {
        return IntStream.range(-1, batch.rows())
                .mapToObj(
                        row ->
                                row < 0
                                        ? String.join(",", batch.schema().names())
                                        : String.join(
                                                ",",
                                                batch.columns().stream()
                                                        .map(column -> column.text(row))
                                                        .toList()))
                .toList();
    }
}
