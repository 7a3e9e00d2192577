package nightjar.source.parquet;

import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.metadata.Statistics;
import dev.hardwood.schema.ColumnSchema;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// Columns of numbers that a `double` would round, such as 64-bit identifiers and long decimals: where nobody says what they are, they are read
/// as text, or two keys would become one.
final class WideNumbers {

    /// Digits that a double always holds.
    private static final int EXACT_DIGITS = 15;

    private static final BigInteger EXACT = BigInteger.ONE.shiftLeft(53);

    private WideNumbers() {}

    /// Whether a column holds such numbers, by the bounds that the file states; of a file without bounds whole numbers are believed to hold
    /// none, and decimals as many digits as their type allows.
    static boolean isWide(ParquetKind kind, ParquetFile file, ColumnSchema column) {
        if (kind == ParquetKind.DECIMAL) {
            return anyWide(kind, file, column, digits(column) > EXACT_DIGITS);
        }
        return (kind == ParquetKind.LONG || kind == ParquetKind.UNSIGNED_LONG)
                && anyWide(kind, file, column, false);
    }

    private static int digits(ColumnSchema column) {
        return ((LogicalType.DecimalType) column.logicalType()).precision();
    }

    /// @param unbounded what is believed of a row group that states no bounds
    private static boolean anyWide(
            ParquetKind kind, ParquetFile file, ColumnSchema column, boolean unbounded) {
        for (RowGroup group : file.rowGroups()) {
            Statistics bounds = group.columns().get(column.columnIndex()).metaData().statistics();
            boolean stated =
                    bounds != null && bounds.minValue() != null && bounds.maxValue() != null;
            boolean wide =
                    stated
                            ? isWide(kind, column, bounds.minValue())
                                    || isWide(kind, column, bounds.maxValue())
                            : unbounded;
            if (wide) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWide(ParquetKind kind, ColumnSchema column, byte @Nullable [] bound) {
        if (bound == null || bound.length == 0) {
            return false;
        }
        return value(kind, column, bound).abs().compareTo(EXACT) > 0;
    }

    private static BigInteger value(ParquetKind kind, ColumnSchema column, byte[] bound) {
        ByteBuffer bytes = ByteBuffer.wrap(bound).order(ByteOrder.LITTLE_ENDIAN);
        if (column.type() == PhysicalType.INT64 && bound.length == Long.BYTES) {
            return kind == ParquetKind.UNSIGNED_LONG
                    ? new BigInteger(Long.toUnsignedString(bytes.getLong()))
                    : BigInteger.valueOf(bytes.getLong());
        }
        return column.type() == PhysicalType.INT32 && bound.length == Integer.BYTES
                ? BigInteger.valueOf(bytes.getInt())
                : new BigInteger(bound);
    }
}
