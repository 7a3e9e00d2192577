package nightjar.project;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A path with `${date}` in it, which stands for the business date.
public final class DatedPath {

    /// What is known between the braces, for people.
    public static final String KNOWN = "${date}, the business date";

    private static final String DATE = "${date}";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*}?");

    private DatedPath() {}

    public static String of(String path, LocalDate date) {
        return path.replace(DATE, date.toString());
    }

    /// The first placeholder that nobody fills in.
    public static Optional<String> unknown(String path) {
        return PLACEHOLDER
                .matcher(path)
                .results()
                .map(java.util.regex.MatchResult::group)
                .filter(found -> !found.equals(DATE))
                .findFirst();
    }

    /// What the path is for any date.
    public static Pattern anyDate(String path) {
        Matcher matcher = Pattern.compile(Pattern.quote(DATE)).matcher(path);
        StringBuilder regex = new StringBuilder();
        int from = 0;
        while (matcher.find()) {
            regex.append(Pattern.quote(path.substring(from, matcher.start())))
                    .append("[0-9]{4}-[0-9]{2}-[0-9]{2}");
            from = matcher.end();
        }
        return Pattern.compile(regex + Pattern.quote(path.substring(from)));
    }
}
