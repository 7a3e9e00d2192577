package nightjar.source;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nightjar.durable.WholeFiles;
import nightjar.pass.BatchReader;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.project.SourceSpec;
import nightjar.source.csv.CsvFile;
import nightjar.source.csv.CsvSource;
import nightjar.source.parquet.ParquetParts;
import nightjar.table.Column;
import nightjar.table.ColumnType;
import nightjar.table.DateColumn;
import nightjar.table.Field;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import nightjar.table.TextColumn;
import org.jspecify.annotations.Nullable;

/// A few records of a source, kept apart from it as text. They are read as the source is: written down in its form and opened again.
///
/// @param columns with the types that the source gives them
/// @param rows cells by position; null: missing, which a CSV file does not know
public record RawRecords(Form form, List<Field> columns, List<List<@Nullable String>> rows) {

    public RawRecords {
        columns = List.copyOf(columns);
        rows =
                rows.stream()
                        .map(row -> Collections.unmodifiableList(new ArrayList<>(row)))
                        .toList();
    }

    /// How a source is written down.
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Form.Csv.class, name = "csv"),
        @JsonSubTypes.Type(value = Form.Parquet.class, name = "parquet")
    })
    public sealed interface Form {

        /// Always with a header, whatever the source has: the records may be of fewer columns.
        ///
        /// @param quote [SourceSpec.Csv#NO_QUOTE]: every character is text
        record Csv(char separator, char quote, String encoding) implements Form {}

        record Parquet() implements Form {}

        static Form of(RowSource source) {
            return source instanceof CsvSource csv
                    ? new Csv(
                            csv.dialect().separator(),
                            csv.dialect().quote(),
                            csv.dialect().encoding().name())
                    : new Parquet();
        }
    }

    /// The cells of one row of a batch, in the order of these columns; what the batch does not have is missing.
    public static List<@Nullable String> cells(RecordBatch batch, int row, List<Field> columns) {
        List<@Nullable String> cells = new ArrayList<>();
        for (Field field : columns) {
            cells.add(
                    batch.schema().contains(field.name())
                            ? text(batch.column(field.name()), row)
                            : null);
        }
        return cells;
    }

    private static @Nullable String text(Column column, int row) {
        if (column.isMissing(row)) {
            return null;
        }
        return switch (column) {
            case NumberColumn numbers -> Double.toString(numbers.get(row));
            case DateColumn dates -> Long.toString(dates.get(row));
            case TextColumn texts -> texts.get(row);
        };
    }

    /// The records as reading gives them: record 1 is the first. What cannot be read is among the rejected ones.
    public SourceBatch read() {
        try {
            Path folder = Files.createTempDirectory("nightjar-");
            try {
                return read(folder);
            } finally {
                WholeFiles.UNGUARDED.removeAll(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "A few rows cannot be written to the folder for temporary files: "
                            + e.getMessage(),
                    e);
        }
    }

    private SourceBatch read(Path folder) throws IOException {
        SourceSpec.File spec =
                switch (form) {
                    case Form.Csv csv -> csv(csv, folder.resolve("records.csv"));
                    case Form.Parquet _ -> parquet(folder);
                };
        RowSource source = LocalFile.of(spec).open(Math.max(1, rows.size()));
        try (BatchReader reader = source.open(null)) {
            SourceBatch batch = reader.read();
            if (batch == null) {
                throw new IllegalStateException("Of " + rows.size() + " records none is found");
            }
            RecordBatch _ = batch.rows();
            return batch;
        }
    }

    private SourceSpec.File csv(Form.Csv csv, Path file) throws IOException {
        Charset declared = Charset.forName(csv.encoding());
        List<List<@Nullable String>> lines = new ArrayList<>();
        lines.add(new ArrayList<>(columns.stream().map(Field::name).toList()));
        lines.addAll(rows);
        Charset charset = canWrite(declared, lines) ? declared : StandardCharsets.UTF_8;
        CsvFile.write(file, csv.separator(), csv.quote(), charset, lines);
        return new SourceSpec.Csv(
                file.toString(), csv.separator(), csv.quote(), charset.name(), true, 0, null);
    }

    private static boolean canWrite(Charset charset, List<List<@Nullable String>> lines) {
        return charset.canEncode()
                && lines.stream()
                        .flatMap(List::stream)
                        .allMatch(cell -> cell == null || charset.newEncoder().canEncode(cell));
    }

    private SourceSpec.File parquet(Path folder) throws IOException {
        new ParquetParts(folder, WholeFiles.UNGUARDED).write(0, List.of(batch()));
        try (Stream<Path> files = Files.list(folder)) {
            return new SourceSpec.Parquet(files.findFirst().orElseThrow().toString());
        }
    }

    private RecordBatch batch() {
        List<Column> cells = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            cells.add(column(columns.get(column).type(), column));
        }
        long[] numbers = IntStream.rangeClosed(1, rows.size()).asLongStream().toArray();
        return new RecordBatch(new Schema(columns), cells, numbers, numbers);
    }

    private Column column(ColumnType type, int column) {
        List<@Nullable String> texts = new ArrayList<>();
        rows.forEach(row -> texts.add(row.get(column)));
        return switch (type) {
            case NUMBER ->
                    new NumberColumn(
                            texts.stream()
                                    .mapToDouble(
                                            text ->
                                                    text == null
                                                            ? Double.NaN
                                                            : Double.parseDouble(text))
                                    .toArray());
            case DATE ->
                    new DateColumn(
                            texts.stream()
                                    .mapToLong(
                                            text ->
                                                    text == null
                                                            ? DateColumn.MISSING
                                                            : Long.parseLong(text))
                                    .toArray());
            case CATEGORY, TEXT -> TextColumn.of(texts.toArray(String[]::new));
        };
    }

    /// The same records with cells replaced.
    ///
    /// @param changes per new record: the position of the one it is made of, and its cells by column
    public RawRecords with(List<Map.Entry<Integer, Map<String, @Nullable String>>> changes) {
        List<List<@Nullable String>> all = new ArrayList<>(rows);
        Map<String, Integer> positions = new Schema(columns).positions();
        for (Map.Entry<Integer, Map<String, @Nullable String>> change : changes) {
            List<@Nullable String> changed = new ArrayList<>(rows.get(change.getKey()));
            change.getValue()
                    .forEach(
                            (name, cell) ->
                                    Optional.ofNullable(positions.get(name))
                                            .ifPresent(at -> changed.set(at, cell)));
            all.add(changed);
        }
        return new RawRecords(form, columns, all);
    }
}
