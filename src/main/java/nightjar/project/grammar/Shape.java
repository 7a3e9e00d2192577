package nightjar.project.grammar;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/// What may stand at one place of a project file: how it is read, and how a JSON Schema says the same.
///
/// @param <T> what it is read as
interface Shape<T> {

    /// Reads the node; whatever is wrong goes to `reading`.
    ///
    /// @param where the path of keys, for messages
    /// @return null if and only if a problem was reported
    @Nullable T read(Node node, String where, Reading reading);

    /// JSON Schema, draft 2020-12, as maps and lists.
    Map<String, Object> schema();
}
