package nightjar.pass;

import java.util.List;
import java.util.function.Supplier;
import nightjar.table.RecordBatch;
import nightjar.table.RejectedRow;
import org.jspecify.annotations.Nullable;

/// Consecutive records of a source: the good ones as a batch, the malformed ones beside it. A source may leave the cells to be read by the
/// first who asks for them, so that finding records, which only one thread can do, is all that thread does.
public final class SourceBatch {

    private final long records;
    private final boolean endsUnit;
    private @Nullable Supplier<SourceBatch> unread;
    private @Nullable RecordBatch rows;
    private List<RejectedRow> rejected;

    public SourceBatch(RecordBatch rows, List<RejectedRow> rejected) {
        this(rows, rejected, false);
    }

    /// @param endsUnit as [#endsUnit()]
    public SourceBatch(RecordBatch rows, List<RejectedRow> rejected, boolean endsUnit) {
        this.records = rows.rows() + (long) rejected.size();
        this.endsUnit = endsUnit;
        this.rows = rows;
        this.rejected = List.copyOf(rejected);
    }

    private SourceBatch(long records, boolean endsUnit, Supplier<SourceBatch> unread) {
        this.records = records;
        this.endsUnit = endsUnit;
        this.unread = unread;
        this.rejected = List.of();
    }

    /// A batch of `records` records, good and malformed, which `unread` gives when somebody asks; called once at most.
    ///
    /// @param endsUnit as [#endsUnit()]
    public static SourceBatch later(long records, boolean endsUnit, Supplier<SourceBatch> unread) {
        return new SourceBatch(records, endsUnit, unread);
    }

    public synchronized RecordBatch rows() {
        RecordBatch known = rows;
        return known == null ? read() : known;
    }

    public synchronized List<RejectedRow> rejected() {
        if (rows == null) {
            read();
        }
        return rejected;
    }

    private RecordBatch read() {
        if (unread == null) {
            throw new IllegalStateException("The cells of this batch could not be read before");
        }
        Supplier<SourceBatch> supplier = unread;
        unread = null;
        SourceBatch read = supplier.get();
        rejected = read.rejected();
        RecordBatch found = read.rows();
        rows = found;
        return found;
    }

    /// Records read: good and malformed.
    public long records() {
        return records;
    }

    /// Whether the source says that its [Unit] ends here. Where it says nothing, a unit ends behind its last possible batch.
    public boolean endsUnit() {
        return endsUnit;
    }
}
