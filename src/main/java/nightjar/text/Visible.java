package nightjar.text;

import java.util.HexFormat;

/// Text in which every character can be seen: what would move the cursor, colour a terminal, forge a line of a log or turn the order of what
/// follows is written as JSON writes it, `\u001b`. So JSON that goes through here stays the same JSON.
public final class Visible {

    private Visible() {}

    /// A text of several lines: line feeds and tabs stay.
    public static String text(String raw) {
        return shown(raw, true);
    }

    /// A name, a value or a sentence, which has no lines: line feeds and tabs are written as `\n` and `\t`.
    public static String line(String raw) {
        return shown(raw, false);
    }

    private static String shown(String raw, boolean lines) {
        int first = first(raw, lines);
        if (first == raw.length()) {
            return raw;
        }
        StringBuilder shown = new StringBuilder(raw.length() + 16).append(raw, 0, first);
        int at = first;
        while (at < raw.length()) {
            int point = raw.codePointAt(at);
            int next = at + Character.charCount(point);
            if (isHidden(point, lines)) {
                raw.substring(at, next).chars().forEach(unit -> shown.append(escape((char) unit)));
            } else {
                shown.appendCodePoint(point);
            }
            at = next;
        }
        return shown.toString();
    }

    /// Where the first hidden character is; most texts have none.
    private static int first(String raw, boolean lines) {
        int at = 0;
        while (at < raw.length() && !isHidden(raw.codePointAt(at), lines)) {
            at += Character.charCount(raw.codePointAt(at));
        }
        return at;
    }

    private static String escape(char unit) {
        return switch (unit) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> "\\u" + HexFormat.of().toHexDigits(unit);
        };
    }

    /// Controls of both sets, separators of lines and paragraphs, halves of pairs, and what is there and not seen. Joiners stay: Persian and
    /// Hindi are not right without them.
    private static boolean isHidden(int point, boolean lines) {
        if (point == '\n' || point == '\t') {
            return !lines;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    true;
            case Character.FORMAT -> point != 0x200C && point != 0x200D && point != 0x00AD;
            default -> false;
        };
    }
}
