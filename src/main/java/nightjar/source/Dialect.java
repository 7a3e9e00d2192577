package nightjar.source;

import java.nio.charset.Charset;
import java.util.Locale;

/// How a CSV file is written down: what its bytes mean, what stands between cells, around cells and above them.
/// Lines end with LF, CRLF or CR in every dialect, also mixed.
///
/// @param encoding of the file as it lies on disk
/// @param separator between cells; an ASCII character
/// @param quote around cells that hold a separator, a line break or, doubled, the quote itself; an ASCII character
/// @param header whether the first record holds the names of the columns
public record Dialect(Charset encoding, char separator, char quote, boolean header) {

    public Dialect {
        requireAscii("separator", separator);
        requireAscii("quote", quote);
        if (separator == quote) {
            throw new IllegalArgumentException("Separator and quote are both " + separator);
        }
    }

    private static void requireAscii(String what, char c) {
        if (c == '\n' || c == '\r' || c == 0 || c > 127) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "The %s is U+%04X; it must be an ASCII character and no line break",
                            what,
                            (int) c));
        }
    }
}
