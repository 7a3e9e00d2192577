package nightjar.project.grammar;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nightjar.cell.DateText;
import nightjar.cell.NumberText;
import nightjar.project.OutputForm;
import nightjar.project.SourceSpec;
import nightjar.table.ColumnType;
import nightjar.table.NumberColumn;
import nightjar.text.Nearest;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// The shapes that project files are made of.
final class Shapes {

    private static final Pattern QUANTITY =
            Pattern.compile("([+-]?[0-9.]+(?:[eE][+-]?\\d+)?)\\s*([a-zA-Z%]*)");
    private static final Map<String, Long> BYTES =
            Map.of(
                    "B",
                    1L,
                    "KB",
                    1_000L,
                    "MB",
                    1_000_000L,
                    "GB",
                    1_000_000_000L,
                    "TB",
                    1_000_000_000_000L);
    private static final Map<String, Duration> TIMES =
            Map.of(
                    "s", Duration.ofSeconds(1),
                    "min", Duration.ofMinutes(1),
                    "h", Duration.ofHours(1),
                    "day", Duration.ofDays(1),
                    "days", Duration.ofDays(1));

    private static final Map<String, Object> STRING = Map.of("type", "string");
    private static final Map<String, Object> SCALAR =
            Map.of("type", List.of("string", "number", "boolean"));

    /// Any text that is not empty.
    static final Shape<String> TEXT =
            scalar("a text", SCALAR, text -> text.isBlank() ? null : text);

    /// Any text, the empty one too: a value of the data.
    static final Shape<String> VALUE = scalar("a value", SCALAR, text -> text);

    /// The name of a file that scores can be written to.
    static final Shape<String> OUTPUT_FILE =
            new Checked<>(TEXT, path -> OutputForm.problem(path).isEmpty(), OutputForm.known());

    static final Shape<Double> NUMBER =
            scalar("a number", Map.of("type", "number"), Shapes::number);

    static final Shape<Boolean> FLAG =
            scalar(
                    "true or false",
                    Map.of("type", "boolean"),
                    text ->
                            text.equals("true")
                                    ? Boolean.TRUE
                                    : text.equals("false") ? Boolean.FALSE : null);

    /// A share from 0 to 1, or a percentage.
    static final Shape<Double> SHARE =
            scalar(
                    "a share from 0 to 1, such as 0.01 or 1 %",
                    Map.of("type", List.of("number", "string")), Shapes::share);

    /// Bytes.
    static final Shape<Long> SIZE =
            scalar(
                    "a size such as 500MB or 4GB",
                    STRING,
                    text -> {
                        Double number = quantity(text, BYTES.keySet());
                        return number == null
                                ? null
                                : Math.round(
                                        number
                                                * BYTES.getOrDefault(
                                                        unit(text).toUpperCase(Locale.ROOT), 0L));
                    });

    static final Shape<Duration> DURATION =
            scalar(
                    "a duration such as 30 days, 2 h or 15 min",
                    STRING,
                    text -> {
                        Double number = quantity(text, TIMES.keySet());
                        return number == null
                                ? null
                                : Duration.ofMillis(
                                        Math.round(
                                                number
                                                        * TIMES.getOrDefault(
                                                                        unit(text), Duration.ZERO)
                                                                .toMillis()));
                    });

    static final Shape<LocalDate> DATE =
            scalar("a date such as 2027-03-31", STRING, LocalDate::parse);

    static final Shape<ZoneId> ZONE =
            scalar("a time zone such as Asia/Seoul or UTC", STRING, ZoneId::of);

    /// Six fields: second, minute, hour, day of month, month, day of week.
    static final Shape<String> CRON =
            scalar(
                    "a cron expression of six fields, such as \"0 0 2 * * *\"",
                    STRING,
                    text ->
                            text.strip().matches("(?:[0-9A-Za-z*?/,#-]+\\s+){5}[0-9A-Za-z*?/,#-]+")
                                    ? text.strip()
                                    : null);

    static final Shape<Character> CHARACTER = scalar("one character", STRING, Shapes::character);

    /// A pattern of a date that [DateText] understands.
    static final Shape<String> DATE_FORMAT =
            scalar(
                    "a pattern of a date, such as dd.MM.yyyy or M/d/yy",
                    STRING,
                    text -> text.isBlank() ? null : DateText.of(text).format());

    /// The tag of a language of which it is known how it writes numbers.
    static final Shape<String> LOCALE =
            scalar(
                    "a language tag, such as de or fr-CH",
                    STRING,
                    text ->
                            Arrays.stream(Locale.getISOLanguages())
                                            .anyMatch(
                                                    Locale.forLanguageTag(text).getLanguage()
                                                            ::equals)
                                    ? text
                                    : null);

    /// One character, or `none`, which is read as [SourceSpec.Csv#NO_QUOTE].
    static final Shape<Character> QUOTE =
            scalar(
                    "one character, or none",
                    STRING,
                    text ->
                            text.equals("none")
                                    ? Character.valueOf(SourceSpec.Csv.NO_QUOTE)
                                    : character(text));

    private Shapes() {}

    /// A column of the data, of any type.
    static Shape<String> column() {
        return column(ColumnType.values());
    }

    /// A column of the data that is declared with one of these types.
    static Shape<String> column(ColumnType... types) {
        return new Noted<>(
                TEXT,
                (name, place, reading) ->
                        reading.uses(new Reading.ColumnUse(name, Set.of(types), place)));
    }

    static Shape<String> expression(Reading.Result result) {
        return new Noted<>(
                TEXT,
                (text, place, reading) ->
                        reading.uses(new Reading.ExpressionUse(text, result, place)));
    }

    static Shape<Long> whole(long min) {
        return scalar(
                "a whole number of at least " + min,
                Map.of("type", "integer", "minimum", min),
                text -> {
                    Double number = number(text.replace("_", ""));
                    if (number == null || number != Math.rint(number) || number < min) {
                        return null;
                    }
                    return number.longValue();
                });
    }

    /// A number or share between two bounds.
    static Shape<Double> between(Shape<Double> shape, double min, double max, boolean open) {
        String expected =
                "a number %s %s and %s"
                        .formatted(
                                open ? "strictly between" : "between",
                                NumberColumn.format(min),
                                NumberColumn.format(max));
        return new Checked<>(
                shape,
                number -> open ? number > min && number < max : number >= min && number <= max,
                expected);
    }

    static Shape<Double> notNegative() {
        return new Checked<>(NUMBER, number -> number >= 0, "a number of at least 0");
    }

    static Shape<Double> positive() {
        return new Checked<>(NUMBER, number -> number > 0, "a number above 0");
    }

    static <E extends Enum<E>> Shape<E> oneOf(Class<E> type, Function<E, String> name) {
        List<String> names = Arrays.stream(type.getEnumConstants()).map(name).toList();
        return new Shape<>() {
            @Override
            public @Nullable E read(Node node, String where, Reading reading) {
                String text = NodeWords.text(node);
                for (E constant : type.getEnumConstants()) {
                    if (name.apply(constant).equals(text)) {
                        return constant;
                    }
                }
                reading.problem(
                        node,
                        where,
                        NodeWords.of(node),
                        "one of " + names,
                        Nearest.question(text, names));
                return null;
            }

            @Override
            public Map<String, Object> schema() {
                return Map.of("enum", names);
            }
        };
    }

    static <T> Shape<List<T>> listOf(Shape<T> item) {
        return new Shape<>() {
            @Override
            public @Nullable List<T> read(Node node, String where, Reading reading) {
                if (!(node instanceof SequenceNode sequence)) {
                    reading.problem(
                            node,
                            where,
                            NodeWords.of(node),
                            "a list",
                            "Write [a, b], or one entry per line behind '- '.");
                    return null;
                }
                List<T> items = new ArrayList<>();
                boolean whole = true;
                for (int i = 0; i < sequence.getValue().size(); i++) {
                    T read = item.read(sequence.getValue().get(i), where + "[" + i + "]", reading);
                    whole &= read != null;
                    if (read != null) {
                        items.add(read);
                    }
                }
                return whole ? items : null;
            }

            @Override
            public Map<String, Object> schema() {
                return Map.of("type", "array", "items", item.schema());
            }
        };
    }

    /// A mapping whose keys the user chooses.
    static <T> Shape<Map<String, T>> mapOf(Shape<T> value) {
        return new Shape<>() {
            @Override
            public @Nullable Map<String, T> read(Node node, String where, Reading reading) {
                if (!(node instanceof MappingNode mapping)) {
                    reading.problem(node, where, NodeWords.of(node), "a mapping of names", "");
                    return null;
                }
                Map<String, T> entries = new LinkedHashMap<>();
                boolean whole = true;
                for (NodeTuple entry : mapping.getValue()) {
                    String name = NodeWords.text(entry.getKeyNode());
                    T read = value.read(entry.getValueNode(), Section.path(where, name), reading);
                    whole &= read != null;
                    if (read != null && entries.put(name, read) != null) {
                        reading.problem(
                                entry.getKeyNode(),
                                Section.path(where, name),
                                "the key twice",
                                "it once",
                                "Remove one of the two.");
                        whole = false;
                    }
                }
                return whole ? entries : null;
            }

            @Override
            public Map<String, Object> schema() {
                return Map.of("type", "object", "additionalProperties", value.schema());
            }
        };
    }

    /// `all`, which is read as the empty list, or a list of columns.
    static Shape<List<String>> columnsOrAll() {
        return columnsOrAll(ColumnType.values());
    }

    /// As [#columnsOrAll()], of columns with one of these types.
    static Shape<List<String>> columnsOrAll(ColumnType... types) {
        Shape<List<String>> list = listOf(column(types));
        return new Shape<>() {
            @Override
            public @Nullable List<String> read(Node node, String where, Reading reading) {
                return node instanceof ScalarNode scalar && scalar.getValue().equals("all")
                        ? List.of()
                        : list.read(node, where, reading);
            }

            @Override
            public Map<String, Object> schema() {
                return Map.of("anyOf", List.of(Map.of("const", "all"), list.schema()));
            }
        };
    }

    /// A short form for a scalar or list, and the full form for a mapping.
    static <T> Shape<T> shortOrFull(Shape<? extends T> brief, Shape<? extends T> full) {
        return new Shape<>() {
            @Override
            public @Nullable T read(Node node, String where, Reading reading) {
                return (node instanceof MappingNode ? full : brief).read(node, where, reading);
            }

            @Override
            public Map<String, Object> schema() {
                return Map.of("anyOf", List.of(brief.schema(), full.schema()));
            }
        };
    }

    static <S, T> Shape<T> mapped(Shape<S> shape, Function<S, T> made) {
        return new Shape<>() {
            @Override
            public @Nullable T read(Node node, String where, Reading reading) {
                S read = shape.read(node, where, reading);
                return read == null ? null : made.apply(read);
            }

            @Override
            public Map<String, Object> schema() {
                return shape.schema();
            }
        };
    }

    /// A scalar that `parse` understands: null or an exception means that it does not.
    private static <T> Shape<T> scalar(
            String expected, Map<String, Object> schema, Function<String, @Nullable T> parse) {
        return new Shape<>() {
            @Override
            public @Nullable T read(Node node, String where, Reading reading) {
                T read = node instanceof ScalarNode scalar ? parsed(scalar.getValue()) : null;
                if (read == null) {
                    reading.problem(node, where, NodeWords.of(node), expected, "");
                }
                return read;
            }

            private @Nullable T parsed(String text) {
                try {
                    return parse.apply(text);
                } catch (RuntimeException _) {
                    return null;
                }
            }

            @Override
            public Map<String, Object> schema() {
                return schema;
            }
        };
    }

    /// A tab may be written as `\t` without double quotes.
    private static @Nullable Character character(String text) {
        if (text.equals("\\t")) {
            return '\t';
        }
        return text.length() == 1 ? Character.valueOf(text.charAt(0)) : null;
    }

    static @Nullable Double number(String text) {
        double number = NumberText.parse(text.strip());
        return Double.isFinite(number) ? number : null;
    }

    private static @Nullable Double share(String text) {
        Double number = quantity(text, Set.of("", "%"));
        if (number == null) {
            return null;
        }
        double share = unit(text).equals("%") ? number / 100 : number;
        return share >= 0 && share <= 1 ? share : null;
    }

    private static @Nullable Double quantity(String text, Set<String> units) {
        Matcher matcher = QUANTITY.matcher(text.strip());
        if (!matcher.matches()
                || !(units.contains(matcher.group(2))
                        || units.contains(matcher.group(2).toUpperCase(Locale.ROOT)))) {
            return null;
        }
        return number(matcher.group(1));
    }

    private static String unit(String text) {
        Matcher matcher = QUANTITY.matcher(text.strip());
        return matcher.matches() ? matcher.group(2) : "";
    }

    /// A shape whose value is written down for later.
    private record Noted<T>(Shape<T> shape, Note<T> note) implements Shape<T> {

        interface Note<T> {
            void take(T value, Reading.Place place, Reading reading);
        }

        @Override
        public @Nullable T read(Node node, String where, Reading reading) {
            T read = shape.read(node, where, reading);
            if (read != null) {
                note.take(read, Reading.Place.of(node, where), reading);
            }
            return read;
        }

        @Override
        public Map<String, Object> schema() {
            return shape.schema();
        }
    }

    /// A shape whose value must pass a test.
    private record Checked<T>(Shape<T> shape, java.util.function.Predicate<T> test, String expected)
            implements Shape<T> {
        @Override
        public @Nullable T read(Node node, String where, Reading reading) {
            T read = shape.read(node, where, reading);
            if (read == null || test.test(read)) {
                return read;
            }
            reading.problem(node, where, NodeWords.of(node), expected, "");
            return null;
        }

        @Override
        public Map<String, Object> schema() {
            return shape.schema();
        }
    }
}
