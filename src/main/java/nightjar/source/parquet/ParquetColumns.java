package nightjar.source.parquet;

import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.schema.ColumnSchema;
import dev.hardwood.schema.SchemaNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nightjar.pass.BatchReader;
import nightjar.pass.SourceBatch;
import nightjar.source.csv.dialect.HeaderNames;
import nightjar.table.ColumnType;
import nightjar.table.Field;
import nightjar.table.Schema;

/// What of a file's columns becomes a field, and what does not.
///
/// @param selected per field where it stands in the file
/// @param unread columns that are left out, each with its type
record ParquetColumns(
        List<Field> fields,
        List<ParquetTable.Selected> selected,
        List<String> unread,
        List<String> warnings) {

    /// Rows by which bytes of unknown meaning are judged.
    private static final int LOOK = 4096;

    ParquetColumns {
        fields = List.copyOf(fields);
        selected = List.copyOf(selected);
        unread = List.copyOf(unread);
        warnings = List.copyOf(warnings);
    }

    /// @throws IllegalStateException if the file says of a column what cannot be
    static ParquetColumns of(ParquetFile parquet) {
        List<ColumnSchema> flat = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (Map.Entry<SchemaNode, List<ColumnSchema>> root : leaves(parquet).entrySet()) {
            ColumnSchema first = root.getValue().getFirst();
            String trouble = trouble(parquet, first);
            if (trouble.isEmpty()) {
                flat.add(first);
            } else {
                String type = typeName(root.getKey(), first);
                unread.add(root.getKey().name() + ": " + type);
                warnings.add(
                        "Column '%s' (%s) %s; it is left out."
                                .formatted(root.getKey().name(), type, trouble));
            }
        }
        HeaderNames names = HeaderNames.of(flat.stream().map(ColumnSchema::name).toList());
        warnings.addAll(names.warnings());
        List<Field> fields = new ArrayList<>();
        List<ParquetTable.Selected> selected = new ArrayList<>();
        for (int i = 0; i < flat.size(); i++) {
            ParquetTable.Selected column = selected(parquet, flat.get(i));
            fields.add(new Field(names.names().get(i), column.as()));
            selected.add(column);
        }
        return new ParquetColumns(fields, selected, unread, warnings);
    }

    /// Per top-level column the columns of values it consists of.
    private static Map<SchemaNode, List<ColumnSchema>> leaves(ParquetFile parquet) {
        Map<SchemaNode, List<ColumnSchema>> leaves = new LinkedHashMap<>();
        int next = 0;
        for (SchemaNode root : parquet.roots()) {
            int count = count(root);
            if (count > 0) {
                leaves.put(root, parquet.columns().subList(next, next + count));
                next += count;
            }
        }
        return leaves;
    }

    private static int count(SchemaNode node) {
        return switch (node) {
            case SchemaNode.PrimitiveNode _ -> 1;
            case SchemaNode.GroupNode group ->
                    group.children().stream().mapToInt(ParquetColumns::count).sum();
        };
    }

    /// Why a column cannot be read; empty if it can.
    private static String trouble(ParquetFile parquet, ColumnSchema column) {
        Optional<ParquetKind> kind = ParquetKind.of(column);
        if (kind.isEmpty()) {
            return "is nested or of a type that is not read";
        }
        requirePossible(column);
        return kind.get() == ParquetKind.BYTES && !isText(parquet, column)
                ? "holds bytes that are no text"
                : "";
    }

    private static void requirePossible(ColumnSchema column) {
        if (!ParquetKind.isPossible(column)) {
            throw new IllegalStateException(
                    "column '%s' is said to be %s and stored as %s, which cannot be"
                            .formatted(
                                    column.name(),
                                    name(column.logicalType()),
                                    physicalName(column)));
        }
    }

    /// Bytes of which the file does not say what they mean are text if the first of them are.
    private static boolean isText(ParquetFile parquet, ColumnSchema column) {
        ParquetTable.Selected selected =
                ParquetTable.Selected.of(column.columnIndex(), ParquetKind.BYTES);
        int rows = (int) Math.min(LOOK, parquet.rows());
        ParquetTable table =
                new ParquetTable(
                        List.of(new ParquetTable.Part(parquet.path(), 0, rows)),
                        new Schema(List.of(new Field(column.name(), ColumnType.TEXT))),
                        List.of(selected),
                        List.of(),
                        Math.max(1, rows));
        try (BatchReader reader = table.open(0)) {
            SourceBatch batch = reader.read();
            return batch == null || batch.rejected().isEmpty();
        }
    }

    private static ParquetTable.Selected selected(ParquetFile parquet, ColumnSchema column) {
        ParquetKind kind = ParquetKind.of(column).orElseThrow();
        boolean wide = WideNumbers.isWide(kind, parquet, column);
        return new ParquetTable.Selected(
                column.columnIndex(), kind, wide ? ColumnType.TEXT : kind.type());
    }

    /// The type of a top-level column as people call it: `list`, `map`, `struct`, `UUID`, `FIXED_LEN_BYTE_ARRAY(16)`.
    private static String typeName(SchemaNode root, ColumnSchema first) {
        if (root instanceof SchemaNode.GroupNode group) {
            return group.isList() ? "list" : group.isMap() ? "map" : "struct";
        }
        if (first.maxRepetitionLevel() > 0) {
            return "list";
        }
        return first.logicalType() == null ? physicalName(first) : name(first.logicalType());
    }

    private static String physicalName(ColumnSchema column) {
        return column.type() == PhysicalType.FIXED_LEN_BYTE_ARRAY
                ? "%s(%s)".formatted(column.type(), column.typeLength())
                : column.type().toString();
    }

    private static String name(LogicalType type) {
        return type.getClass().getSimpleName().replaceFirst("Type$", "").toUpperCase(Locale.ROOT);
    }

    /// The first column alone.
    List<String> firstName() {
        return List.of(fields.getFirst().name());
    }
}
