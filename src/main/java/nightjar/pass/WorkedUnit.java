package nightjar.pass;

import java.util.List;
import java.util.stream.LongStream;
import nightjar.table.RecordBatch;
import nightjar.table.RejectedRow;

/// What was made of one unit: everything that an engine writes down and adds up.
///
/// @param batches in their order; at least one
public record WorkedUnit<S>(List<WorkedBatch<S>> batches) {

    public WorkedUnit {
        batches = List.copyOf(batches);
    }

    public List<RecordBatch> rows() {
        return batches.stream().map(batch -> batch.mapped().rows()).toList();
    }

    public List<RejectedRow> rejected() {
        return batches.stream().flatMap(batch -> batch.mapped().rejected().stream()).toList();
    }

    /// Per rejected row how many rows are handed on before it; both are in the order of their lines.
    ///
    /// @param written rows handed on before the unit
    public long[] before(long written) {
        LongStream.Builder before = LongStream.builder();
        long handedOn = written;
        for (WorkedBatch<S> batch : batches) {
            addBefore(batch.mapped(), handedOn, before);
            handedOn += batch.mapped().rows().rows();
        }
        return before.build().toArray();
    }

    private static void addBefore(Mapped<?> mapped, long written, LongStream.Builder before) {
        long[] lines = mapped.rows().lines();
        int row = 0;
        for (RejectedRow rejected : mapped.rejected()) {
            while (row < lines.length && lines[row] < rejected.line()) {
                row++;
            }
            before.add(written + row);
        }
    }

    public UnitState<S> state(Aggregate<S> aggregate) {
        return UnitState.of(
                aggregate, batches.stream().map(batch -> batch.mapped().tally()).toList());
    }

    /// Records of the source, good and malformed.
    public long read() {
        return batches.stream().mapToLong(WorkedBatch::records).sum();
    }

    /// Rows handed on.
    public long written() {
        return batches.stream().mapToLong(batch -> batch.mapped().rows().rows()).sum();
    }
}
