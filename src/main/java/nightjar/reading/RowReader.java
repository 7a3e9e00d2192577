package nightjar.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nightjar.project.ColumnSpec;
import nightjar.project.ProjectSpec;
import nightjar.table.Column;
import nightjar.table.Field;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import org.jspecify.annotations.Nullable;

/// Reads the declared columns of raw batches: the one way from a source's cells to what a project means by them, in training and in scoring.
/// Safe for use by several threads.
public final class RowReader {

    private final Map<String, CellReader> readers = new LinkedHashMap<>();
    private final Schema schema;

    /// A batch, read.
    ///
    /// @param rows every declared column, in the order of the project file; one that the source lacks is missing in every row
    /// @param columns those that the source has, by name
    public record Rows(RecordBatch rows, Map<String, TypedColumn> columns) {}

    /// @param columns the declared columns
    /// @param key the column of which no two values may become one; null: none
    public RowReader(Map<String, ColumnSpec> columns, TextRules rules, @Nullable String key) {
        List<Field> fields = new ArrayList<>();
        columns.forEach(
                (name, column) -> {
                    CellReader reader = CellReader.of(rules.column(name), column);
                    readers.put(name, name.equals(key) ? reader.exact() : reader);
                    fields.add(new Field(name, column.type()));
                });
        schema = new Schema(fields);
    }

    public static RowReader of(ProjectSpec spec) {
        return new RowReader(spec.data().columns(), TextRules.of(spec), spec.data().key());
    }

    /// The declared columns with their types, in the order of the project file.
    public Schema schema() {
        return schema;
    }

    /// How the cells of a declared column are read.
    public CellReader column(String name) {
        return Objects.requireNonNull(readers.get(name), name);
    }

    public Rows read(RecordBatch raw) {
        Map<String, TypedColumn> there = new LinkedHashMap<>();
        List<Column> columns = new ArrayList<>();
        for (Field field : schema.fields()) {
            String name = field.name();
            if (raw.schema().contains(name)) {
                TypedColumn typed = TypedColumn.of(raw.column(name), column(name));
                there.put(name, typed);
                columns.add(typed.cells());
            } else {
                columns.add(Column.missing(field.type(), raw.rows()));
            }
        }
        return new Rows(raw.with(schema, columns), there);
    }
}
