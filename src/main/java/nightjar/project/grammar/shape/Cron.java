package nightjar.project.grammar.shape;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A cron expression as Spring has it: second, minute, hour, day of month, month, day of week. Each is `*`, a number, a range `a-b`, any of
/// them with a step `/n`, or several behind commas. Months and days have English names of three letters. Of days also `?`, `L`, `15W`, `5L` and
/// `5#2`.
final class Cron {

    private static final List<String> MONTHS =
            List.of(
                    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV",
                    "DEC");
    private static final List<String> DAYS =
            List.of("0", "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");

    /// One of the six.
    ///
    /// @param names what stands for the numbers from `min` on
    /// @param special what it may be beside numbers
    private record Field(int min, int max, List<String> names, Pattern special) {

        Field(int min, int max) {
            this(min, max, List.of(), Pattern.compile("(?!)"));
        }

        boolean holds(String text) {
            return special.matcher(text).matches()
                    || List.of(text.split(",", -1)).stream().allMatch(this::holdsOne);
        }

        private boolean holdsOne(String text) {
            String[] step = text.split("/", -1);
            String[] range = step[0].split("-", -1);
            boolean stepped = step.length == 1 || step.length == 2 && isWhole(step[1], 1);
            if (!stepped || range.length > 2) {
                return false;
            }
            int from = value(range[0]);
            int to = value(range[range.length - 1]);
            // A week that begins with its last day is one that begins with day 0.
            boolean sunday = names.equals(DAYS) && from == max;
            return step[0].equals("*") || from >= 0 && to >= (sunday ? min : from);
        }

        private static boolean isWhole(String text, int min) {
            return text.matches("\\d{1,4}") && Integer.parseInt(text) >= min;
        }

        /// The number that is meant, or -1 if it is none of this field.
        private int value(String text) {
            int named = names.indexOf(text);
            if (named >= 0) {
                return min + named;
            }
            int number = isWhole(text, min) ? Integer.parseInt(text) : -1;
            return number <= max ? number : -1;
        }
    }

    private static final String OF_MONTH = "[1-9]|[12]\\d|3[01]";
    private static final String OF_WEEK = "[0-7]|MON|TUE|WED|THU|FRI|SAT|SUN";

    private static final List<Field> FIELDS =
            List.of(
                    new Field(0, 59),
                    new Field(0, 59),
                    new Field(0, 23),
                    new Field(
                            1,
                            31,
                            List.of(),
                            Pattern.compile("\\?|LW?|L-(%s)|(%s)W".formatted(OF_MONTH, OF_MONTH))),
                    new Field(1, 12, MONTHS, Pattern.compile("(?!)")),
                    new Field(
                            0, 7, DAYS, Pattern.compile("\\?|(%s)(L|#[1-5])".formatted(OF_WEEK))));

    private Cron() {}

    /// The expression without blanks around it; null if there is no time at which it could be.
    static @Nullable String plain(String text) {
        String[] fields = text.strip().toUpperCase(Locale.ROOT).split("\\s+");
        boolean holds = fields.length == FIELDS.size();
        for (int i = 0; holds && i < fields.length; i++) {
            holds = FIELDS.get(i).holds(fields[i]);
        }
        return holds ? text.strip() : null;
    }
}
