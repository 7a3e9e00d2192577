package nightjar.stage.clean;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nightjar.pass.SourceBatch;
import nightjar.source.csv.RawRecord;
import nightjar.table.RecordBatch;
import nightjar.table.RejectedRow;
import org.jspecify.annotations.Nullable;

/// Which rows of a batch are set aside, and why: each for the first reason there is. A filter goes before the faults of a row, since who
/// drops a row does not ask whether it is right.
final class RowReasons {

    /// @param kind the reason without cells, for counting
    /// @param meant the project file drops the row; no fault of it
    private record Reason(String kind, String text, boolean meant) {}

    private final @Nullable Reason[] reasons;

    RowReasons(int rows) {
        this.reasons = new Reason[rows];
    }

    /// Sets a row aside for a fault.
    void reject(int row, String kind, String text) {
        if (reasons[row] == null) {
            reasons[row] = new Reason(kind, text, false);
        }
    }

    /// Sets a row aside because the project file means it.
    void setAside(int row, String kind, String text) {
        if (reasons[row] == null) {
            reasons[row] = new Reason(kind, text, true);
        }
    }

    /// As [#setAside], whatever else is wrong with the row.
    void drop(int row, String kind) {
        Reason reason = reasons[row];
        if (reason == null || !reason.meant()) {
            reasons[row] = new Reason(kind, kind, true);
        }
    }

    boolean isOut(int row) {
        return reasons[row] != null;
    }

    /// Whether the row is set aside, and not for a fault.
    boolean isMeant(int row) {
        Reason reason = reasons[row];
        return reason != null && reason.meant();
    }

    /// The rows that stay.
    int[] kept() {
        return IntStream.range(0, reasons.length).filter(row -> !isOut(row)).toArray();
    }

    long meant() {
        return IntStream.range(0, reasons.length).filter(this::isMeant).count();
    }

    /// Rows per kind of reason, those included that came malformed.
    Map<String, Long> counts(SourceBatch batch) {
        Map<String, Long> counts = new TreeMap<>();
        for (Reason reason : reasons) {
            if (reason != null) {
                counts.merge(reason.kind(), 1L, Long::sum);
            }
        }
        if (!batch.rejected().isEmpty()) {
            counts.merge("malformed", (long) batch.rejected().size(), Long::sum);
        }
        return counts;
    }

    /// The rows set aside with those that came malformed, in the order of their lines.
    List<RejectedRow> rejected(SourceBatch batch) {
        RecordBatch raw = batch.rows();
        List<RejectedRow> rejected = new ArrayList<>(batch.rejected());
        for (int row = 0; row < reasons.length; row++) {
            Reason reason = reasons[row];
            if (reason != null) {
                rejected.add(new RejectedRow(raw.line(row), RawRecord.of(raw, row), reason.text()));
            }
        }
        rejected.sort(Comparator.comparingLong(RejectedRow::line));
        return rejected;
    }
}
