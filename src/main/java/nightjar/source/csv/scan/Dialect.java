package nightjar.source.csv.scan;

import java.nio.charset.Charset;
import java.util.Locale;
import nightjar.project.SourceSpec;
import org.jspecify.annotations.Nullable;

/// How the records of a CSV file are written down.
///
/// @param encoding of the file on disk
/// @param separator between cells; an ASCII character
/// @param quote around cells that hold a separator, a line break or, doubled, the quote itself; an ASCII character, or [SourceSpec.Csv#NO_QUOTE]
///     where every character is text
/// @param header whether the first record holds the names of the columns
/// @param skip lines of the file before the header or the first record, at least 0
/// @param comment lines that begin with it are no records; an ASCII character; null: there are none
/// @param openEnd whether empty cells behind the last column are no cells: rows end with a separator
public record Dialect(
        Charset encoding,
        char separator,
        char quote,
        boolean header,
        int skip,
        @Nullable Character comment,
        boolean openEnd) {

    public Dialect {
        requireAscii("separator", separator);
        if (quote != SourceSpec.Csv.NO_QUOTE) {
            requireAscii("quote", quote);
        }
        if (comment != null) {
            requireAscii("comment", comment);
        }
        if (separator == quote) {
            throw new IllegalArgumentException("Separator and quote are both " + separator);
        }
        if (comment != null && (comment == separator || comment == quote)) {
            throw new IllegalArgumentException(
                    "The comment begins with %s, which is the %s too"
                            .formatted(comment, comment == separator ? "separator" : "quote"));
        }
    }

    /// Records from the first line on, without comments.
    public Dialect(Charset encoding, char separator, char quote, boolean header) {
        this(encoding, separator, quote, header, 0, null, false);
    }

    /// What no byte is equal to, for a character that there is not.
    private static final int NO_BYTE = 256;

    /// The byte that quotes a cell, or a number that is no byte.
    public int quoteByte() {
        return quote == SourceSpec.Csv.NO_QUOTE ? NO_BYTE : quote;
    }

    /// The byte that begins a comment, or a number that is no byte.
    int commentByte() {
        return comment == null ? NO_BYTE : comment;
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
