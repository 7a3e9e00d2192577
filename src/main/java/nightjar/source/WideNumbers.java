package nightjar.source;

import dev.hardwood.metadata.RowGroup;
import dev.hardwood.metadata.Statistics;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// Whole numbers that a `double` would round, such as 64-bit identifiers: they are read as text, or two keys would become one.
final class WideNumbers {

    private static final long EXACT = 1L << 53;

    private WideNumbers() {}

    /// The kind as which to read a column, by the bounds that the file states; a file without bounds is believed to hold none.
    static ParquetKind widen(ParquetKind kind, ParquetFile file, int column) {
        if (kind != ParquetKind.LONG) {
            return kind;
        }
        for (RowGroup group : file.rowGroups()) {
            Statistics bounds = group.columns().get(column).metaData().statistics();
            if (bounds != null && (isWide(bounds.minValue()) || isWide(bounds.maxValue()))) {
                return ParquetKind.WIDE_LONG;
            }
        }
        return kind;
    }

    private static boolean isWide(byte @Nullable [] bound) {
        if (bound == null || bound.length != Long.BYTES) {
            return false;
        }
        long value = ByteBuffer.wrap(bound).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return value > EXACT || value < -EXACT;
    }
}
