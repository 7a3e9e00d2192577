package nightjar.cell;

/// What nobody sees at the ends of a text: every kind of space of Unicode, also those that do not break (U+00A0, U+2007, U+202F) and the
/// ideographic one (U+3000); characters without width (U+200B to U+200F, U+2060, U+FEFF, U+180E); marks of the direction of writing. Inside a
/// text they may mean something, such as the joiners of emoji and of Persian or Indic words, and are left alone.
public final class WhiteSpace {

    private WhiteSpace() {}

    /// The text without white space at both ends.
    public static String strip(String text) {
        int end = text.length();
        if (end == 0 || isPlain(text.charAt(0)) && isPlain(text.charAt(end - 1))) {
            return text;
        }
        int start = 0;
        while (start < end && is(text.charAt(start))) {
            start++;
        }
        while (end > start && is(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /// Whether nothing of the text can be seen.
    public static boolean isBlank(String text) {
        return strip(text).isEmpty();
    }

    /// Most characters of most data.
    private static boolean isPlain(char c) {
        return c > ' ' && c < 127;
    }

    /// Whether the character is a space or is not seen at all.
    public static boolean is(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || isWithoutWidth(c);
    }

    /// Whether the character takes no room, unlike a space.
    public static boolean isWithoutWidth(char c) {
        return c >= '\u200b' && c <= '\u200f'
                || c >= '\u202a' && c <= '\u202e'
                || c >= '\u2060' && c <= '\u2064'
                || c >= '\u2066' && c <= '\u2069'
                || c == '\ufeff'
                || c == '\u180e'
                || c == '\u00ad';
    }
}
