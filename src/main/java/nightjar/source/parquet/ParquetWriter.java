package nightjar.source.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;

/// Writes typed rows as a [Parquet](https://github.com/apache/parquet-format) file, uncompressed: text, numbers and dates
/// by dictionary where cells repeat, else plain; record and line numbers as steps. Pages carry a checksum. The same rows give the same bytes.
///
/// Holds one column of a file at a time. Not thread-safe.
public final class ParquetWriter {

    private static final byte[] MAGIC = {'P', 'A', 'R', '1'};

    /// Of a page; those of texts end earlier if they grow large.
    private static final int PAGE_ROWS = 1 << 16;

    private static final int PAGE_BYTES = 8 << 20;

    private final ChunkCells cells = new ChunkCells();
    private final PageBytes header = new PageBytes();
    private final PageBytes levels = new PageBytes();
    private final PageBytes content = new PageBytes();
    private int[] numbers = {};

    /// Writes the rows of `batches`, with record and line numbers behind the columns of the schema.
    ///
    /// @param batches of this schema
    /// @param key of a piece of metadata in the file's footer
    public void write(
            Path file, Schema schema, List<RecordBatch> batches, String key, String metadata)
            throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            write(out, schema, batches, key, metadata);
        }
    }

    /// As [#write(Path, Schema, List, String, String)], to a stream, which stays open.
    public void write(
            OutputStream out, Schema schema, List<RecordBatch> batches, String key, String metadata)
            throws IOException {
        Table table = new Table(out, schema, true, Map.of(key, metadata));
        table.add(batches);
        table.end();
    }

    /// Begins a file of any number of row groups, without record and line numbers, on a stream that stays open.
    public Table table(OutputStream out, Schema schema) throws IOException {
        return new Table(out, schema, false, Map.of());
    }

    /// A file that is being written, a row group at a time.
    public final class Table {

        private final Output output;
        private final int width;
        private final List<ParquetFooter.Column> columns;
        private final List<ParquetFooter.Group> groups = new ArrayList<>();
        private final Map<String, String> metadata;

        private Table(
                OutputStream out, Schema schema, boolean numbered, Map<String, String> metadata)
                throws IOException {
            this.output = new Output(out);
            this.width = schema.size();
            this.columns = ParquetFooter.Column.of(schema, numbered);
            this.metadata = metadata;
            output.write(ByteBuffer.wrap(MAGIC));
        }

        /// Writes a row group; none without rows.
        public void add(List<RecordBatch> batches) throws IOException {
            long rows = batches.stream().mapToLong(RecordBatch::rows).sum();
            if (rows == 0) {
                return;
            }
            List<ParquetFooter.Chunk> chunks = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                take(batches, i, width);
                chunks.add(chunk(columns.get(i), output));
            }
            groups.add(new ParquetFooter.Group(chunks, rows));
        }

        /// Writes what stands behind the last row group.
        public void end() throws IOException {
            header.clear();
            new ParquetFooter(header).file(columns, groups, metadata);
            header.addInt(header.size());
            header.add(MAGIC);
            output.write(header.view());
        }
    }

    private void take(List<RecordBatch> batches, int position, int width) {
        if (position < width) {
            cells.take(batches, position);
        } else if (position == width) {
            cells.take(batches, RecordBatch::records);
        } else {
            cells.take(batches, RecordBatch::lines);
        }
    }

    private ParquetFooter.Chunk chunk(ParquetFooter.Column column, Output output)
            throws IOException {
        long begin = output.at;
        ParquetFooter.Encoding encoding = ParquetFooter.Encoding.PLAIN;
        if (!column.optional()) {
            encoding = ParquetFooter.Encoding.DELTA_BINARY_PACKED;
        } else if (cells.coded()) {
            encoding = ParquetFooter.Encoding.RLE_DICTIONARY;
            output.write(dictionaryHeader(), cells.dictionary().view());
        }
        long data = output.at;
        for (int row = 0; row < cells.rows(); ) {
            row = page(column, encoding, row, output);
        }
        return new ParquetFooter.Chunk(
                column, encoding, cells.rows(), cells.missing(), begin, data, output.at);
    }

    private ByteBuffer dictionaryHeader() {
        PageBytes entries = cells.dictionary();
        header.clear();
        new ParquetFooter(header)
                .dictionaryPage(entries.size(), checksum(entries.view()), cells.distinct());
        return header.view();
    }

    /// @return the row behind the last of the page
    private int page(
            ParquetFooter.Column column, ParquetFooter.Encoding encoding, int from, Output output)
            throws IOException {
        int limit = Math.min(cells.rows(), from + PAGE_ROWS);
        content.clear();
        int end =
                switch (encoding) {
                    case PLAIN -> cells.addPlain(content, from, limit, PAGE_BYTES);
                    case RLE_DICTIONARY -> addCodes(from, limit);
                    case DELTA_BINARY_PACKED -> {
                        PageEncodings.delta(content, cells.values(), from, limit);
                        yield limit;
                    }
                };
        levels.clear();
        if (column.optional()) {
            addLevels(from, end);
        }
        header.clear();
        new ParquetFooter(header)
                .dataPage(
                        levels.size() + content.size(),
                        checksum(levels.view(), content.view()),
                        end - from,
                        encoding);
        output.write(header.view(), levels.view(), content.view());
        return end;
    }

    private int addCodes(int from, int end) {
        int[] there = numbers(end - from);
        int count = 0;
        for (int row = from; row < end; row++) {
            int code = cells.codes()[row];
            there[count] = code;
            count += code == ChunkCells.MISSING ? 0 : 1;
        }
        int width = PageEncodings.width(cells.distinct());
        content.add(width);
        PageEncodings.hybrid(content, there, count, width);
        return end;
    }

    /// Definition levels: 0 where a cell is missing, else 1.
    private void addLevels(int from, int end) {
        int[] there = numbers(end - from);
        for (int row = from; row < end; row++) {
            there[row - from] =
                    cells.missing() > 0 && cells.codes()[row] == ChunkCells.MISSING ? 0 : 1;
        }
        levels.addInt(0);
        PageEncodings.hybrid(levels, there, end - from, 1);
        levels.setInt(0, levels.size() - Integer.BYTES);
    }

    private int[] numbers(int count) {
        if (numbers.length < count) {
            numbers = new int[count];
        }
        return numbers;
    }

    private static int checksum(ByteBuffer... parts) {
        CRC32 crc = new CRC32();
        for (ByteBuffer part : parts) {
            crc.update(part);
        }
        return (int) crc.getValue();
    }

    /// The file, and how far it is written.
    private static final class Output {

        private final OutputStream out;
        private long at;

        Output(OutputStream out) {
            this.out = out;
        }

        /// @param parts of arrays
        void write(ByteBuffer... parts) throws IOException {
            for (ByteBuffer part : parts) {
                out.write(part.array(), part.arrayOffset() + part.position(), part.remaining());
                at += part.remaining();
            }
        }
    }
}
