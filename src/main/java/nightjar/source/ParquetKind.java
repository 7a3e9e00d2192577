package nightjar.source;

import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.schema.ColumnSchema;
import java.util.Optional;
import nightjar.table.ColumnType;

/// How the values of a flat Parquet column become cells.
enum ParquetKind {
    INT(ColumnType.NUMBER),
    UNSIGNED_INT(ColumnType.NUMBER),
    LONG(ColumnType.NUMBER),
    /// See [WideNumbers].
    WIDE_LONG(ColumnType.TEXT),
    UNSIGNED_LONG(ColumnType.NUMBER),
    FLOAT(ColumnType.NUMBER),
    DOUBLE(ColumnType.NUMBER),
    /// An unscaled number and a power of ten, as int, long or big-endian bytes.
    DECIMAL(ColumnType.NUMBER),
    BOOLEAN(ColumnType.TEXT),
    STRING(ColumnType.TEXT),
    /// Days since 1970-01-01.
    DAYS(ColumnType.DATE),
    MILLIS(ColumnType.DATE),
    MICROS(ColumnType.DATE),
    NANOS(ColumnType.DATE),
    /// Nanoseconds of the day and the Julian day, as Impala and older Spark write timestamps.
    INT96(ColumnType.DATE);

    private final ColumnType type;

    ParquetKind(ColumnType type) {
        this.type = type;
    }

    ColumnType type() {
        return type;
    }

    /// The kind of a column; empty if it is nested or of a type that no cell can hold.
    static Optional<ParquetKind> of(ColumnSchema column) {
        if (column.fieldPath().elements().size() > 1 || column.maxRepetitionLevel() > 0) {
            return Optional.empty();
        }
        LogicalType logical = column.logicalType();
        return logical == null ? physical(column.type()) : logical(logical, column.type());
    }

    private static Optional<ParquetKind> physical(PhysicalType type) {
        return switch (type) {
            case BOOLEAN -> Optional.of(BOOLEAN);
            case INT32 -> Optional.of(INT);
            case INT64 -> Optional.of(LONG);
            case INT96 -> Optional.of(INT96);
            case FLOAT -> Optional.of(FLOAT);
            case DOUBLE -> Optional.of(DOUBLE);
            case BYTE_ARRAY -> Optional.of(STRING);
            case FIXED_LEN_BYTE_ARRAY -> Optional.empty();
        };
    }

    private static Optional<ParquetKind> logical(LogicalType logical, PhysicalType type) {
        return switch (logical) {
            case LogicalType.StringType _, LogicalType.EnumType _, LogicalType.JsonType _ ->
                    Optional.of(STRING);
            case LogicalType.IntType integer -> Optional.of(integer(integer, type));
            case LogicalType.DecimalType _ -> Optional.of(DECIMAL);
            case LogicalType.DateType _ -> Optional.of(DAYS);
            case LogicalType.TimestampType timestamp -> Optional.of(timestamp(timestamp.unit()));
            default -> Optional.empty();
        };
    }

    private static ParquetKind integer(LogicalType.IntType integer, PhysicalType type) {
        if (type == PhysicalType.INT64) {
            return integer.isSigned() ? LONG : UNSIGNED_LONG;
        }
        return integer.isSigned() ? INT : UNSIGNED_INT;
    }

    private static ParquetKind timestamp(LogicalType.TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> MILLIS;
            case MICROS -> MICROS;
            case NANOS -> NANOS;
        };
    }
}
