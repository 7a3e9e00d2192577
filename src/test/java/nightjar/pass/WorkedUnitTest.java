package nightjar.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import nightjar.table.ColumnType;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.RejectedRow;
import nightjar.table.Schema;
import org.junit.jupiter.api.Test;

class WorkedUnitTest {

    private static final WorkedUnit<Long> UNIT =
            new WorkedUnit<>(
                    List.of(batch(new long[] {2, 4, 5}, 3, 6), batch(new long[] {8}, 7, 9, 10)));

    @Test
    void countsWhatWasReadAndWhatIsHandedOn() {
        assertThat(UNIT.read()).isEqualTo(9);
        assertThat(UNIT.written()).isEqualTo(4);
        assertThat(UNIT.rejected())
                .extracting(RejectedRow::line)
                .containsExactly(3L, 6L, 7L, 9L, 10L);
        assertThat(UNIT.rows()).extracting(RecordBatch::rows).containsExactly(3, 1);
    }

    @Test
    void saysHowManyRowsAreHandedOnBeforeEachRejectedOneOverAllUnits() {
        assertThat(UNIT.before(100)).containsExactly(101, 103, 103, 104, 104);
    }

    private static WorkedBatch<Long> batch(long[] lines, long... rejected) {
        RecordBatch rows =
                new RecordBatch(
                        Schema.of(List.of("n"), ColumnType.NUMBER),
                        List.of(new NumberColumn(Arrays.stream(lines).asDoubleStream().toArray())),
                        lines,
                        lines);
        List<RejectedRow> aside =
                Arrays.stream(rejected).mapToObj(line -> new RejectedRow(line, "x", "y")).toList();
        return new WorkedBatch<>(
                new Mapped<>(rows, aside, 0L), lines.length + rejected.length, false);
    }
}
