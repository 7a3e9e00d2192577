package nightjar.project.grammar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nightjar.text.Nearest;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/// A mapping in which one key says what it is, such as `{one_hot: contract}`; `besides` lists keys that may stand beside any of them.
final class Choice<T> implements Shape<T> {

    /// One kind of thing.
    ///
    /// @param made from the value of the kind's key and the whole mapping
    record Kind<V, T>(String name, Shape<V> shape, String about, Made<V, T> made) {}

    /// What is made of a kind's value.
    interface Made<V, T> {
        @Nullable T of(V value, Beside beside);
    }

    /// What stands beside the kind's key.
    record Beside(MappingNode mapping, String where, Reading reading) {

        int line() {
            return mapping.getStartMark().getLine() + 1;
        }

        /// The value of a key beside, or `otherwise` where there is none or a wrong one, which is reported.
        <V> V get(String name, Shape<V> shape, V otherwise) {
            V value = find(name, shape);
            return value == null ? otherwise : value;
        }

        /// The value of a key beside; null where there is none or a wrong one, which is reported.
        <V> @Nullable V find(String name, Shape<V> shape) {
            for (NodeTuple entry : mapping.getValue()) {
                if (NodeWords.text(entry.getKeyNode()).equals(name)) {
                    return shape.read(entry.getValueNode(), Section.path(where, name), reading);
                }
            }
            return null;
        }
    }

    private final List<Kind<?, ? extends T>> kinds;
    private final Map<String, Shape<?>> besides;

    Choice(List<Kind<?, ? extends T>> kinds, Map<String, Shape<?>> besides) {
        this.kinds = List.copyOf(kinds);
        this.besides = new TreeMap<>(besides);
    }

    @Override
    public @Nullable T read(Node node, String where, Reading reading) {
        List<String> names = kinds.stream().map(Kind::name).toList();
        if (!(node instanceof MappingNode mapping)) {
            reading.problem(
                    node, where, NodeWords.of(node), "a mapping with one of the keys " + names, "");
            return null;
        }
        Kind<?, ? extends T> chosen = null;
        Node value = node;
        for (NodeTuple entry : mapping.getValue()) {
            String name = NodeWords.text(entry.getKeyNode());
            Kind<?, ? extends T> kind =
                    kinds.stream()
                            .filter(known -> known.name().equals(name))
                            .findFirst()
                            .orElse(null);
            if (kind != null && chosen == null) {
                chosen = kind;
                value = entry.getValueNode();
            } else if (kind != null) {
                reading.problem(
                        entry.getKeyNode(),
                        where,
                        "'" + name + "' beside another of " + names,
                        "one of the two",
                        "Write two entries.");
                return null;
            } else if (!besides.containsKey(name)) {
                List<String> known = new ArrayList<>(names);
                known.addAll(besides.keySet());
                reading.problem(
                        entry.getKeyNode(),
                        Section.path(where, name),
                        "the unknown key '" + name + "'",
                        "one of " + known,
                        Nearest.question(name, known));
                return null;
            }
        }
        if (chosen == null) {
            reading.problem(node, where, "none of them", "one of the keys " + names, "");
            return null;
        }
        return made(chosen, value, new Beside(mapping, where, reading));
    }

    private static <V, T> @Nullable T made(Kind<V, T> kind, Node node, Beside beside) {
        int before = beside.reading().problems().size();
        V value =
                kind.shape()
                        .read(node, Section.path(beside.where(), kind.name()), beside.reading());
        T made = value == null ? null : kind.made().of(value, beside);
        return beside.reading().problems().size() == before ? made : null;
    }

    @Override
    public Map<String, Object> schema() {
        List<Object> kindsSchema = new ArrayList<>();
        for (Kind<?, ? extends T> kind : kinds) {
            Map<String, Object> properties = new LinkedHashMap<>();
            Map<String, Object> property = new LinkedHashMap<>(kind.shape().schema());
            property.put("description", kind.about());
            properties.put(kind.name(), property);
            besides.forEach((name, shape) -> properties.put(name, shape.schema()));
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("type", "object");
            one.put("properties", properties);
            one.put("required", List.copyOf(Set.of(kind.name())));
            one.put("additionalProperties", false);
            kindsSchema.add(one);
        }
        return Map.of("oneOf", kindsSchema);
    }
}
