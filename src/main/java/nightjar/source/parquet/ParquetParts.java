package nightjar.source.parquet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nightjar.durable.HandOverDamaged;
import nightjar.durable.PartBook;
import nightjar.durable.PartFolder;
import nightjar.durable.WholeFiles;
import nightjar.pass.BatchReader;
import nightjar.pass.PartSink;
import nightjar.pass.RowSource;
import nightjar.table.ColumnType;
import nightjar.table.DataRejected;
import nightjar.table.Field;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Typed rows handed from one pass to the next as numbered Parquet files that any tool can open: written by
/// [ParquetWriter], read with hardwood. What comes out is what went in: the same schema, doubles bit for bit, missing cells missing, empty strings empty.
/// The same rows give the same bytes. Record and line numbers stand in the last two columns, `nightjar_record` and
/// `nightjar_line`, and are no fields of the schema.
///
/// Column names in the files serve other tools: dots are underscores there, and names that would differ by case alone are numbered.
/// The schema itself stands in the footer.
public final class ParquetParts implements PartSink {

    private static final String SCHEMA_KEY = "nightjar.schema";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final PartFolder folder;
    private final ParquetWriter writer = new ParquetWriter();

    /// @param folder of the parts; made when the first is written
    /// @param files puts them in their place
    /// @param book has those that are committed
    public ParquetParts(Path folder, WholeFiles files, PartBook book) {
        this.folder = new PartFolder(folder, "parquet", files, book);
    }

    /// Parts of which nobody keeps book.
    public ParquetParts(Path folder, WholeFiles files) {
        this(folder, files, PartBook.NONE);
    }

    /// Parts that share their folder with others: `part-00000.<share>.parquet`.
    public ParquetParts(Path folder, String share, WholeFiles files, PartBook book) {
        this.folder = new PartFolder(folder, share + ".parquet", files, book);
    }

    /// @param batches of one schema; at least one, perhaps without rows, because the schema is handed on with them
    @Override
    public synchronized void write(int number, List<RecordBatch> batches) {
        if (batches.isEmpty()) {
            throw new IllegalArgumentException("No batch for part " + number + " of " + folder);
        }
        Schema schema = batches.getFirst().schema();
        if (!batches.stream().allMatch(batch -> batch.schema().equals(schema))) {
            throw new IllegalArgumentException("Batches of several schemas for one part");
        }
        String json = JSON.writeValueAsString(schema);
        folder.write(
                number,
                batches.stream().mapToLong(RecordBatch::rows).sum(),
                out -> writer.write(out, schema, batches, SCHEMA_KEY, json));
    }

    @Override
    public synchronized void enter() {
        folder.enter();
    }

    @Override
    public void truncate(int number) {
        folder.truncate(number);
    }

    /// The rows of all parts, in order.
    ///
    /// @param batchRows rows per batch, at least 1; the last batch of a part may be shorter
    public RowSource source(int batchRows) {
        return source(parts(), batchRows);
    }

    private List<Path> parts() {
        List<Path> parts = folder.held();
        if (parts.isEmpty()) {
            throw new HandOverDamaged(
                    folder.path() + " holds no part; the step that writes it is complete.");
        }
        return parts;
    }

    private static Schema schema(Path file) {
        try (ParquetFile part = opened(file)) {
            return schema(part);
        }
    }

    private static ParquetFile opened(Path file) {
        try {
            return ParquetFile.open(file);
        } catch (DataRejected e) {
            throw new HandOverDamaged(String.valueOf(e.getMessage()), e);
        }
    }

    private static Schema schema(ParquetFile part) {
        return part.metadata(SCHEMA_KEY)
                .map(json -> JSON.readValue(json, Schema.class))
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        part.path() + " was not written by this program"));
    }

    private static RowSource source(List<Path> files, int batchRows) {
        Schema schema = schema(files.getFirst());
        List<ParquetTable.Part> parts = new ArrayList<>();
        long rows = 0;
        for (Path file : files) {
            try (ParquetFile part = opened(file)) {
                requireSame(schema, schema(part), file);
                parts.add(new ParquetTable.Part(file, rows, part.rows()));
                rows += part.rows();
            }
        }
        return new PartsSource(table(parts, schema, batchRows));
    }

    private static void requireSame(Schema known, Schema schema, Path file) {
        if (!known.equals(schema)) {
            throw new IllegalStateException(file + " has other columns than the parts before it");
        }
    }

    /// Columns are found by position, whatever they are called in the files.
    private static ParquetTable table(List<ParquetTable.Part> parts, Schema schema, int batchRows) {
        List<ParquetTable.Selected> columns = new ArrayList<>();
        for (Field field : schema.fields()) {
            columns.add(ParquetTable.Selected.of(columns.size(), kind(field.type())));
        }
        List<ParquetTable.Selected> numbers =
                List.of(
                        ParquetTable.Selected.of(schema.size(), ParquetKind.LONG),
                        ParquetTable.Selected.of(schema.size() + 1, ParquetKind.LONG));
        return new ParquetTable(parts, schema, columns, numbers, batchRows);
    }

    private static ParquetKind kind(ColumnType type) {
        return switch (type) {
            case NUMBER -> ParquetKind.DOUBLE;
            case CATEGORY, TEXT -> ParquetKind.STRING;
            case DATE -> ParquetKind.MILLIS;
        };
    }

    /// All parts as one table.
    private record PartsSource(ParquetTable table) implements RowSource {

        @Override
        public String name() {
            return table.parts().getFirst().file() + " and what follows it";
        }

        @Override
        public Schema schema() {
            return table.schema();
        }

        @Override
        public List<String> warnings() {
            return List.of();
        }

        @Override
        public RowSource only(List<String> names) {
            return new PartsSource(table.only(names));
        }

        /// Number of rows.
        @Override
        public long size() {
            return table.rows();
        }

        @Override
        public BatchReader open(@Nullable String position) {
            return table.open(position == null ? 0 : Long.parseLong(position));
        }
    }
}
