package nightjar.source.parquet;

import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.ColumnMetaData;
import dev.hardwood.metadata.CompressionCodec;
import dev.hardwood.metadata.RowGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Set;

/// Goes from page to page of a column before the library does, which follows sizes and offsets wherever they lead. Only the headers of the pages are
/// read.
final class PageWalk implements AutoCloseable {

    /// A header holds the least and the largest value of its page, which may be long texts.
    private static final int FIRST_LOOK = 256;

    private static final int LARGEST_HEADER = 16 << 20;

    /// The magic number at the beginning of a file.
    private static final int BEGIN = 4;

    /// Length of the footer and magic number at the end.
    private static final int END = 8;

    /// Smaller pages are taken on trust: some writers state the size of a column imprecisely.
    private static final int LARGE_PAGE = 64 << 20;

    private static final Set<CompressionCodec> CODECS =
            EnumSet.complementOf(EnumSet.of(CompressionCodec.BROTLI, CompressionCodec.LZO));

    private final FileChannel channel;
    private final long end;

    private PageWalk(FileChannel channel, long end) {
        this.channel = channel;
        this.end = end;
    }

    static PageWalk open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new PageWalk(channel, channel.size() - END);
    }

    /// @param repeated whether a row may have several cells in the column
    /// @throws IllegalStateException says what does not fit
    void check(RowGroup group, ColumnChunk chunk, boolean repeated) {
        ColumnMetaData column = chunk.metaData();
        if (!CODECS.contains(column.codec())) {
            throw misfit("compressed with %s, which is not read".formatted(column.codec()));
        }
        if (!repeated && column.numValues() != group.numRows()) {
            throw misfit("%s cells for %s rows".formatted(column.numValues(), group.numRows()));
        }
        Long dictionary = column.dictionaryPageOffset();
        if (dictionary != null && dictionary > column.dataPageOffset()) {
            throw misfit(
                    "the dictionary begins at byte %s, behind the cells at %s"
                            .formatted(dictionary, column.dataPageOffset()));
        }
        long from = chunk.chunkStartOffset();
        long size = column.totalCompressedSize();
        if (from < BEGIN || size < 0 || size > end - from) {
            throw misfit("its bytes, %s from %s on, are not all in the file".formatted(size, from));
        }
        try {
            walk(column, from, from + size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void walk(ColumnMetaData column, long from, long to) throws IOException {
        long at = from;
        long values = 0;
        while (values < column.numValues() && at < to) {
            PageHeader page = header(at, to);
            if (page.end(at) > to) {
                throw misfit(
                        "the page at byte %s ends at %s, behind the column's end at %s"
                                .formatted(at, page.end(at), to));
            }
            if (page.uncompressed() > Math.max(LARGE_PAGE, column.totalUncompressedSize())) {
                throw misfit(
                        "the page at byte %s unpacks to %s bytes, more than the column has"
                                .formatted(at, page.uncompressed()));
            }
            at = page.end(at);
            values += page.values();
        }
        if (values != column.numValues()) {
            throw misfit(
                    "its pages hold %s cells; expected %s".formatted(values, column.numValues()));
        }
    }

    private PageHeader header(long at, long to) throws IOException {
        for (int look = FIRST_LOOK; ; look *= 8) {
            int length = (int) Math.min(look, to - at);
            ByteBuffer bytes = ByteBuffer.allocate(length);
            while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
                // Once is usually enough.
            }
            PageHeader header = PageHeader.read(bytes.flip());
            if (header != null) {
                return header;
            }
            if (length == to - at || look >= LARGEST_HEADER) {
                throw misfit("the header of the page at byte %s does not end".formatted(at));
            }
        }
    }

    private static IllegalStateException misfit(String what) {
        return new IllegalStateException(what);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
