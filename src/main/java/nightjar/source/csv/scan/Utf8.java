package nightjar.source.csv.scan;

/// Looks at bytes as UTF-8, by the table of well-formed sequences in the Unicode standard (3.9, table 3-7).
final class Utf8 {

    private Utf8() {}

    /// Whether the bytes are ASCII, or have more well-formed sequences of two to four bytes than stray bytes.
    ///
    /// @param cut whether the bytes go on behind the end, so that a sequence may be cut there
    static boolean mostlyValid(byte[] bytes, boolean cut) {
        int valid = 0;
        int stray = 0;
        int end = cut ? bytes.length - 3 : bytes.length;
        int i = 0;
        while (i < end) {
            int length = bytes[i] >= 0 ? 1 : sequence(bytes, i);
            valid += length > 1 ? 1 : 0;
            stray += length == 0 ? 1 : 0;
            i += Math.max(1, length);
        }
        return stray == 0 || valid > stray;
    }

    /// The length of the well-formed sequence of more than one byte at `i`, 0 if there is none.
    private static int sequence(byte[] bytes, int i) {
        int lead = bytes[i] & 0xFF;
        int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
        if (length == 0 || i + length > bytes.length || !second(lead, bytes[i + 1] & 0xFF)) {
            return 0;
        }
        for (int k = 2; k < length; k++) {
            if ((bytes[i + k] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    private static boolean second(int lead, int b) {
        return switch (lead) {
            case 0xE0 -> b >= 0xA0 && b <= 0xBF;
            case 0xED -> b >= 0x80 && b <= 0x9F;
            case 0xF0 -> b >= 0x90 && b <= 0xBF;
            case 0xF4 -> b >= 0x80 && b <= 0x8F;
            default -> b >= 0x80 && b <= 0xBF;
        };
    }
}
