package nightjar.source.csv.scan;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import nightjar.table.DataRejected;

/// The bytes of a CSV file in an encoding in which line breaks, separators and quotes are single ASCII bytes that are part of no other
/// character. A file in such an encoding is read as it is and can be entered anywhere; gzipped files and other encodings are unpacked
/// to such bytes on the way, and entering them means reading up to there.
public final class CsvInput extends InputStream {

    private final Path file;
    private final SeekableByteChannel channel;
    private final InputStream unpacked;
    private final boolean direct;

    private CsvInput(Path file, SeekableByteChannel channel, InputStream unpacked, boolean direct) {
        this.file = file;
        this.channel = channel;
        this.unpacked = unpacked;
        this.direct = direct;
    }

    /// The bytes of the file, unpacked if gzipped, not yet looked at as characters.
    public static CsvInput raw(Path file) throws IOException {
        return open(file, StandardCharsets.ISO_8859_1, 0);
    }

    /// @param offset into the bytes that come out, from 0
    @SuppressWarnings("resource") // the streams own the channel, and close with it
    public static CsvInput open(Path file, Charset encoding, long offset) throws IOException {
        boolean gzipped = isGzipped(file);
        boolean transcoded = !isAsciiBased(encoding);
        SeekableByteChannel channel = Files.newByteChannel(file);
        try {
            InputStream stream = Channels.newInputStream(channel);
            if (gzipped) {
                stream = new GZIPInputStream(stream, 1 << 16);
            }
            if (transcoded) {
                stream = new Utf8Transcoder(stream, encoding);
            }
            CsvInput input = new CsvInput(file, channel, stream, !gzipped && !transcoded);
            input.enter(offset);
            return input;
        } catch (IOException e) {
            channel.close();
            throw damagedOr(file, e);
        }
    }

    /// The encoding of the bytes that come out for a file in `encoding`.
    public static Charset encodingOf(Charset encoding) {
        return isAsciiBased(encoding) ? encoding : StandardCharsets.UTF_8;
    }

    private static boolean isAsciiBased(Charset encoding) {
        String name = encoding.name().toLowerCase(Locale.ROOT);
        return name.equals("utf-8")
                || name.equals("us-ascii")
                || name.startsWith("iso-8859-")
                || name.startsWith("windows-125");
    }

    private static boolean isGzipped(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 0x1F && in.read() == 0x8B;
        }
    }

    private void enter(long offset) throws IOException {
        if (direct) {
            channel.position(offset);
        } else {
            unpacked.skipNBytes(offset);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        try {
            return unpacked.read(into, from, length);
        } catch (IOException e) {
            throw damagedOr(file, e);
        }
    }

    /// A gzip stream that ends early lost an unknown number of rows: that is no matter of single records.
    private static IOException damagedOr(Path file, IOException e) {
        if (e instanceof EOFException || e instanceof ZipException) {
            throw new DataRejected(
                    "%s: the gzip stream is cut or damaged (%s); expected a complete one. Fetch the file again."
                            .formatted(file, e.getMessage()),
                    e);
        }
        return e;
    }

    /// How far into the file on disk a reader has come that stands at `offset` of the bytes that come out; what is read ahead of it
    /// counts where the two differ.
    public long progress(long offset) throws IOException {
        return direct ? offset : channel.position();
    }

    @Override
    public void close() throws IOException {
        unpacked.close();
    }
}
