package nightjar.project.grammar.shape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import nightjar.text.Nearest;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/// A mapping with known keys, read as a record. A key stands once: its name, its shape, what it is where it is left out, a sentence about it and,
/// by its place among the others, the component of the record that it becomes.
public final class Section<T> implements Shape<T> {

    /// What becomes a component of the record.
    public sealed interface Part<V> {}

    /// One key.
    ///
    /// @param otherwise what it is where it is left out
    public record Key<V>(
            String name, Shape<V> shape, boolean required, @Nullable V otherwise, String about)
            implements Part<V> {}

    /// What is known without a key.
    public record Given<V>(Function<Reading.Place, V> known) implements Part<V> {}

    /// The values that were read, by key.
    public static final class Values {

        private final Map<String, Object> values = new HashMap<>();
        private final Map<String, Reading.Place> places = new HashMap<>();
        private final Reading.Place place;
        private final Reading reading;

        private Values(Reading.Place place, Reading reading) {
            this.place = place;
            this.reading = reading;
        }

        /// The value, or what the key has where it is left out; null if that is nothing, for which its record has to be made.
        @SuppressWarnings({"unchecked", "NullAway"})
        public <V> V of(Part<V> part) {
            return switch (part) {
                case Key<V> key -> (V) values.getOrDefault(key.name(), key.otherwise());
                case Given<V> given -> given.known().apply(place);
            };
        }

        private @Nullable Void report(Mismatch wrong) {
            Reading.Place at = places.getOrDefault(wrong.key(), place);
            reading.problem(at, wrong.found(), wrong.expected(), wrong.advice());
            return null;
        }
    }

    private final List<Key<?>> keys;
    private final Function<Values, @Nullable T> made;

    private Section(List<Key<?>> keys, Function<Values, @Nullable T> made) {
        this.keys = keys;
        this.made = made;
    }

    /// A section of more keys than there are forms below.
    public static <T> Section<T> of(List<Part<?>> parts, Function<Values, T> made) {
        List<Key<?>> keys = new ArrayList<>();
        parts.forEach(part -> keys.addAll(part instanceof Key<?> key ? List.of(key) : List.of()));
        return new Section<>(List.copyOf(keys), made::apply);
    }

    /// A section that is read as the keys that are there, in the order of `keys`.
    public static <V> Section<Map<String, V>> of(List<Key<V>> keys) {
        return of(
                List.copyOf(keys),
                values -> {
                    Map<String, V> there = new LinkedHashMap<>();
                    keys.forEach(
                            key ->
                                    Optional.ofNullable(values.of(key))
                                            .ifPresent(value -> there.put(key.name(), value)));
                    return there;
                });
    }

    public static <A, T> Section<T> of(Part<A> a, Function<A, T> made) {
        return of(List.of(a), v -> made.apply(v.of(a)));
    }

    public static <A, B, T> Section<T> of(Part<A> a, Part<B> b, BiFunction<A, B, T> made) {
        return of(List.of(a, b), v -> made.apply(v.of(a), v.of(b)));
    }

    public static <A, B, C, T> Section<T> of(
            Part<A> a, Part<B> b, Part<C> c, Made.Three<A, B, C, T> made) {
        return of(List.of(a, b, c), v -> made.of(v.of(a), v.of(b), v.of(c)));
    }

    public static <A, B, C, D, T> Section<T> of(
            Part<A> a, Part<B> b, Part<C> c, Part<D> d, Made.Four<A, B, C, D, T> made) {
        return of(List.of(a, b, c, d), v -> made.of(v.of(a), v.of(b), v.of(c), v.of(d)));
    }

    public static <A, B, C, D, E, T> Section<T> of(
            Part<A> a,
            Part<B> b,
            Part<C> c,
            Part<D> d,
            Part<E> e,
            Made.Five<A, B, C, D, E, T> made) {
        return of(
                List.of(a, b, c, d, e), v -> made.of(v.of(a), v.of(b), v.of(c), v.of(d), v.of(e)));
    }

    public static <A, B, C, D, E, F, T> Section<T> of(
            Part<A> a,
            Part<B> b,
            Part<C> c,
            Part<D> d,
            Part<E> e,
            Part<F> f,
            Made.Six<A, B, C, D, E, F, T> made) {
        return of(
                List.of(a, b, c, d, e, f),
                v -> made.of(v.of(a), v.of(b), v.of(c), v.of(d), v.of(e), v.of(f)));
    }

    /// A mapping of one key, read as its value.
    public static <T> Section<T> of(String name, Shape<T> shape, String about) {
        return of(required(name, shape, about), value -> value);
    }

    public static <V> Key<V> required(String name, Shape<V> shape, String about) {
        return new Key<>(name, shape, true, null, about);
    }

    /// A key that may be left out, and then is null in the record.
    public static <V> Key<V> optional(String name, Shape<V> shape, String about) {
        return new Key<>(name, shape, false, null, about);
    }

    public static <V> Key<V> optional(String name, Shape<V> shape, V otherwise, String about) {
        return new Key<>(name, shape, false, otherwise, about);
    }

    /// The same, but null where `check` finds something wrong with the record, which is reported.
    public Section<T> unless(Function<T, @Nullable Mismatch> check) {
        return new Section<>(
                keys,
                values -> {
                    T read = made.apply(values);
                    Mismatch wrong = read == null ? null : check.apply(read);
                    if (wrong != null) {
                        values.report(wrong);
                    }
                    return wrong == null ? read : null;
                });
    }

    /// The same, read as something else.
    public <R> Section<R> then(Function<T, R> other) {
        return new Section<>(
                keys,
                values -> {
                    T read = made.apply(values);
                    return read == null ? null : other.apply(read);
                });
    }

    /// The same, or in short the value of the first key alone, which is no mapping.
    public Shape<T> orFirst() {
        return Shape.of(
                Map.of("anyOf", List.of(keys.getFirst().shape().schema(), schema())),
                (node, where, reading) ->
                        node instanceof MappingNode
                                ? read(node, where, reading)
                                : brief(node, where, reading));
    }

    /// What an empty mapping is read as, where no key is required.
    public T empty() {
        Reading nowhere = new Reading("");
        return Objects.requireNonNull(
                made.apply(new Values(new Reading.Place(0, 0, ""), nowhere)), "no key is required");
    }

    private @Nullable T brief(Node node, String where, Reading reading) {
        Object first = keys.getFirst().shape().read(node, where, reading);
        Values values = new Values(Reading.Place.of(node, where), reading);
        if (first == null) {
            return null;
        }
        values.values.put(keys.getFirst().name(), first);
        return made.apply(values);
    }

    public List<String> names() {
        return keys.stream().map(Key::name).toList();
    }

    @Override
    public @Nullable T read(Node node, String where, Reading reading) {
        if (!(node instanceof MappingNode mapping)) {
            reading.problem(
                    node, where, NodeWords.of(node), "a mapping with the keys " + names(), "");
            return null;
        }
        int before = reading.problems().size();
        Values values = new Values(Reading.Place.of(node, where), reading);
        for (NodeTuple entry : mapping.getValue()) {
            read(entry, where, reading, values);
        }
        for (Key<?> key : keys) {
            if (key.required() && !values.places.containsKey(key.name())) {
                reading.problem(
                        node,
                        path(where, key.name()),
                        "nothing",
                        key.about().replaceFirst("\\.$", ""),
                        "Add the key '" + key.name() + "'.");
            }
        }
        return reading.problems().size() == before ? made.apply(values) : null;
    }

    private void read(NodeTuple entry, String where, Reading reading, Values values) {
        String name = NodeWords.text(entry.getKeyNode());
        String path = path(where, name);
        Key<?> key =
                keys.stream().filter(known -> known.name().equals(name)).findFirst().orElse(null);
        if (key == null) {
            unknown(entry.getKeyNode(), path, names(), reading);
        } else if (values.places.containsKey(name)) {
            twice(entry.getKeyNode(), path, reading);
        } else {
            values.places.put(name, Reading.Place.of(entry.getValueNode(), path));
            Object value = key.shape().read(entry.getValueNode(), path, reading);
            if (value != null) {
                values.values.put(name, value);
            }
        }
    }

    public static void unknown(Node key, String where, List<String> known, Reading reading) {
        String name = NodeWords.text(key);
        reading.problem(
                key,
                where,
                "the unknown key '" + name + "'",
                "one of " + known,
                Nearest.question(name, known));
    }

    public static void twice(Node key, String where, Reading reading) {
        reading.problem(key, where, "the key twice", "it once", "Remove one of the two.");
    }

    public static String path(String where, String name) {
        return where.isEmpty() ? name : where + "." + name;
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Key<?> key : keys) {
            Map<String, Object> property = new LinkedHashMap<>(key.shape().schema());
            property.put("description", key.about());
            properties.put(key.name(), property);
        }
        List<String> required = keys.stream().filter(Key::required).map(Key::name).toList();
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }
}
