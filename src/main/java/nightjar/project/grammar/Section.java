package nightjar.project.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import nightjar.text.Nearest;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/// A mapping with known keys. Each key is listed once, with its shape, whether it is required, and a sentence about it.
final class Section<T> implements Shape<T> {

    /// One key.
    record Key<V>(
            String name, Shape<V> shape, boolean required, @Nullable V otherwise, String about) {}

    /// The keys of a section, while it is being described.
    static final class Keys {

        private final List<Key<?>> keys = new ArrayList<>();

        <V> Key<V> required(String name, Shape<V> shape, String about) {
            return add(new Key<>(name, shape, true, null, about));
        }

        <V> Key<V> optional(String name, Shape<V> shape, @Nullable V otherwise, String about) {
            return add(new Key<>(name, shape, false, otherwise, about));
        }

        private <V> Key<V> add(Key<V> key) {
            keys.add(key);
            return key;
        }
    }

    /// The values that were read, by key.
    static final class Values {

        private final Map<String, Object> values = new HashMap<>();
        private final Map<String, Reading.Place> places = new HashMap<>();
        private final Reading.Place place;
        private final Reading reading;

        Values(Reading.Place place, Reading reading) {
            this.place = place;
            this.reading = reading;
        }

        /// The value, or what the key has where it is left out.
        @SuppressWarnings("unchecked")
        <V> @Nullable V find(Key<V> key) {
            Object value = values.get(key.name());
            return value == null ? key.otherwise() : (V) value;
        }

        /// As [#find], for keys that are required or have a value where they are left out.
        <V> V get(Key<V> key) {
            V value = find(key);
            if (value == null) {
                throw new IllegalStateException("Key " + key.name() + " has no value");
            }
            return value;
        }

        boolean has(Key<?> key) {
            return places.containsKey(key.name());
        }

        /// Where the key stands, or the section where it is left out.
        Reading.Place place(Key<?> key) {
            return places.getOrDefault(key.name(), place);
        }

        int line() {
            return place.line();
        }

        /// Reports a problem of several keys together.
        void problem(Key<?> key, String found, String expected, String advice) {
            reading.problem(place(key), found, expected, advice);
        }
    }

    private final List<Key<?>> keys;
    private final Function<Values, @Nullable T> made;

    private Section(List<Key<?>> keys, Function<Values, @Nullable T> made) {
        this.keys = List.copyOf(keys);
        this.made = made;
    }

    /// @param described lists the keys and says what is made of their values; null is for a problem that was reported
    static <T> Section<T> of(Function<Keys, Function<Values, @Nullable T>> described) {
        Keys keys = new Keys();
        Function<Values, @Nullable T> made = described.apply(keys);
        return new Section<>(keys.keys, made);
    }

    List<String> names() {
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
            if (key.required() && !values.has(key)) {
                reading.problem(
                        node,
                        path(where, key.name()),
                        "nothing",
                        sentence(key.about()),
                        "Add the key '" + key.name() + "'.");
            }
        }
        return reading.problems().size() == before ? made.apply(values) : null;
    }

    private void read(NodeTuple entry, String where, Reading reading, Values values) {
        String name = NodeWords.text(entry.getKeyNode());
        Key<?> key =
                keys.stream().filter(known -> known.name().equals(name)).findFirst().orElse(null);
        if (key == null) {
            reading.problem(
                    entry.getKeyNode(),
                    path(where, name),
                    "the unknown key '" + name + "'",
                    "one of " + names(),
                    Nearest.question(name, names()));
            return;
        }
        if (values.has(key)) {
            reading.problem(
                    entry.getKeyNode(),
                    path(where, name),
                    "the key twice",
                    "it once",
                    "Remove one of the two.");
            return;
        }
        values.places.put(name, Reading.Place.of(entry.getValueNode(), path(where, name)));
        Object value = key.shape().read(entry.getValueNode(), path(where, name), reading);
        if (value != null) {
            values.values.put(name, value);
        }
    }

    private static String sentence(String about) {
        return about.endsWith(".") ? about.substring(0, about.length() - 1) : about;
    }

    static String path(String where, String name) {
        return where.isEmpty() ? name : where + "." + name;
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        Set<String> required = new LinkedHashSet<>();
        for (Key<?> key : keys) {
            Map<String, Object> property = new LinkedHashMap<>(key.shape().schema());
            property.put("description", key.about());
            properties.put(key.name(), property);
            if (key.required()) {
                required.add(key.name());
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", List.copyOf(required));
        }
        schema.put("additionalProperties", false);
        return schema;
    }
}
