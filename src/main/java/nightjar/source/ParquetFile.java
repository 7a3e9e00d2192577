package nightjar.source;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.ColumnReaders;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowGroupPredicate;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.ColumnSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// An open Parquet file: its footer is read, its columns can be read from any row on.
final class ParquetFile implements AutoCloseable {

    private final Path path;
    private final ParquetFileReader reader;

    private ParquetFile(Path path, ParquetFileReader reader) {
        this.path = path;
        this.reader = reader;
    }

    static ParquetFile open(Path path) {
        try {
            return new ParquetFile(path, ParquetFileReader.open(InputFile.of(path)));
        } catch (IOException | RuntimeException e) {
            throw damaged(path, e);
        }
    }

    /// Whatever the reader of the format stumbles over is the file's fault: it is handed no more than the file.
    static DataRejected damaged(Path path, Exception e) {
        return new DataRejected(
                "%s: does not read as Parquet: %s. Expected a complete Parquet file, compressed with SNAPPY, ZSTD, GZIP, LZ4 or not at all. Write it again."
                        .formatted(path, rootMessage(e)),
                e);
    }

    /// The readers of columns wrap what they throw several times; the innermost message names the codec or the damage.
    private static String rootMessage(Throwable e) {
        Throwable root = e;
        for (int depth = 0; root.getCause() != null && depth < 10; depth++) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    Path path() {
        return path;
    }

    long rows() {
        return reader.getFileMetaData().numRows();
    }

    List<ColumnSchema> columns() {
        return reader.getFileSchema().getColumns();
    }

    Optional<String> metadata(String key) {
        return Optional.ofNullable(reader.getFileMetaData().keyValueMetadata().get(key));
    }

    List<RowGroup> rowGroups() {
        return reader.getFileMetaData().rowGroups();
    }

    /// Cursors in `columns`, in that order, each before row `row`, from 0. Row groups before that row are not read.
    ///
    /// @param batchRows how many rows will usually be taken at once
    List<ParquetCursor> cursors(List<ParquetTable.Selected> columns, long row, int batchRows) {
        RowGroups.Entry entry = RowGroups.entry(rowGroups(), row);
        boolean[] projected = projected(columns);
        ColumnReaders readers =
                reader.buildColumnReaders(projection(projected))
                        .filter(RowGroupPredicate.byteRange(entry.offset(), Long.MAX_VALUE))
                        .batchSize(batchRows)
                        .build();
        List<ParquetCursor> cursors = new ArrayList<>(columns.size());
        for (ParquetTable.Selected column : columns) {
            ColumnReader values = readers.getColumnReader(rank(projected, column.position()));
            ParquetCursor cursor = new ParquetCursor(values, column.kind(), path);
            cursor.skip(row - entry.firstRow());
            cursors.add(cursor);
        }
        return cursors;
    }

    /// The columns to decode: those asked for, or all. Hardwood finds columns by name, takes a dot for a step into a nested column, and a name
    /// for that of the first leaf that bears it; where that would find another column, everything is decoded and indexes decide.
    private boolean[] projected(List<ParquetTable.Selected> columns) {
        boolean[] projected = new boolean[columns().size()];
        for (ParquetTable.Selected column : columns) {
            if (!isFoundByName(column.position())) {
                Arrays.fill(projected, true);
                return projected;
            }
            projected[column.position()] = true;
        }
        return projected;
    }

    private boolean isFoundByName(int column) {
        String name = columns().get(column).name();
        boolean same = true;
        for (ColumnSchema other : columns()) {
            same &= other.columnIndex() == column || !other.name().equals(name);
        }
        return same && !name.isEmpty() && name.indexOf('.') < 0;
    }

    private ColumnProjection projection(boolean[] projected) {
        List<String> names = new ArrayList<>();
        for (ColumnSchema column : columns()) {
            if (projected[column.columnIndex()]) {
                names.add(column.name());
            }
        }
        return names.size() == projected.length
                ? ColumnProjection.all()
                : ColumnProjection.columns(names.toArray(String[]::new));
    }

    private static int rank(boolean[] projected, int column) {
        int rank = 0;
        for (int i = 0; i < column; i++) {
            rank += projected[i] ? 1 : 0;
        }
        return rank;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close " + path, e);
        }
    }

    /// Where to enter a file to reach a row.
    static final class RowGroups {

        private RowGroups() {}

        /// @param offset of the first row group to read, in bytes
        /// @param firstRow of that row group, from 0
        record Entry(long offset, long firstRow) {}

        static Entry entry(List<RowGroup> groups, long row) {
            Entry entry = new Entry(0, 0);
            long firstRow = 0;
            for (RowGroup group : groups) {
                long offset = offset(group);
                if (firstRow > row || offset < entry.offset()) {
                    break;
                }
                entry = new Entry(offset, firstRow);
                firstRow += group.numRows();
            }
            return entry;
        }

        private static long offset(RowGroup group) {
            return group.columns().stream()
                    .mapToLong(ColumnChunk::chunkStartOffset)
                    .min()
                    .orElse(0);
        }
    }
}
