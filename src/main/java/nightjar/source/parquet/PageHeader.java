package nightjar.source.parquet;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// What the header of a page of a Parquet file says of its size: a struct in Thrift's
/// [compact protocol](https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md), with the fields of
/// [parquet.thrift](https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift).
///
/// @param length of the header, in bytes
/// @param compressed bytes that follow it
/// @param uncompressed bytes these become
/// @param values cells of the page, missing ones too; 0 if it is a dictionary
record PageHeader(int length, int compressed, int uncompressed, int values) {

    private static final int UNCOMPRESSED_SIZE = 2;
    private static final int COMPRESSED_SIZE = 3;
    private static final int DATA_PAGE = 5;
    private static final int DATA_PAGE_V2 = 8;

    /// Structs within structs: a page header has three floors.
    private static final int DEEPEST = 16;

    /// The header at the beginning of `bytes`; null if it goes on behind their end.
    ///
    /// @throws IllegalStateException if they are no header
    static @Nullable PageHeader read(ByteBuffer bytes) {
        try {
            return new Reader(bytes).header();
        } catch (BufferUnderflowException _) {
            return null;
        }
    }

    PageHeader {
        if (compressed < 0 || uncompressed < 0 || values < 0) {
            throw new IllegalStateException(
                    "a page of %s bytes, unpacked %s, with %s cells"
                            .formatted(compressed, uncompressed, values));
        }
    }

    /// Where the page ends that begins at byte `begin` of the file.
    long end(long begin) {
        return begin + length + compressed;
    }

    /// Reads the few fields that are needed and skips the others.
    private static final class Reader {

        private static final int STOP = 0;
        private static final int STRUCT = 12;

        private final ByteBuffer bytes;
        private int compressed = -1;
        private int uncompressed = -1;
        private int values;

        Reader(ByteBuffer bytes) {
            this.bytes = bytes;
        }

        PageHeader header() {
            int field = 0;
            for (int type = next(); type != STOP; type = next()) {
                field = (type & 0xF0) == 0 ? zigzag() : field + (type >> 4);
                switch (field) {
                    case UNCOMPRESSED_SIZE -> uncompressed = zigzag();
                    case COMPRESSED_SIZE -> compressed = zigzag();
                    case DATA_PAGE, DATA_PAGE_V2 -> values = firstNumber();
                    default -> skip(type & 0xF, 0);
                }
            }
            return new PageHeader(bytes.position(), compressed, uncompressed, values);
        }

        /// The field 1 of a struct, which in the header of a data page is the number of cells.
        private int firstNumber() {
            int number = -1;
            int field = 0;
            for (int type = next(); type != STOP; type = next()) {
                field = (type & 0xF0) == 0 ? zigzag() : field + (type >> 4);
                if (field == 1) {
                    number = zigzag();
                } else {
                    skip(type & 0xF, 1);
                }
            }
            return number;
        }

        private int next() {
            return bytes.get() & 0xFF;
        }

        private int zigzag() {
            long number = varint();
            return (int) (number >>> 1 ^ -(number & 1));
        }

        private long varint() {
            long number = 0;
            for (int shift = 0; shift < Long.SIZE; shift += 7) {
                int part = next();
                number |= (long) (part & 0x7F) << shift;
                if (part < 0x80) {
                    return number;
                }
            }
            throw new IllegalStateException("a page header with a number that does not end");
        }

        private void skip(int type, int depth) {
            if (depth > DEEPEST) {
                throw new IllegalStateException("a page header of too many floors");
            }
            switch (type) {
                case 1, 2 -> {
                    // The type is the value.
                }
                case 3 -> next();
                case 4, 5, 6 -> varint();
                case 7 -> skipBytes(Double.BYTES);
                case 8 -> skipBytes(varint());
                case 9, 10 -> skipList(depth);
                case STRUCT -> skipStruct(depth);
                default ->
                        throw new IllegalStateException(
                                "a page header with a field of type %s".formatted(type));
            }
        }

        private void skipBytes(long count) {
            if (count < 0 || count > bytes.remaining()) {
                throw new BufferUnderflowException();
            }
            bytes.position(bytes.position() + (int) count);
        }

        private void skipList(int depth) {
            int head = next();
            long size = head >> 4 == 0xF ? varint() : head >> 4;
            if (size < 0 || size > bytes.remaining()) {
                throw new BufferUnderflowException();
            }
            for (long i = 0; i < size; i++) {
                int type = head & 0xF;
                // In a list a truth value takes a byte.
                skip(type <= 2 ? 3 : type, depth + 1);
            }
        }

        private void skipStruct(int depth) {
            for (int type = next(); type != STOP; type = next()) {
                if ((type & 0xF0) == 0) {
                    varint();
                }
                skip(type & 0xF, depth + 1);
            }
        }
    }
}
