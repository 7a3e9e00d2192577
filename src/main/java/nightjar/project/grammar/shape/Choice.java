package nightjar.project.grammar.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/// A mapping in which one key says what it is, such as `{one_hot: contract}`: the first of its kind. The others of its kind stand beside it.
public final class Choice<T> implements Shape<T> {

    private final List<Section<? extends T>> kinds;
    private final List<String> names;

    /// All keys, the kinds first.
    private final List<String> known;

    @SafeVarargs
    @SuppressWarnings("varargs")
    public Choice(Section<? extends T>... kinds) {
        this.kinds = List.of(kinds);
        this.names = this.kinds.stream().map(Choice::name).toList();
        TreeSet<String> besides = new TreeSet<>();
        this.kinds.forEach(kind -> besides.addAll(besides(kind)));
        known = new ArrayList<>(names);
        known.addAll(besides);
    }

    private static String name(Section<?> kind) {
        return kind.names().getFirst();
    }

    private static List<String> besides(Section<?> kind) {
        return kind.names().subList(1, kind.names().size());
    }

    @Override
    public @Nullable T read(Node node, String where, Reading reading) {
        if (!(node instanceof MappingNode mapping)) {
            reading.problem(
                    node, where, NodeWords.of(node), "a mapping with one of the keys " + names, "");
            return null;
        }
        Section<? extends T> chosen = null;
        for (NodeTuple entry : mapping.getValue()) {
            Node key = entry.getKeyNode();
            String name = NodeWords.text(key);
            if (names.contains(name) && chosen != null) {
                reading.problem(
                        key,
                        where,
                        "'" + name + "' beside another of " + names,
                        "one of the two",
                        "Write two entries.");
                return null;
            } else if (names.contains(name)) {
                chosen = kinds.get(names.indexOf(name));
            } else if (!known.contains(name)) {
                Section.unknown(key, Section.path(where, name), known, reading);
                return null;
            }
        }
        if (chosen == null) {
            reading.problem(node, where, "none of them", "one of the keys " + names, "");
            return null;
        }
        return fits(chosen, mapping, where, reading) ? chosen.read(node, where, reading) : null;
    }

    /// A key that says nothing about this kind is a mistake, not a decoration.
    private static boolean fits(
            Section<?> kind, MappingNode mapping, String where, Reading reading) {
        int before = reading.problems().size();
        for (NodeTuple entry : mapping.getValue()) {
            String name = NodeWords.text(entry.getKeyNode());
            if (!kind.names().contains(name)) {
                reading.problem(
                        entry.getKeyNode(),
                        Section.path(where, name),
                        "'%s' beside %s".formatted(name, name(kind)),
                        besides(kind).isEmpty() ? "nothing beside it" : "at most " + besides(kind),
                        "Remove it.");
            }
        }
        return reading.problems().size() == before;
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("oneOf", kinds.stream().map(Section::schema).toList());
    }
}
