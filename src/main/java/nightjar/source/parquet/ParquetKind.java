package nightjar.source.parquet;

import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.schema.ColumnSchema;
import java.util.Optional;
import java.util.Set;
import nightjar.table.ColumnType;

/// How the values of a flat Parquet column become cells. Any of them can also be had as text, exactly: see [ParquetTexts].
enum ParquetKind {
    INT(ColumnType.NUMBER),
    UNSIGNED_INT(ColumnType.NUMBER),
    LONG(ColumnType.NUMBER),
    UNSIGNED_LONG(ColumnType.NUMBER),
    FLOAT16(ColumnType.NUMBER),
    FLOAT(ColumnType.NUMBER),
    DOUBLE(ColumnType.NUMBER),
    /// An unscaled number and a power of ten, as int, long or big-endian bytes.
    DECIMAL(ColumnType.NUMBER),
    BOOLEAN(ColumnType.TEXT),
    STRING(ColumnType.TEXT),
    /// Bytes of which the file does not say that they are text; see [ParquetColumns].
    BYTES(ColumnType.TEXT),
    UUID(ColumnType.TEXT),
    TIME_MILLIS(ColumnType.TEXT),
    TIME_MICROS(ColumnType.TEXT),
    TIME_NANOS(ColumnType.TEXT),
    /// Days since 1970-01-01.
    DAYS(ColumnType.DATE),
    MILLIS(ColumnType.DATE),
    MICROS(ColumnType.DATE),
    NANOS(ColumnType.DATE),
    /// Nanoseconds of the day and the Julian day, as Impala and older Spark write timestamps.
    INT96(ColumnType.DATE);

    private static final Set<PhysicalType> ARRAYS =
            Set.of(PhysicalType.BYTE_ARRAY, PhysicalType.FIXED_LEN_BYTE_ARRAY);

    private final ColumnType type;

    ParquetKind(ColumnType type) {
        this.type = type;
    }

    /// What its cells are where nobody says what they should be.
    ColumnType type() {
        return type;
    }

    /// What its cells are given as to somebody who needs them as `wanted`, so that nothing is lost on the way.
    ColumnType readAs(ColumnType wanted) {
        return switch (wanted) {
            case TEXT, CATEGORY -> ColumnType.TEXT;
            case NUMBER -> this == BOOLEAN ? ColumnType.NUMBER : type;
            case DATE -> type == ColumnType.DATE ? type : ColumnType.TEXT;
        };
    }

    /// The kind of a column; empty if it is nested or of a type that no cell can hold.
    static Optional<ParquetKind> of(ColumnSchema column) {
        if (column.fieldPath().elements().size() > 1 || column.maxRepetitionLevel() > 0) {
            return Optional.empty();
        }
        LogicalType logical = column.logicalType();
        return logical == null || logical instanceof LogicalType.NullType
                ? physical(column.type())
                : logical(logical, column.type());
    }

    /// Whether values that are meant as `column` says can be stored as it says.
    static boolean isPossible(ColumnSchema column) {
        PhysicalType type = column.type();
        return switch (column.logicalType()) {
            case LogicalType.StringType _, LogicalType.EnumType _, LogicalType.JsonType _ ->
                    ARRAYS.contains(type);
            case LogicalType.IntType integer ->
                    type == (integer.bitWidth() == 64 ? PhysicalType.INT64 : PhysicalType.INT32);
            case LogicalType.DecimalType _ ->
                    ARRAYS.contains(type)
                            || type == PhysicalType.INT32
                            || type == PhysicalType.INT64;
            case LogicalType.DateType _ -> type == PhysicalType.INT32;
            case LogicalType.TimestampType _ -> type == PhysicalType.INT64;
            case LogicalType.TimeType time ->
                    type
                            == (time.unit() == LogicalType.TimeUnit.MILLIS
                                    ? PhysicalType.INT32
                                    : PhysicalType.INT64);
            case LogicalType.UuidType _ -> isFixed(column, 16);
            case LogicalType.Float16Type _ -> isFixed(column, 2);
            case null, default -> true;
        };
    }

    private static boolean isFixed(ColumnSchema column, int bytes) {
        Integer length = column.typeLength();
        return column.type() == PhysicalType.FIXED_LEN_BYTE_ARRAY
                && length != null
                && length == bytes;
    }

    private static Optional<ParquetKind> physical(PhysicalType type) {
        return switch (type) {
            case BOOLEAN -> Optional.of(BOOLEAN);
            case INT32 -> Optional.of(INT);
            case INT64 -> Optional.of(LONG);
            case INT96 -> Optional.of(INT96);
            case FLOAT -> Optional.of(FLOAT);
            case DOUBLE -> Optional.of(DOUBLE);
            case BYTE_ARRAY -> Optional.of(BYTES);
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
            case LogicalType.TimeType time -> Optional.of(time(time.unit()));
            case LogicalType.UuidType _ -> Optional.of(UUID);
            case LogicalType.Float16Type _ -> Optional.of(FLOAT16);
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

    private static ParquetKind time(LogicalType.TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> TIME_MILLIS;
            case MICROS -> TIME_MICROS;
            case NANOS -> TIME_NANOS;
        };
    }
}
