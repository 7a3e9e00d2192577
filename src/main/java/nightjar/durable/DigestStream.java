package nightjar.durable;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Passes bytes on, counts them and takes their SHA-256: what a file holds is known when it is written, without reading it again.
public final class DigestStream extends FilterOutputStream {

    private final MessageDigest digest = newDigest();
    private long bytes;

    public DigestStream(OutputStream out) {
        super(out);
    }

    /// One that passes nothing on.
    static DigestStream none() {
        return new DigestStream(OutputStream.nullOutputStream());
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] block, int from, int length) throws IOException {
        out.write(block, from, length);
        digest.update(block, from, length);
        bytes += length;
    }

    /// How many bytes have passed.
    public long bytes() {
        return bytes;
    }

    /// Of all bytes, in lower-case hexadecimal digits; asked once, behind the last.
    public String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
