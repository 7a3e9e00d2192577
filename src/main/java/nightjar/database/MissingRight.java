package nightjar.database;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A right that PostgreSQL misses in its user. It says on what, in words such as "permission denied for table run", but not which.
///
/// @param kind table, schema, …; empty: it does not say
/// @param name of that
/// @param right such as INSERT; empty: not known
record MissingRight(String kind, String name, String right) {

    private static final Pattern DENIED =
            Pattern.compile("permission denied for (\\w+) \"?([^\"\\s]+)");

    /// A statement as exceptions of Spring and Flyway show it.
    private static final Pattern STATEMENT =
            Pattern.compile(
                    "(?:[\\[:]|^)\\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER)\\b",
                    Pattern.MULTILINE);

    /// @param message the database's own
    /// @param failure what it is the cause of
    static MissingRight of(String message, Throwable failure) {
        Matcher denied = DENIED.matcher(message);
        return denied.find()
                ? new MissingRight(
                        denied.group(1).toLowerCase(Locale.ROOT), denied.group(2), right(failure))
                : new MissingRight("", "", right(failure));
    }

    private static String right(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            Matcher statement = STATEMENT.matcher(String.valueOf(at.getMessage()));
            if (statement.find()) {
                return statement.group(1);
            }
        }
        return "";
    }

    /// What is missing and who gives it.
    String sentence() {
        return switch (kind) {
            case "schema" ->
                    "This user lacks the right CREATE or USAGE on schema %s: have its owner run GRANT USAGE, CREATE ON SCHEMA %s TO this user."
                            .formatted(name, name);
            case "database" ->
                    "This user lacks the right CONNECT or CREATE on database %s: have its owner run GRANT CONNECT, CREATE ON DATABASE %s TO this user."
                            .formatted(name, name);
            case "sequence" ->
                    "This user lacks the right USAGE on sequence %s: have its owner run GRANT USAGE ON ALL SEQUENCES IN SCHEMA … TO this user."
                            .formatted(name);
            case "table" ->
                    "This user lacks %s on table %s: have its owner run GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA … TO this user."
                            .formatted(right.isEmpty() ? "a right" : "the right " + right, name);
            default ->
                    "This user lacks a right%s: have the owner of the database grant it, or let the owner make and change the tables."
                            .formatted(right.isEmpty() ? "" : " (" + right + ")");
        };
    }
}
