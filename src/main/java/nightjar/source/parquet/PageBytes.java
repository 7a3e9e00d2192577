package nightjar.source.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes that grow at their end, in the forms Parquet has for single values: little-endian, in seven bits per byte, in any number of bits.
/// Used again after [#clear()]; not thread-safe.
final class PageBytes {

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int MOST = Integer.MAX_VALUE - 8;

    private byte[] bytes = new byte[1024];
    private int size;
    private long pending;
    private int pendingBits;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    /// A view of the bytes, until the next change.
    ByteBuffer view() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    void add(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    void add(byte[] more) {
        reserve(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    void addInt(int value) {
        reserve(Integer.BYTES);
        setInt(size, value);
        size += Integer.BYTES;
    }

    void setInt(int at, int value) {
        INT.set(bytes, at, value);
    }

    void addLong(long value) {
        reserve(Long.BYTES);
        LONG.set(bytes, size, value);
        size += Long.BYTES;
    }

    /// Seven bits per byte, the lowest first (ULEB128).
    void addVarint(long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            add((int) (left & 0x7F | 0x80));
            left >>>= 7;
        }
        add((int) left);
    }

    /// As [#addVarint(long)], with the sign in the lowest bit, so that small negative numbers are short too.
    void addZigzag(long value) {
        addVarint(value << 1 ^ value >> 63);
    }

    /// The length in bytes, then the text in UTF-8.
    void addText(String text) {
        int from = size;
        int length = text.length();
        reserve(Math.addExact(length, Integer.BYTES));
        size += Integer.BYTES;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                size = from + Integer.BYTES;
                add(text.getBytes(StandardCharsets.UTF_8));
                break;
            }
            bytes[size++] = (byte) c;
        }
        setInt(from, size - from - Integer.BYTES);
    }

    /// The lowest `width` bits of `value`, 1 to 64, behind those before them. The others must be 0.
    void addBits(long value, int width) {
        pending |= value << pendingBits;
        int bits = pendingBits + width;
        if (bits >= Long.SIZE) {
            addLong(pending);
            pending = pendingBits == 0 ? 0 : value >>> (Long.SIZE - pendingBits);
            bits -= Long.SIZE;
        }
        pendingBits = bits;
    }

    /// Fills the last byte of bits.
    void endBits() {
        for (; pendingBits > 0; pendingBits -= Byte.SIZE) {
            add((int) pending);
            pending >>>= Byte.SIZE;
        }
        pending = 0;
        pendingBits = 0;
    }

    private void reserve(int more) {
        if (size > bytes.length - more) {
            long needed = (long) size + more;
            if (needed > MOST) {
                throw new IllegalStateException("A page of " + needed + " bytes");
            }
            bytes = Arrays.copyOf(bytes, (int) Math.clamp(size * 2L, needed, MOST));
        }
    }
}
