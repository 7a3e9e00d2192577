package nightjar.source.csv.scan;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Which encoding the beginning of a file is in, found by looking: a byte order mark; else zero bytes on one side of
/// every pair, as UTF-16 has them in Western text and between cells; else UTF-8 if most of what is not ASCII is valid UTF-8; else
/// Windows-1252, which is a guess and warned about.
///
/// @param warning what the owner should know; null: nothing
public record Encoding(Charset charset, @Nullable String warning) {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /// @param cut whether the file goes on behind `head`
    public static Encoding sniff(byte[] head, boolean cut) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return new Encoding(StandardCharsets.UTF_8, null);
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return new Encoding(StandardCharsets.UTF_16LE, null);
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return new Encoding(StandardCharsets.UTF_16BE, null);
        }
        return withoutMark(head, cut);
    }

    /// The charset called `name`; `UTF-16` becomes the byte order that the file has.
    public static Charset named(String name, byte[] head) {
        Charset charset = Charset.forName(name);
        if (!charset.equals(StandardCharsets.UTF_16)) {
            return charset;
        }
        Charset found = sniff(head, true).charset();
        return found.name().startsWith("UTF-16") ? found : StandardCharsets.UTF_16BE;
    }

    private static Encoding withoutMark(byte[] head, boolean cut) {
        if (isUtf16(head, 1)) {
            return new Encoding(StandardCharsets.UTF_16LE, utf16Warning("little"));
        }
        if (isUtf16(head, 0)) {
            return new Encoding(StandardCharsets.UTF_16BE, utf16Warning("big"));
        }
        if (Utf8.mostlyValid(head, cut)) {
            return new Encoding(StandardCharsets.UTF_8, null);
        }
        return new Encoding(
                WINDOWS_1252,
                "Not valid UTF-8, read as Windows-1252. If names look wrong, give the encoding in the project file.");
    }

    /// Whether zeros stand where the high bytes of UTF-16 would, and only there. A torn UTF-8 file has runs of zeros in both places,
    /// and its line feeds have no zero beside them.
    ///
    /// @param high position of the high byte in a pair: 0 or 1
    private static boolean isUtf16(byte[] head, int high) {
        return zeros(head, high) >= 0.1
                && zeros(head, 1 - high) <= 0.01
                && pairsLineFeeds(head, high);
    }

    private static boolean pairsLineFeeds(byte[] head, int high) {
        int paired = 0;
        int bare = 0;
        for (int i = 0; i + 1 < head.length; i += 2) {
            if (head[i + 1 - high] == '\n' && head[i + high] == 0) {
                paired++;
            } else if (head[i] == '\n' || head[i + 1] == '\n') {
                bare++;
            }
        }
        return paired >= bare;
    }

    private static String utf16Warning(String order) {
        return "No byte order mark, read as UTF-16 (" + order + " endian).";
    }

    /// The share of zero bytes at the positions `offset`, `offset + 2`, …
    private static double zeros(byte[] head, int offset) {
        int zeros = 0;
        for (int i = offset; i < head.length; i += 2) {
            zeros += head[i] == 0 ? 1 : 0;
        }
        return zeros / Math.max(1.0, head.length / 2.0);
    }

    private static boolean startsWith(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
