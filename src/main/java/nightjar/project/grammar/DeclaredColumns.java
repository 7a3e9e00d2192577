package nightjar.project.grammar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nightjar.project.grammar.shape.NodeWords;
import nightjar.project.grammar.shape.Reading;
import nightjar.table.ColumnType;
import nightjar.text.Nearest;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/// Holds every column and expression that a project file names against `data.columns`. Works on the tree, so that it also speaks when
/// other parts of the file are wrong.
final class DeclaredColumns {

    private DeclaredColumns() {}

    static void judge(Node root, Reading reading) {
        Map<String, ColumnType> declared = declared(root);
        if (declared.isEmpty()) {
            return;
        }
        for (Reading.ColumnUse use : reading.columnUses()) {
            judge(use, declared, reading);
        }
        for (Reading.ExpressionUse use : reading.expressionUses()) {
            ExpressionProblems.judge(use, declared, reading);
        }
    }

    private static void judge(
            Reading.ColumnUse use, Map<String, ColumnType> declared, Reading reading) {
        ColumnType type = declared.get(use.name());
        if (type == null) {
            reading.problem(
                    use.place(),
                    "'" + use.name() + "', which is not in data.columns",
                    "one of " + shortened(declared.keySet()),
                    Nearest.question(use.name(), declared.keySet()));
        } else if (!use.types().contains(type)) {
            reading.problem(
                    use.place(),
                    "'%s', a %s column".formatted(use.name(), type.yamlName()),
                    "a column of type "
                            + use.types().stream()
                                    .map(ColumnType::yamlName)
                                    .sorted()
                                    .collect(Collectors.joining(" or ")),
                    "");
        }
    }

    /// The first twenty names; a message is no catalogue.
    static String shortened(Set<String> names) {
        List<String> list = new ArrayList<>(names);
        return list.size() <= 20
                ? list.toString()
                : list.subList(0, 20) + " and " + (list.size() - 20) + " more";
    }

    private static Map<String, ColumnType> declared(Node root) {
        Map<String, ColumnType> declared = new LinkedHashMap<>();
        Node columns = child(child(root, "data"), "columns");
        if (columns instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                Node type = child(entry.getValueNode(), "type");
                for (ColumnType known : ColumnType.values()) {
                    if (type != null && known.yamlName().equals(NodeWords.text(type))) {
                        declared.put(NodeWords.text(entry.getKeyNode()), known);
                    }
                }
            }
        }
        return declared;
    }

    static @Nullable Node child(@Nullable Node node, String key) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (NodeWords.text(entry.getKeyNode()).equals(key)) {
                    return entry.getValueNode();
                }
            }
        }
        return null;
    }
}
