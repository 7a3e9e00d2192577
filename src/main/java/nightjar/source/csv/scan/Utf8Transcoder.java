package nightjar.source.csv.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// A stream in another encoding as UTF-8. Bytes that mean nothing in that encoding become the byte 0xFF, which means nothing in
/// UTF-8 either: the record that holds them stays recognisable as damaged.
final class Utf8Transcoder extends InputStream {

    private static final byte DAMAGED = (byte) 0xFF;

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer source = ByteBuffer.allocate(1 << 16).flip();
    private final CharBuffer chars = CharBuffer.allocate(1 << 16);
    private ByteBuffer encoded = ByteBuffer.allocate(0);
    private boolean sourceEnded;
    private boolean ended;

    Utf8Transcoder(InputStream in, Charset charset) {
        this.in = in;
        this.decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        while (!encoded.hasRemaining()) {
            if (ended) {
                return -1;
            }
            decodeMore();
        }
        int count = Math.min(length, encoded.remaining());
        encoded.get(into, from, count);
        return count;
    }

    private void decodeMore() throws IOException {
        CoderResult result = decoder.decode(source, chars, sourceEnded);
        if (result.isUnderflow() && !sourceEnded) {
            fill();
        } else if (result.isUnderflow()) {
            ended = true;
            decoder.flush(chars);
        }
        encoded = StandardCharsets.UTF_8.encode(chars.flip());
        chars.clear();
        if (result.isError()) {
            source.position(source.position() + result.length());
            encoded = withDamage(encoded);
        }
    }

    private static ByteBuffer withDamage(ByteBuffer good) {
        return ByteBuffer.allocate(good.remaining() + 1).put(good).put(DAMAGED).flip();
    }

    private void fill() throws IOException {
        source.compact();
        int count = in.read(source.array(), source.position(), source.remaining());
        if (count < 0) {
            sourceEnded = true;
        } else {
            source.position(source.position() + count);
        }
        source.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
