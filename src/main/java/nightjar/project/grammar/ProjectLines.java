package nightjar.project.grammar;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import nightjar.project.grammar.shape.NodeWords;
import nightjar.project.grammar.shape.Reading;
import nightjar.project.grammar.shape.Section;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// A project file as one text per value, by the path of its key, such as `gate[0].min`. How it is laid out, and comments, do not matter.
public final class ProjectLines {

    private final Map<String, String> lines = new LinkedHashMap<>();

    private ProjectLines() {}

    /// In the order of the file; empty if the text is no YAML that a project file may have.
    public static Map<String, String> of(String text) {
        ProjectLines lines = new ProjectLines();
        Node root = SpecReader.compose(text, new Reading("project file"));
        if (root != null) {
            lines.add("", root);
        }
        return Collections.unmodifiableMap(lines.lines);
    }

    private void add(String path, Node node) {
        switch (node) {
            case MappingNode mapping -> {
                for (NodeTuple entry : mapping.getValue()) {
                    add(
                            Section.path(path, NodeWords.text(entry.getKeyNode())),
                            entry.getValueNode());
                }
            }
            case SequenceNode sequence -> {
                for (int i = 0; i < sequence.getValue().size(); i++) {
                    add(path + "[" + i + "]", sequence.getValue().get(i));
                }
            }
            default -> lines.put(path, NodeWords.text(node));
        }
    }
}
