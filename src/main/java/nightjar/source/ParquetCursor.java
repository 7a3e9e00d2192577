package nightjar.source;

import dev.hardwood.metadata.LogicalType;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.Validity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import nightjar.table.Column;
import nightjar.table.DateColumn;
import nightjar.table.NumberColumn;
import nightjar.table.TextColumn;

/// One column of a Parquet file, taken on in steps of any size, whatever the sizes of pages and row groups.
final class ParquetCursor implements AutoCloseable {

    /// Whole numbers up to here divide by a power of ten into the nearest double.
    private static final long EXACT = 1L << 53;

    private static final int EXACT_POWERS_OF_TEN = 22;

    /// What decoding makes of bytes that are no UTF-8.
    private static final char MALFORMED = '\uFFFD';

    private static final long JULIAN_DAY_OF_1970 = 2_440_588;

    private final ColumnReader reader;
    private final ParquetKind kind;
    private final Path file;
    private int at;
    private int known;

    ParquetCursor(ColumnReader reader, ParquetKind kind, Path file) {
        this.reader = reader;
        this.kind = kind;
        this.file = file;
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
    Column take(int rows) {
        return switch (kind.type()) {
            case NUMBER -> new NumberColumn(numbers(rows));
            case DATE -> new DateColumn(dates(rows));
            case TEXT, CATEGORY -> text(rows);
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
        switch (kind) {
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
            case DECIMAL -> copyDecimals(taken, done, step);
            case WIDE_LONG, BOOLEAN, STRING, DAYS, MILLIS, MICROS, NANOS, INT96 ->
                    throw new IllegalStateException(kind + " is no number");
        }
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : new BigInteger(Long.toUnsignedString(value)).doubleValue();
    }

    private void copyDecimals(double[] taken, int done, int step) {
        LogicalType.DecimalType decimal =
                (LogicalType.DecimalType) reader.getColumnSchema().logicalType();
        int scale = decimal.scale();
        switch (reader.getColumnSchema().type()) {
            case INT32 -> {
                int[] values = reader.getInts();
                for (int i = 0; i < step; i++) {
                    taken[done + i] = decimal(values[at + i], scale);
                }
            }
            case INT64 -> {
                long[] values = reader.getLongs();
                for (int i = 0; i < step; i++) {
                    taken[done + i] = decimal(values[at + i], scale);
                }
            }
            case BOOLEAN, INT96, FLOAT, DOUBLE, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> {
                byte[][] values = reader.getBinaries();
                for (int i = 0; i < step; i++) {
                    byte[] value = values[at + i];
                    taken[done + i] =
                            value == null
                                    ? Double.NaN
                                    : new BigDecimal(new BigInteger(value), scale).doubleValue();
                }
            }
        }
    }

    private static double decimal(long unscaled, int scale) {
        if (Math.abs(unscaled) <= EXACT && scale >= 0 && scale <= EXACT_POWERS_OF_TEN) {
            return unscaled / Math.pow(10, scale);
        }
        return BigDecimal.valueOf(unscaled, scale).doubleValue();
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
        return switch (kind) {
            case DAYS -> TimeUnit.DAYS.toMillis(reader.getInts()[i]);
            case MILLIS -> reader.getLongs()[i];
            case MICROS -> Math.floorDiv(reader.getLongs()[i], 1_000L);
            case NANOS -> Math.floorDiv(reader.getLongs()[i], 1_000_000L);
            case INT96 -> int96(reader.getBinaries()[i]);
            case INT,
                    UNSIGNED_INT,
                    LONG,
                    WIDE_LONG,
                    UNSIGNED_LONG,
                    FLOAT,
                    DOUBLE,
                    DECIMAL,
                    BOOLEAN,
                    STRING ->
                    throw new IllegalStateException(kind + " is no date");
        };
    }

    private static long int96(byte[] value) {
        ByteBuffer bytes = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        long nanosOfDay = bytes.getLong();
        long day = bytes.getInt() - JULIAN_DAY_OF_1970;
        return TimeUnit.DAYS.toMillis(day) + TimeUnit.NANOSECONDS.toMillis(nanosOfDay);
    }

    private TextColumn text(int rows) {
        if (kind == ParquetKind.STRING && rows <= available()) {
            TextColumn coded = coded(rows);
            if (coded.dictionary().stream().noneMatch(text -> text.indexOf(MALFORMED) >= 0)) {
                at += rows;
                return coded;
            }
        }
        return built(rows);
    }

    /// Makes a text per distinct cell, not per row. Bytes that are no UTF-8 may become equal texts with several codes.
    private TextColumn coded(int rows) {
        byte[] bytes = reader.getBinaryValues();
        int[] offsets = reader.getBinaryOffsets();
        Validity validity = reader.getLeafValidity();
        CellDictionary dictionary = new CellDictionary(rows, StandardCharsets.UTF_8, false);
        for (int i = at; i < at + rows; i++) {
            if (validity.isNull(i)) {
                dictionary.addMissing();
            } else {
                dictionary.add(bytes, offsets[i], offsets[i + 1]);
            }
        }
        return dictionary.build();
    }

    private TextColumn built(int rows) {
        TextColumn.Builder builder = new TextColumn.Builder(rows);
        for (int done = 0; done < rows; ) {
            int step = Math.min(rows - done, available());
            addText(builder, step);
            at += step;
            done += step;
        }
        return builder.build();
    }

    private void addText(TextColumn.Builder builder, int step) {
        if (kind == ParquetKind.STRING) {
            String[] values = reader.getStrings();
            for (int i = 0; i < step; i++) {
                builder.add(values[at + i]);
            }
            return;
        }
        Validity validity = reader.getLeafValidity();
        for (int i = at; i < at + step; i++) {
            builder.add(validity.isNull(i) ? null : cell(i));
        }
    }

    private String cell(int i) {
        return kind == ParquetKind.BOOLEAN
                ? String.valueOf(reader.getBooleans()[i])
                : Long.toString(reader.getLongs()[i]);
    }

    /// Cells that are decoded and not yet taken, at least 1.
    private int available() {
        while (at == known) {
            if (!nextBatch()) {
                throw ParquetFile.damaged(
                        file, new IllegalStateException("fewer rows than the footer says"));
            }
            at = 0;
            known = reader.getRecordCount();
        }
        return known - at;
    }

    private boolean nextBatch() {
        try {
            return reader.nextBatch();
        } catch (RuntimeException e) {
            throw ParquetFile.damaged(file, e);
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
