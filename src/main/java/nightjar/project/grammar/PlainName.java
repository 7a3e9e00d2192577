package nightjar.project.grammar;

import java.util.Map;
import java.util.regex.Pattern;
import nightjar.project.grammar.shape.NodeWords;
import nightjar.project.grammar.shape.Reading;
import nightjar.project.grammar.shape.Shape;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/// The name of a project: what folders, runs and the words of commands are made of, so nothing that a shell, an option or a file system takes
/// for something else.
public final class PlainName implements Shape<String> {

    private static final String FORM = "[A-Za-z0-9_][A-Za-z0-9_-]{0,59}";
    private static final Pattern NAME = Pattern.compile(FORM);

    /// Devices of Windows, which no share of it can have as a name, in any case and with any ending.
    private static final String DEVICES =
            "[Cc][Oo][Nn]|[Pp][Rr][Nn]|[Aa][Uu][Xx]|[Nn][Uu][Ll]|[Cc][Oo][Mm][0-9]|[Ll][Pp][Tt][0-9]";

    private static final Pattern DEVICE = Pattern.compile(DEVICES);

    PlainName() {}

    /// Whether a project may be called so.
    public static boolean fits(String name) {
        return NAME.matcher(name).matches() && !DEVICE.matcher(name).matches();
    }

    @Override
    public @Nullable String read(Node node, String where, Reading reading) {
        String name = NodeWords.text(node);
        if (fits(name)) {
            return name;
        }
        reading.problem(node, where, NodeWords.of(node), expected(name), advice(name));
        return null;
    }

    private static String expected(String name) {
        if (DEVICE.matcher(name).matches()) {
            return "a name that no system reserves for a device";
        }
        return name.startsWith("-")
                ? "1 to 60 letters, digits, '-' or '_', the first no '-', because commands take that for an option"
                : "1 to 60 letters, digits, '-' or '_', because runs and folders are named after it";
    }

    /// The same without what makes it an option, where something is left.
    private static String advice(String name) {
        String rest = name.replaceFirst("^-+", "");
        return !rest.equals(name) && fits(rest) ? "'%s' would do.".formatted(rest) : "";
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of(
                "type",
                "string",
                "pattern",
                "^" + FORM + "$",
                "not",
                Map.of("pattern", "^(" + DEVICES + ")$"));
    }
}
