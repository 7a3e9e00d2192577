package nightjar.database;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which database, and as whom. The address holds no password: those that were given in it are kept apart, and no text made of these
/// settings shows them.
///
/// @param url `jdbc:sqlite:<path>` or `jdbc:postgresql://…`, without user and passwords
/// @param properties user, password and other secrets, by the driver's names
public record DatabaseSettings(String url, Map<String, String> properties) {

    private static final String EXPECTED =
            " Expected jdbc:sqlite:<path of a file> or jdbc:postgresql://<host>[:<port>]/<database>"
                    + " in --db or NIGHTJAR_DB.";
    private static final Pattern USER_INFO = Pattern.compile("^(jdbc:postgresql://)([^/?]*)@(.*)$");

    public DatabaseSettings {
        properties = Map.copyOf(properties);
    }

    /// The settings of one invocation.
    ///
    /// @param home the folder of the embedded database if no address is given
    /// @param dbUrl null or blank: `nightjar.db` in `home`
    /// @param user wins over one in the address; null: that one
    /// @param password wins over one in the address; null: that one
    /// @throws DatabaseUnavailable if the address is of no database Nightjar knows
    public static DatabaseSettings of(
            Path home, @Nullable String dbUrl, @Nullable String user, @Nullable String password) {
        Map<String, String> properties = new TreeMap<>();
        String url =
                dbUrl == null || dbUrl.isBlank()
                        ? Backend.SQLITE.prefix() + home.resolve("nightjar.db").toAbsolutePath()
                        : checked(withoutSecrets(dbUrl.strip(), properties));
        if (user != null && !user.isEmpty()) {
            properties.put("user", user);
        }
        if (password != null && !password.isEmpty()) {
            properties.put("password", password);
        }
        return new DatabaseSettings(url, properties);
    }

    /// What makes another process on this machine open the same database, as environment variables: unlike arguments, those of a process are
    /// not shown to other users.
    public Map<String, String> environment() {
        List<String> secrets = new ArrayList<>();
        properties.forEach(
                (name, value) -> {
                    if (!name.equals("user") && !name.equals("password")) {
                        secrets.add(name + "=" + encoded(value));
                    }
                });
        String parameters = String.join("&", secrets);
        return Map.of(
                "NIGHTJAR_DB",
                parameters.isEmpty() ? url : url + (url.contains("?") ? "&" : "?") + parameters,
                "NIGHTJAR_DB_USER",
                properties.getOrDefault("user", ""),
                "NIGHTJAR_DB_PASSWORD",
                properties.getOrDefault("password", ""));
    }

    Backend backend() {
        return Arrays.stream(Backend.values())
                .filter(backend -> url.startsWith(backend.prefix()))
                .findFirst()
                .orElseThrow(() -> unknown(url));
    }

    /// The file of an embedded database.
    Path file() {
        return Path.of(url.substring(Backend.SQLITE.prefix().length()));
    }

    /// The file of the database; empty if it is no embedded one.
    public Optional<Path> embedded() {
        return switch (backend()) {
            case SQLITE -> Optional.of(file());
            case POSTGRESQL -> Optional.empty();
        };
    }

    /// The text with every secret that stands in it blotted out.
    String redact(String text) {
        String redacted = text;
        for (Map.Entry<String, String> property : properties.entrySet()) {
            if (!property.getKey().equals("user") && !property.getValue().isEmpty()) {
                redacted = redacted.replace(property.getValue(), "***");
            }
        }
        return redacted;
    }

    @Override
    public String toString() {
        return url
                + (properties.containsKey("user") ? " as " + properties.get("user") : "")
                + (properties.containsKey("password") ? " with a password" : "");
    }

    private static String withoutSecrets(String url, Map<String, String> properties) {
        return url.startsWith(Backend.POSTGRESQL.prefix())
                ? withoutSecretParameters(withoutUserInfo(url, properties), properties)
                : url;
    }

    /// Moves `user:password@` before the host to the properties.
    private static String withoutUserInfo(String url, Map<String, String> properties) {
        Matcher matcher = USER_INFO.matcher(url);
        if (!matcher.matches()) {
            return url;
        }
        String[] user = matcher.group(2).split(":", 2);
        properties.put("user", decoded(user[0]));
        if (user.length == 2) {
            properties.put("password", decoded(user[1]));
        }
        return matcher.group(1) + matcher.group(3);
    }

    /// Moves `user=` and everything with `password` in its name to the properties.
    private static String withoutSecretParameters(String url, Map<String, String> properties) {
        int query = url.indexOf('?');
        if (query < 0) {
            return url;
        }
        List<String> others = new ArrayList<>();
        for (String parameter : url.substring(query + 1).split("&")) {
            String[] pair = parameter.split("=", 2);
            if (pair.length == 2 && isPrivate(pair[0])) {
                properties.put(pair[0], decoded(pair[1]));
            } else {
                others.add(parameter);
            }
        }
        return url.substring(0, query) + (others.isEmpty() ? "" : "?" + String.join("&", others));
    }

    private static boolean isPrivate(String name) {
        return name.equals("user") || name.toLowerCase(Locale.ROOT).contains("password");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String checked(String url) {
        boolean file = url.startsWith(Backend.SQLITE.prefix());
        String path = file ? url.substring(Backend.SQLITE.prefix().length()) : "";
        if (file && (path.isBlank() || path.startsWith(":") || path.contains("?"))
                || !file && !url.startsWith(Backend.POSTGRESQL.prefix() + "//")) {
            throw unknown(url);
        }
        return file ? Backend.SQLITE.prefix() + Path.of(path).toAbsolutePath() : url;
    }

    private static DatabaseUnavailable unknown(String url) {
        // Whatever is no address of ours may hold a password anywhere: only its beginning is shown.
        Matcher scheme = Pattern.compile("^[a-z]{1,20}:([a-z0-9]{1,20}:)?").matcher(url);
        return new DatabaseUnavailable(
                "The database address begins with '"
                        + (scheme.find() ? scheme.group() : "")
                        + "…', which Nightjar cannot use."
                        + EXPECTED);
    }
}
