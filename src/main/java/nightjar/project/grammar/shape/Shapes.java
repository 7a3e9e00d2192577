package nightjar.project.grammar.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import nightjar.project.training.Reaction;
import nightjar.table.ColumnType;
import nightjar.text.Nearest;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Shapes made of others, and those that name something: a column, an expression, one of several words.
public final class Shapes {

    public static final Shape<Reaction> REACTION = oneOf(Reaction.class);

    private Shapes() {}

    /// A column of the data that is declared with one of these types; with none named, of any.
    public static Shape<String> column(ColumnType... types) {
        Set<ColumnType> allowed = Set.of(types.length == 0 ? ColumnType.values() : types);
        return Scalars.TEXT.noted(
                (name, place, reading) ->
                        reading.uses(new Reading.ColumnUse(name, allowed, place)));
    }

    public static Shape<String> expression(Reading.Result result) {
        return Scalars.TEXT.noted(
                (text, place, reading) ->
                        reading.uses(new Reading.ExpressionUse(text, result, place)));
    }

    /// A constant by its name in lower case.
    public static <E extends Enum<E>> Shape<E> oneOf(Class<E> type) {
        return oneOf(type, constant -> constant.name().toLowerCase(Locale.ROOT));
    }

    public static <E extends Enum<E>> Shape<E> oneOf(Class<E> type, Function<E, String> name) {
        List<E> constants = List.of(type.getEnumConstants());
        List<String> names = constants.stream().map(name).toList();
        return Shape.of(
                Map.of("enum", names),
                (node, where, reading) -> {
                    String text = NodeWords.text(node);
                    if (names.contains(text)) {
                        return constants.get(names.indexOf(text));
                    }
                    reading.problem(
                            node,
                            where,
                            NodeWords.of(node),
                            "one of " + names,
                            Nearest.question(text, names));
                    return null;
                });
    }

    public static <T> Shape<List<T>> listOf(Shape<T> item) {
        return Shape.of(
                Map.of("type", "array", "items", item.schema()),
                (node, where, reading) -> {
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
                    for (int i = 0; i < sequence.getValue().size(); i++) {
                        String at = where + "[" + i + "]";
                        T read = item.read(sequence.getValue().get(i), at, reading);
                        if (read != null) {
                            items.add(read);
                        }
                    }
                    return items.size() == sequence.getValue().size() ? items : null;
                });
    }

    /// A mapping whose keys the user chooses.
    public static <T> Shape<Map<String, T>> mapOf(Shape<T> value) {
        return Shape.of(
                Map.of("type", "object", "additionalProperties", value.schema()),
                (node, where, reading) -> {
                    if (!(node instanceof MappingNode mapping)) {
                        reading.problem(node, where, NodeWords.of(node), "a mapping of names", "");
                        return null;
                    }
                    Map<String, T> entries = new LinkedHashMap<>();
                    for (NodeTuple entry : mapping.getValue()) {
                        String name = NodeWords.text(entry.getKeyNode());
                        String at = Section.path(where, name);
                        T read = value.read(entry.getValueNode(), at, reading);
                        if (read != null && entries.put(name, read) != null) {
                            Section.twice(entry.getKeyNode(), at, reading);
                        }
                    }
                    return entries.size() == mapping.getValue().size() ? entries : null;
                });
    }

    /// `all`, which is read as the empty list, or a list of columns with one of these types; with none named, of any.
    public static Shape<List<String>> columnsOrAll(ColumnType... types) {
        Shape<List<String>> list = listOf(column(types));
        return Shape.of(
                Map.of("anyOf", List.of(Map.of("const", "all"), list.schema())),
                (node, where, reading) ->
                        node instanceof ScalarNode scalar && scalar.getValue().equals("all")
                                ? List.of()
                                : list.read(node, where, reading));
    }
}
