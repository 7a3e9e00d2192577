package nightjar.source.parquet;

import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.Validity;
import java.math.BigInteger;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import nightjar.table.Column;
import nightjar.table.DateColumn;
import nightjar.table.NumberColumn;
import nightjar.table.TextColumn;

/// One column of a Parquet file, taken on in steps of any size, whatever the sizes of pages and row groups.
final class ParquetCursor implements AutoCloseable {

    /// Whole numbers up to here divide by a power of ten into the nearest double.
    private static final long EXACT = 1L << 53;

    private static final int EXACT_POWERS_OF_TEN = 22;

    private final ColumnReader reader;
    private final ParquetTable.Selected column;
    private final ReadingWatch watch;
    private final ParquetTextCells texts;
    private int at;
    private int known;

    /// @param watch ends a reading that comes to nothing
    ParquetCursor(ColumnReader reader, ParquetTable.Selected column, ReadingWatch watch) {
        this.reader = reader;
        this.column = column;
        this.watch = watch;
        this.texts = new ParquetTextCells(reader, column.kind());
    }

    /// The name of the column in the file.
    String name() {
        return reader.getColumnSchema().name();
    }

    void skip(long rows) {
        long left = rows;
        while (left > 0) {
            int step = (int) Math.min(left, available());
            at += step;
            left -= step;
        }
    }

    /// The next `rows` cells.
    ///
    /// @param undecodable is told the rows, from 0, whose bytes are no text; their cells are missing
    Column take(int rows, IntConsumer undecodable) {
        return switch (column.as()) {
            case NUMBER -> new NumberColumn(numbers(rows));
            case DATE -> new DateColumn(dates(rows));
            case TEXT, CATEGORY -> text(rows, undecodable);
        };
    }

    /// The next `rows` cells of a column of kind LONG without missing cells.
    long[] takeLongs(int rows) {
        long[] taken = new long[rows];
        for (int done = 0; done < rows; ) {
            int step = Math.min(rows - done, available());
            System.arraycopy(reader.getLongs(), at, taken, done, step);
            at += step;
            done += step;
        }
        return taken;
    }

    private double[] numbers(int rows) {
        double[] taken = new double[rows];
        for (int done = 0; done < rows; ) {
            int step = Math.min(rows - done, available());
            copyNumbers(taken, done, step);
            markMissing(taken, done, step);
            at += step;
            done += step;
        }
        return taken;
    }

    private void markMissing(double[] taken, int done, int step) {
        Validity validity = reader.getLeafValidity();
        if (validity.hasNulls()) {
            for (int i = 0; i < step; i++) {
                if (validity.isNull(at + i)) {
                    taken[done + i] = Double.NaN;
                }
            }
        }
    }

    private void copyNumbers(double[] taken, int done, int step) {
        switch (column.kind()) {
            case INT -> {
                int[] values = reader.getInts();
                for (int i = 0; i < step; i++) {
                    taken[done + i] = values[at + i];
                }
            }
            case UNSIGNED_INT -> {
                int[] values = reader.getInts();
                for (int i = 0; i < step; i++) {
                    taken[done + i] = Integer.toUnsignedLong(values[at + i]);
                }
            }
            case LONG -> {
                long[] values = reader.getLongs();
                for (int i = 0; i < step; i++) {
                    taken[done + i] = values[at + i];
                }
            }
            case UNSIGNED_LONG -> {
                long[] values = reader.getLongs();
                for (int i = 0; i < step; i++) {
                    taken[done + i] = unsigned(values[at + i]);
                }
            }
            case FLOAT -> {
                float[] values = reader.getFloats();
                for (int i = 0; i < step; i++) {
                    taken[done + i] = values[at + i];
                }
            }
            case DOUBLE -> System.arraycopy(reader.getDoubles(), at, taken, done, step);
            case BOOLEAN -> {
                boolean[] values = reader.getBooleans();
                for (int i = 0; i < step; i++) {
                    taken[done + i] = values[at + i] ? 1 : 0;
                }
            }
            case FLOAT16 -> copyFloats16(taken, done, step);
            case DECIMAL -> copyDecimals(taken, done, step);
            case STRING,
                    BYTES,
                    UUID,
                    TIME_MILLIS,
                    TIME_MICROS,
                    TIME_NANOS,
                    DAYS,
                    MILLIS,
                    MICROS,
                    NANOS,
                    INT96 ->
                    throw new IllegalStateException(column.kind() + " is no number");
        }
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : new BigInteger(Long.toUnsignedString(value)).doubleValue();
    }

    private void copyFloats16(double[] taken, int done, int step) {
        byte[][] values = reader.getBinaries();
        for (int i = 0; i < step; i++) {
            byte[] value = values[at + i];
            taken[done + i] = value == null ? Double.NaN : ParquetTexts.float16(value);
        }
    }

    private void copyDecimals(double[] taken, int done, int step) {
        int scale = ((LogicalType.DecimalType) reader.getColumnSchema().logicalType()).scale();
        PhysicalType type = reader.getColumnSchema().type();
        Validity validity = reader.getLeafValidity();
        for (int i = 0; i < step; i++) {
            if (validity.isNull(at + i)) {
                continue;
            }
            taken[done + i] =
                    switch (type) {
                        case INT32 -> decimal(reader.getInts()[at + i], scale, at + i);
                        case INT64 -> decimal(reader.getLongs()[at + i], scale, at + i);
                        case BOOLEAN, INT96, FLOAT, DOUBLE, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY ->
                                ParquetTexts.decimal(reader, at + i).doubleValue();
                    };
        }
    }

    private double decimal(long unscaled, int scale, int i) {
        return Math.abs(unscaled) <= EXACT && scale <= EXACT_POWERS_OF_TEN
                ? unscaled / Math.pow(10, scale)
                : ParquetTexts.decimal(reader, i).doubleValue();
    }

    private long[] dates(int rows) {
        long[] taken = new long[rows];
        for (int done = 0; done < rows; ) {
            int step = Math.min(rows - done, available());
            Validity validity = reader.getLeafValidity();
            for (int i = 0; i < step; i++) {
                taken[done + i] = validity.isNull(at + i) ? DateColumn.MISSING : millis(at + i);
            }
            at += step;
            done += step;
        }
        return taken;
    }

    private long millis(int i) {
        return switch (column.kind()) {
            case DAYS -> TimeUnit.DAYS.toMillis(reader.getInts()[i]);
            case MILLIS -> reader.getLongs()[i];
            case MICROS -> Math.floorDiv(reader.getLongs()[i], 1_000L);
            case NANOS -> Math.floorDiv(reader.getLongs()[i], 1_000_000L);
            case INT96 -> Int96.of(reader.getBinaries()[i]).toEpochMilli();
            case INT,
                    UNSIGNED_INT,
                    LONG,
                    UNSIGNED_LONG,
                    FLOAT16,
                    FLOAT,
                    DOUBLE,
                    DECIMAL,
                    BOOLEAN,
                    STRING,
                    BYTES,
                    UUID,
                    TIME_MILLIS,
                    TIME_MICROS,
                    TIME_NANOS ->
                    throw new IllegalStateException(column.kind() + " is no date");
        };
    }

    private Column text(int rows, IntConsumer undecodable) {
        if (texts.isBytes() && rows <= available()) {
            TextColumn coded = texts.coded(at, rows);
            if (coded != null) {
                at += rows;
                return coded;
            }
        }
        TextColumn.Builder builder = new TextColumn.Builder(rows);
        for (int done = 0; done < rows; ) {
            int step = Math.min(rows - done, available());
            int before = done - at;
            texts.add(builder, at, step, row -> undecodable.accept(before + row));
            at += step;
            done += step;
        }
        return builder.build();
    }

    /// Cells that are decoded and not yet taken, at least 1.
    private int available() {
        while (at == known) {
            if (!watch.during(reader::nextBatch)) {
                throw new IllegalStateException("there are fewer rows than the footer says");
            }
            at = 0;
            known = reader.getRecordCount();
        }
        return known - at;
    }

    @Override
    public void close() {
        reader.close();
    }
}
