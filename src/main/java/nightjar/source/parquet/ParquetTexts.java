package nightjar.source.parquet;

import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ColumnReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.UUID;
import nightjar.table.NumberColumn;
import org.jspecify.annotations.Nullable;

/// The cells of a Parquet column that is no text, as text: exactly what the file holds, as a CSV file would have it. Whole numbers have all their
/// digits, decimals their scale, `float` and `double` the shortest form that reads back the same, points in time their nanoseconds.
final class ParquetTexts {

    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder()
                    .appendPattern("HH:mm:ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .toFormatter(Locale.ROOT);

    private ParquetTexts() {}

    /// The value at `i` of the batch the reader stands at, which is not missing; null if it is NaN.
    static @Nullable String of(ColumnReader reader, ParquetKind kind, int i) {
        return switch (kind) {
            case INT -> Integer.toString(reader.getInts()[i]);
            case UNSIGNED_INT -> Integer.toUnsignedString(reader.getInts()[i]);
            case LONG -> Long.toString(reader.getLongs()[i]);
            case UNSIGNED_LONG -> Long.toUnsignedString(reader.getLongs()[i]);
            case FLOAT16 -> number(float16(reader.getBinaries()[i]));
            case FLOAT -> number(reader.getFloats()[i]);
            case DOUBLE -> number(reader.getDoubles()[i]);
            case DECIMAL -> decimal(reader, i).toPlainString();
            case BOOLEAN -> String.valueOf(reader.getBooleans()[i]);
            case UUID -> uuid(reader.getBinaries()[i]);
            case TIME_MILLIS -> time(reader.getInts()[i], 1_000_000);
            case TIME_MICROS -> time(reader.getLongs()[i], 1_000);
            case TIME_NANOS -> time(reader.getLongs()[i], 1);
            case DAYS -> LocalDate.ofEpochDay(reader.getInts()[i]).toString();
            case MILLIS -> moment(reader.getLongs()[i], 1_000);
            case MICROS -> moment(reader.getLongs()[i], 1_000_000);
            case NANOS -> moment(reader.getLongs()[i], 1_000_000_000);
            case INT96 -> Int96.of(reader.getBinaries()[i]).toString();
            case STRING, BYTES -> throw new IllegalStateException(kind + " is text");
        };
    }

    private static @Nullable String number(float value) {
        return Float.isNaN(value) ? null : NumberColumn.plain(value);
    }

    private static @Nullable String number(double value) {
        return Double.isNaN(value) ? null : NumberColumn.plain(value);
    }

    static float float16(byte[] littleEndian) {
        return Float.float16ToFloat((short) (littleEndian[0] & 0xFF | littleEndian[1] << 8));
    }

    /// The decimal at `i`, with its scale.
    static BigDecimal decimal(ColumnReader reader, int i) {
        int scale = ((LogicalType.DecimalType) reader.getColumnSchema().logicalType()).scale();
        PhysicalType type = reader.getColumnSchema().type();
        if (type == PhysicalType.INT32) {
            return BigDecimal.valueOf(reader.getInts()[i], scale);
        }
        return type == PhysicalType.INT64
                ? BigDecimal.valueOf(reader.getLongs()[i], scale)
                : new BigDecimal(new BigInteger(reader.getBinaries()[i]), scale);
    }

    private static String uuid(byte[] value) {
        ByteBuffer bytes = ByteBuffer.wrap(value);
        return new UUID(bytes.getLong(), bytes.getLong()).toString();
    }

    private static String time(long units, long nanosPerUnit) {
        return TIME.format(LocalTime.ofNanoOfDay(units * nanosPerUnit));
    }

    private static String moment(long units, long unitsPerSecond) {
        long fraction = Math.floorMod(units, unitsPerSecond);
        return Instant.ofEpochSecond(
                        Math.floorDiv(units, unitsPerSecond),
                        fraction * (1_000_000_000 / unitsPerSecond))
                .toString();
    }
}
