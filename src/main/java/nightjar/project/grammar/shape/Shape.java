package nightjar.project.grammar.shape;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/// What may stand at one place of a project file: how it is read, and how a JSON Schema says the same.
///
/// @param <T> what it is read as
public interface Shape<T> {

    /// Reads the node; whatever is wrong goes to `reading`.
    ///
    /// @param where the path of keys, for messages
    /// @return null if and only if a problem was reported
    @Nullable T read(Node node, String where, Reading reading);

    /// JSON Schema, draft 2020-12, as maps and lists.
    Map<String, Object> schema();

    /// As [Shape#read].
    interface Reader<T> {
        @Nullable T read(Node node, String where, Reading reading);
    }

    static <T> Shape<T> of(Map<String, Object> schema, Reader<T> reader) {
        return new Shape<>() {
            @Override
            public @Nullable T read(Node node, String where, Reading reading) {
                return reader.read(node, where, reading);
            }

            @Override
            public Map<String, Object> schema() {
                return schema;
            }
        };
    }

    /// The same, read as something else.
    default <R> Shape<R> as(Function<T, R> other) {
        return of(
                schema(),
                (node, where, reading) -> {
                    T read = read(node, where, reading);
                    return read == null ? null : other.apply(read);
                });
    }

    /// The same, where the value passes a test.
    default Shape<T> where(Predicate<T> test, String expected) {
        return of(
                schema(),
                (node, where, reading) -> {
                    T read = read(node, where, reading);
                    if (read == null || test.test(read)) {
                        return read;
                    }
                    reading.problem(node, where, NodeWords.of(node), expected, "");
                    return null;
                });
    }

    /// The same, with its value written down for later.
    default Shape<T> noted(Note<T> note) {
        return of(
                schema(),
                (node, where, reading) -> {
                    T read = read(node, where, reading);
                    if (read != null) {
                        note.take(read, Reading.Place.of(node, where), reading);
                    }
                    return read;
                });
    }

    /// What is to be kept of a value.
    interface Note<T> {
        void take(T value, Reading.Place place, Reading reading);
    }
}
