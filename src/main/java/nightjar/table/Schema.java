package nightjar.table;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/// The fields of a table, in order; names are unique and case-sensitive.
public record Schema(List<Field> fields) {

    public Schema {
        fields = List.copyOf(fields);
        Set<String> seen = new HashSet<>();
        for (Field field : fields) {
            if (!seen.add(field.name())) {
                throw new IllegalArgumentException("Two fields are named '" + field.name() + "'");
            }
        }
    }

    /// A schema in which every field has the type `type`.
    public static Schema of(List<String> names, ColumnType type) {
        return new Schema(names.stream().map(name -> new Field(name, type)).toList());
    }

    public int size() {
        return fields.size();
    }

    public List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    public boolean contains(String name) {
        return indexOf(name).isPresent();
    }

    /// The position of the field called `name`, from 0. Linear: look positions up once per pass, not per batch.
    public OptionalInt indexOf(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /// Position by name, from 0, for many look-ups.
    public Map<String, Integer> positions() {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            positions.put(fields.get(i).name(), i);
        }
        return Map.copyOf(positions);
    }
}
