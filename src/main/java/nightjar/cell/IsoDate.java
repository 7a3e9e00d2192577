package nightjar.cell;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import nightjar.table.DateColumn;

/// Reads the ISO-8601 forms of [DateText] without allocating a formatter's state per cell.
final class IsoDate {

    /// Milliseconds of a day.
    static final long DAY = 86_400_000;

    private IsoDate() {}

    /// Milliseconds since 1970-01-01T00:00Z, or [DateColumn#MISSING].
    static long parse(String text) {
        int length = text.length();
        if (length < 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return DateColumn.MISSING;
        }
        long day = day(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
        if (day == DateColumn.MISSING || length == 10) {
            return day;
        }
        char between = text.charAt(10);
        return between == 'T' || between == ' ' ? time(text, day) : DateColumn.MISSING;
    }

    /// Midnight of a day that exists, or [DateColumn#MISSING].
    static long day(int year, int month, int day) {
        if (year < 0
                || month < 1
                || month > 12
                || day < 1
                || day > Month.of(month).length(Year.isLeap(year))) {
            return DateColumn.MISSING;
        }
        return LocalDate.of(year, month, day).toEpochDay() * DAY;
    }

    /// Milliseconds of a time of day, or -1 if there is no such time.
    static long timeOfDay(int hour, int minute, int second, int millis) {
        boolean exists =
                hour >= 0
                        && hour < 24
                        && minute >= 0
                        && minute < 60
                        && second >= 0
                        && second < 60
                        && millis >= 0;
        return exists ? ((hour * 60L + minute) * 60 + second) * 1000 + millis : -1;
    }

    /// The number that `count` digits from `at` make, or -1 if there are not so many digits.
    static int digits(String text, int at, int count) {
        if (at + count > text.length()) {
            return -1;
        }
        int number = 0;
        for (int i = at; i < at + count; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static long time(String text, long day) {
        if (text.length() < 16 || text.charAt(13) != ':') {
            return DateColumn.MISSING;
        }
        int second = 0;
        int millis = 0;
        int at = 16;
        if (at < text.length() && text.charAt(at) == ':') {
            second = digits(text, at + 1, 2);
            at += 3;
            if (at < text.length() && text.charAt(at) == '.') {
                int end = endOfDigits(text, at + 1);
                millis = millis(text, at + 1, end);
                at = end;
            }
        }
        long time = timeOfDay(digits(text, 11, 2), digits(text, 14, 2), second, millis);
        long offset = offset(text, at);
        return time < 0 || offset == DateColumn.MISSING ? DateColumn.MISSING : day + time - offset;
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static int millis(String text, int from, int end) {
        if (end == from || end - from > 9) {
            return -1;
        }
        int millis = 0;
        for (int i = from; i < from + 3; i++) {
            millis = millis * 10 + (i < end ? text.charAt(i) - '0' : 0);
        }
        return millis;
    }

    /// Milliseconds ahead of UTC: nothing, `Z`, `+HH`, `+HHmm` or `+HH:mm` behind the time; else [DateColumn#MISSING].
    private static long offset(String text, int at) {
        int left = text.length() - at;
        if (left == 0 || left == 1 && text.charAt(at) == 'Z') {
            return 0;
        }
        char sign = left > 0 ? text.charAt(at) : ' ';
        boolean colon = left == 6 && text.charAt(at + 3) == ':';
        if (sign != '+' && sign != '-' || left != 3 && left != 5 && !colon) {
            return DateColumn.MISSING;
        }
        int hours = digits(text, at + 1, 2);
        int minutes = left == 3 ? 0 : digits(text, at + (colon ? 4 : 3), 2);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return DateColumn.MISSING;
        }
        long millis = (hours * 60L + minutes) * 60_000;
        return sign == '-' ? -millis : millis;
    }
}
