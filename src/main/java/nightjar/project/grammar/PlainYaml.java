package nightjar.project.grammar;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import nightjar.project.grammar.shape.Reading;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Only texts, lists and mappings: no aliases, by which a few lines can become millions of nodes, and no tags, which name types.
final class PlainYaml {

    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Reading reading;

    private PlainYaml(Reading reading) {
        this.reading = reading;
    }

    /// Whether the tree is plain; if not, the first reason is reported.
    static boolean holds(Node root, Reading reading) {
        return new PlainYaml(reading).plain(root);
    }

    private boolean plain(Node node) {
        if (!seen.add(node)) {
            reading.problem(node, "", "an alias (*)", "every value written out", "Write it out.");
            return false;
        }
        if (!node.getTag().startsWith(Tag.PREFIX)
                || node.getTag().equals(Tag.BINARY)
                || node.getTag().equals(Tag.SET)) {
            reading.problem(node, "", "the tag " + node.getTag(), "no tags", "Remove it.");
            return false;
        }
        return switch (node) {
            case MappingNode mapping -> mapping.getValue().stream().allMatch(this::plain);
            case SequenceNode sequence -> sequence.getValue().stream().allMatch(this::plain);
            default -> true;
        };
    }

    private boolean plain(NodeTuple entry) {
        return plain(entry.getKeyNode()) && plain(entry.getValueNode());
    }
}
