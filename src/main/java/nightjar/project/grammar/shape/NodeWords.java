package nightjar.project.grammar.shape;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// YAML nodes in words.
public final class NodeWords {

    private NodeWords() {}

    /// What stands there, for a message.
    public static String of(Node node) {
        return switch (node) {
            case ScalarNode scalar when scalar.getValue().isEmpty() && scalar.isPlain() ->
                    "nothing";
            case ScalarNode scalar -> "'" + shortened(scalar.getValue()) + "'";
            case SequenceNode _ -> "a list";
            case MappingNode _ -> "a mapping";
            default -> "something else";
        };
    }

    /// The text of a scalar; of anything else, what it is.
    public static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : of(node);
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }
}
