package nightjar.stage.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import nightjar.model.Task;
import nightjar.pass.Mapped;
import nightjar.stage.evaluate.challenger.Challenge;
import nightjar.stage.evaluate.challenger.Challenger;
import nightjar.stage.evaluate.challenger.Champion;
import nightjar.table.RecordBatch;
import org.junit.jupiter.api.Test;

class HoldoutMapTest {

    private static final Task BINARY = new Task.Binary("Yes", "No");

    @Test
    void handsOnTheRowsWithTheirPredictions() {
        HoldoutMap map = map(new Champion.Comparable(3, Batches.scored(0.05), null));
        RecordBatch rows = Batches.clean(11, "a 0.2 0 -1", "- 0.7 1 -1");

        Mapped<Long> mapped = map.map(Batches.batch(rows));

        assertThat(csv(mapped.rows()))
                .containsExactly(
                        "nightjar.record,nightjar.label,id,plan,nightjar.candidate,nightjar.champion",
                        "11,0,c11,a,0.2,0.25",
                        "12,1,c12,,0.7,0.75");
        assertThat(mapped.tally()).isEqualTo(2);
    }

    @Test
    void hasNoChampionColumnsWhereNoneCanBeCompared() {
        RecordBatch rows = Batches.clean(1, "a 0.2 0 -1");

        Mapped<Long> none = map(new Champion.None()).map(Batches.batch(rows));
        Mapped<Long> incomparable =
                map(new Champion.Incomparable(3, "version 3 is broken")).map(Batches.batch(rows));

        assertThat(none.rows().schema().contains("nightjar.champion")).isFalse();
        assertThat(incomparable.rows().schema()).isEqualTo(none.rows().schema());
    }

    @Test
    void keepsTheColumnsWhereABatchHasNoRows() {
        HoldoutMap map = map(new Champion.None());

        Mapped<Long> mapped = map.map(Batches.batch(Batches.clean(1)));

        assertThat(csv(mapped.rows()))
                .containsExactly("nightjar.record,nightjar.label,id,plan,nightjar.candidate");
    }

    @Test
    void namesAColumnPerClass() {
        Task classes = new Task.Classes(List.of("red", "green", "blue"));
        Challenger contestant =
                new Challenger(rows -> new double[] {0.1, 0.2, 0.7, 0.5, 0.3, 0.2}, 0.5);
        HoldoutMap map =
                new HoldoutMap(
                        new Challenge(
                                classes, contestant, new Champion.None(), List.of(), List.of()),
                        List.of());

        Mapped<Long> mapped = map.map(Batches.batch(Batches.clean(1, "a 0 2 -1", "b 0 0 -1")));

        assertThat(csv(mapped.rows()))
                .containsExactly(
                        "nightjar.record,nightjar.label,nightjar.candidate.red,nightjar.candidate.green,nightjar.candidate.blue",
                        "1,2,0.1,0.2,0.7",
                        "2,0,0.5,0.3,0.2");
        assertThat(mapped.tally()).isEqualTo(2);
    }

    @Test
    void countsTheSameAcrossBatchesAndRestarts() {
        HoldoutMap map = map(new Champion.None());

        long merged = map.merge(map.merge(map.empty(), 2L), 3L);
        long restarted = map.merge(map.read(map.write(2L)), 3L);

        assertThat(merged).isEqualTo(5);
        assertThat(restarted).isEqualTo(merged);
    }

    @Test
    void refusesAModelThatAnswersForOtherRows() {
        HoldoutMap map =
                new HoldoutMap(
                        new Challenge(
                                BINARY,
                                new Challenger(rows -> new double[5], 0.5),
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
                new Challenge(BINARY, Batches.scored(0), champion, List.of(), List.of()),
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
