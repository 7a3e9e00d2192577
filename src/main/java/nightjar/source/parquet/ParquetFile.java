package nightjar.source.parquet;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.reader.ColumnReaders;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowGroupPredicate;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.ColumnSchema;
import dev.hardwood.schema.SchemaNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nightjar.durable.SourceFile;

/// An open Parquet file: its footer is read, its columns can be read from any row on.
final class ParquetFile implements AutoCloseable {

    private final Path path;
    private final ParquetFileReader reader;
    private final ReadingWatch watch = ReadingWatch.open();

    private ParquetFile(Path path, ParquetFileReader reader) {
        this.path = path;
        this.reader = reader;
    }

    /// @throws nightjar.table.DataRejected if it is damaged, or no Parquet file
    static ParquetFile open(Path path) {
        return Damage.turned(
                path,
                () -> "",
                () -> {
                    ParquetFile file = new ParquetFile(path, opened(path));
                    try {
                        file.requireWholeFooter();
                        return file;
                    } catch (RuntimeException e) {
                        file.close();
                        throw e;
                    }
                });
    }

    private static ParquetFileReader opened(Path path) {
        try {
            return ParquetFileReader.open(InputFile.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireWholeFooter() {
        long rows = 0;
        for (RowGroup group : rowGroups()) {
            rows = Math.addExact(rows, group.numRows());
            if (group.numRows() < 0 || group.columns().size() != columns().size()) {
                throw new IllegalStateException(
                        "a row group of %s rows and %s columns in a file of %s columns"
                                .formatted(
                                        group.numRows(), group.columns().size(), columns().size()));
            }
        }
        for (RowGroup group : rowGroups()) {
            if (group.columns().stream().anyMatch(chunk -> chunk.metaData() == null)) {
                throw new IllegalStateException(
                        "the footer does not describe each column, as where columns are encrypted");
            }
        }
        if (rows != rows()) {
            throw new IllegalStateException(
                    "the footer says %s rows and its row groups %s".formatted(rows(), rows));
        }
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

    /// Top-level columns, nested ones as one, in their order.
    List<SchemaNode> roots() {
        return reader.getFileSchema().getRootNode().children();
    }

    /// Cursors in `columns`, in that order, each before row `row`, from 0. Row groups before that row are not read.
    ///
    /// @param batchRows how many rows will usually be taken at once
    /// @throws nightjar.table.DataRejected if what the file says of the pages of these columns cannot be so
    List<ParquetCursor> cursors(List<ParquetTable.Selected> columns, long row, int batchRows) {
        RowGroups.Entry entry = RowGroups.entry(rowGroups(), row);
        boolean[] projected = projected(columns);
        walkPages(projected, entry.group());
        return Damage.turned(
                path,
                () -> "",
                () -> {
                    ColumnReaders readers = readers(projected, entry, batchRows);
                    List<ParquetCursor> cursors = new ArrayList<>(columns.size());
                    for (ParquetTable.Selected column : columns) {
                        int rank = rank(projected, column.position());
                        cursors.add(
                                new ParquetCursor(readers.getColumnReader(rank), column, watch));
                    }
                    cursors.forEach(cursor -> cursor.skip(row - entry.firstRow()));
                    return cursors;
                });
    }

    private ColumnReaders readers(boolean[] projected, RowGroups.Entry entry, int batchRows) {
        return reader.buildColumnReaders(projection(projected))
                .filter(RowGroupPredicate.byteRange(entry.offset(), Long.MAX_VALUE))
                .batchSize(batchRows)
                .build();
    }

    private void walkPages(boolean[] projected, int firstGroup) {
        try (PageWalk walk = PageWalk.open(path)) {
            for (int group = firstGroup; group < rowGroups().size(); group++) {
                for (ColumnSchema column : columns()) {
                    if (projected[column.columnIndex()]) {
                        walkPages(walk, group, column);
                    }
                }
            }
        } catch (IOException e) {
            throw SourceFile.unreadable(path, e);
        }
    }

    private void walkPages(PageWalk walk, int number, ColumnSchema column) {
        RowGroup group = rowGroups().get(number);
        Damage.turned(
                path,
                () -> "column '%s', row group %s: ".formatted(column.name(), number + 1),
                () -> {
                    walk.check(
                            group,
                            group.columns().get(column.columnIndex()),
                            column.maxRepetitionLevel() > 0);
                    return true;
                });
    }

    /// The row group, from 1, in which a row, from 0, stands.
    int groupOf(long row) {
        long end = 0;
        for (int group = 0; group < rowGroups().size(); group++) {
            end += rowGroups().get(group).numRows();
            if (row < end) {
                return group + 1;
            }
        }
        return rowGroups().size();
    }

    /// Gives the cursors back, unless the library is still busy with one of them: it would be waited for.
    void release(List<ParquetCursor> cursors) {
        if (!watch.hasEnded()) {
            cursors.forEach(ParquetCursor::close);
        }
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
        watch.close();
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
        /// @param group its number, from 0
        record Entry(long offset, long firstRow, int group) {}

        static Entry entry(List<RowGroup> groups, long row) {
            Entry entry = new Entry(0, 0, 0);
            long firstRow = 0;
            for (int i = 0; i < groups.size(); i++) {
                long offset = offset(groups.get(i));
                if (firstRow > row || offset < entry.offset()) {
                    break;
                }
                entry = new Entry(offset, firstRow, i);
                firstRow += groups.get(i).numRows();
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
