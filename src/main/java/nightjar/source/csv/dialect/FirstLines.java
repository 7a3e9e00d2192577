package nightjar.source.csv.dialect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The bytes of the first lines of a file, counted as an editor counts lines: quotes mean nothing.
public final class FirstLines {

    /// Excel writes it, alone on its line, perhaps with the separators of empty cells behind it.
    private static final Pattern SEPARATOR =
            Pattern.compile("\"?(?i:sep)=(\\\\t|[^\"\\w])\"?(?:[,;|\\t]*)");

    private final byte[] bytes;

    public FirstLines(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Where the line behind the first `lines` begins; the end if there are not so many.
    public int begin(int lines) {
        int at = 0;
        for (int line = 0; line < lines && at < bytes.length; line++) {
            at = end(at);
            at += at + 1 < bytes.length && bytes[at] == '\r' && bytes[at + 1] == '\n' ? 2 : 1;
        }
        return Math.min(at, bytes.length);
    }

    private int end(int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '\n' && bytes[at] != '\r') {
            at++;
        }
        return at;
    }

    byte[] behind(int lines) {
        return Arrays.copyOfRange(bytes, begin(lines), bytes.length);
    }

    /// Whether line `line`, from 0, begins with the byte.
    boolean beginsWith(char first, int line) {
        int at = begin(line);
        return at < bytes.length && bytes[at] == first;
    }

    /// The separator that line `line`, from 0, names as `sep=;`; null if it is another line.
    @Nullable Character namedSeparator(int line) {
        int from = begin(line);
        String text = new String(bytes, from, end(from) - from, StandardCharsets.ISO_8859_1);
        Matcher matcher = SEPARATOR.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        return matcher.group(1).length() > 1 ? '\t' : matcher.group(1).charAt(0);
    }
}
