package nightjar.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Column names as identifiers of the language, and back. Each column is called `c0`, `c1`, … inside; texts in quotes stay as they are.
final class Names {

    /// A text in quotes, a name in backticks, or a name that does not follow a dot or a digit.
    private static final Pattern TOKEN =
            Pattern.compile(
                    "(\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*')|`([^`]*)`|(?<![\\w.])([A-Za-z_]\\w*)");

    private final List<String> columns;
    private final Map<String, Integer> positions = new HashMap<>();

    Names(List<String> columns) {
        this.columns = columns;
        for (int i = 0; i < columns.size(); i++) {
            positions.put(columns.get(i), i);
        }
    }

    String inside(int column) {
        return "c" + column;
    }

    /// The column that an inner name stands for.
    String outside(String inside) {
        return columns.get(Integer.parseInt(inside.substring(1)));
    }

    /// The text with inner names, and those names in backticks that are no columns.
    record Translated(String text, List<String> unknown) {}

    Translated translate(String text) {
        List<String> unknown = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        StringBuilder translated = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(
                    translated, Matcher.quoteReplacement(replaced(matcher, text, unknown)));
        }
        matcher.appendTail(translated);
        return new Translated(translated.toString(), unknown);
    }

    private String replaced(Matcher matcher, String text, List<String> unknown) {
        if (matcher.group(1) != null) {
            return matcher.group(1);
        }
        boolean quoted = matcher.group(2) != null;
        String name = quoted ? matcher.group(2) : matcher.group(3);
        boolean called = !quoted && text.startsWith("(", matcher.end());
        Integer position = called ? null : positions.get(name);
        if (position != null) {
            return inside(position);
        }
        if (quoted || (!called && !isWord(name))) {
            unknown.add(name);
        }
        return name;
    }

    private static boolean isWord(String name) {
        return name.equals("true")
                || name.equals("false")
                || name.equals("null")
                || name.equals("in");
    }
}
