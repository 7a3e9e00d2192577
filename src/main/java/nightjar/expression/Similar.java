package nightjar.expression;

/// Whether two names differ by a slip of the finger.
final class Similar {

    private Similar() {}

    /// One letter more, less, other or swapped.
    static boolean are(String left, String right) {
        int prefix = 0;
        int shorter = Math.min(left.length(), right.length());
        while (prefix < shorter && left.charAt(prefix) == right.charAt(prefix)) {
            prefix++;
        }
        int suffix = 0;
        while (suffix < shorter - prefix
                && left.charAt(left.length() - 1 - suffix)
                        == right.charAt(right.length() - 1 - suffix)) {
            suffix++;
        }
        int rest = Math.max(left.length(), right.length()) - prefix - suffix;
        boolean swapped =
                left.length() == right.length()
                        && rest == 2
                        && left.charAt(prefix) == right.charAt(prefix + 1)
                        && left.charAt(prefix + 1) == right.charAt(prefix);
        return rest <= 1 || swapped;
    }
}
