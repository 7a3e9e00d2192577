package nightjar.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bytes by which files of a kind are known, as characters of ISO-8859-1.
///
/// @param offset where they stand, from 0
/// @param binary whether the kind has bytes behind them that a text has not: they may be the first column of a CSV file
record Magic(FileKind kind, int offset, String bytes, boolean binary) {

    private static final int NEAR = 64;

    private static final List<Magic> KNOWN =
            List.of(
                    new Magic(FileKind.PARQUET, 0, "PAR1", true),
                    new Magic(FileKind.ENCRYPTED_PARQUET, 0, "PARE", true),
                    new Magic(
                            FileKind.OLE,
                            0,
                            "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1",
                            false),
                    new Magic(FileKind.ZSTD, 0, "\u0028\u00B5\u002F\u00FD", false),
                    new Magic(FileKind.BZIP2, 4, "1AY&SY", false),
                    new Magic(FileKind.XZ, 0, "\u00FD7zXZ\0", false),
                    new Magic(FileKind.LZ4, 0, "\u0004\"M\u0018", false),
                    new Magic(FileKind.SNAPPY, 0, "\u00FF\u0006\0\0sNaPpY", false),
                    new Magic(FileKind.SEVEN_ZIP, 0, "7z\u00BC\u00AF\u0027\u001C", false),
                    new Magic(FileKind.RAR, 0, "Rar!\u001A\u0007", false),
                    new Magic(FileKind.ORC, 0, "ORC", true),
                    new Magic(FileKind.AVRO, 0, "Obj\u0001", false),
                    new Magic(FileKind.ARROW, 0, "ARROW1", true),
                    new Magic(FileKind.ARROW, 0, "FEA1", true),
                    new Magic(FileKind.HDF5, 0, "\u0089HDF\r\n\u001A\n", false),
                    new Magic(FileKind.SQLITE, 0, "SQLite format 3\0", false),
                    new Magic(FileKind.DUCKDB, 8, "DUCK", true),
                    new Magic(FileKind.PDF, 0, "%PDF-", false),
                    new Magic(FileKind.TAR, 257, "ustar", true));

    /// The kind that a file is known to be by its first bytes; null if by none.
    static @Nullable FileKind of(byte[] head) {
        for (Magic magic : KNOWN) {
            if (at(head, magic.offset, magic.bytes) && (!magic.binary || isBinary(head))) {
                return magic.kind;
            }
        }
        return null;
    }

    static boolean at(byte[] head, int offset, String bytes) {
        if (head.length < offset + bytes.length()) {
            return false;
        }
        for (int i = 0; i < bytes.length(); i++) {
            if ((head[offset + i] & 0xFF) != bytes.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBinary(byte[] head) {
        for (int i = 0; i < Math.min(head.length, 8 * NEAR); i++) {
            if (head[i] >= 0 && head[i] < '\t' || head[i] > '\r' && head[i] < ' ') {
                return true;
            }
        }
        return false;
    }
}
