package nightjar.project.grammar;

import static nightjar.project.grammar.shape.Scalars.CHARACTER;
import static nightjar.project.grammar.shape.Scalars.FLAG;
import static nightjar.project.grammar.shape.Scalars.NUMBER;
import static nightjar.project.grammar.shape.Scalars.TEXT;
import static nightjar.project.grammar.shape.Scalars.VALUE;
import static nightjar.project.grammar.shape.Section.optional;
import static nightjar.project.grammar.shape.Section.required;
import static nightjar.project.grammar.shape.Shapes.column;
import static nightjar.project.grammar.shape.Shapes.listOf;
import static nightjar.project.grammar.shape.Shapes.mapOf;
import static nightjar.project.grammar.shape.Shapes.oneOf;

import java.util.List;
import nightjar.project.ColumnSpec;
import nightjar.project.DataSpec;
import nightjar.project.LabelSpec;
import nightjar.project.SourceSpec;
import nightjar.project.grammar.shape.Choice;
import nightjar.project.grammar.shape.Mismatch;
import nightjar.project.grammar.shape.Reading;
import nightjar.project.grammar.shape.Scalars;
import nightjar.project.grammar.shape.Section;
import nightjar.project.grammar.shape.Section.Key;
import nightjar.project.grammar.shape.Shape;
import nightjar.project.grammar.shape.Shapes;
import nightjar.project.training.Reaction;
import nightjar.table.ColumnType;
import org.jspecify.annotations.Nullable;

/// The keys of `data`, and of every source.
final class DataGrammar {

    private static final Key<Character> SEPARATOR =
            optional("separator", CHARACTER, "What stands between two cells.");
    private static final Key<Character> QUOTE =
            optional("quote", Scalars.QUOTE, "What stands around a cell; none: nothing does.");
    private static final Key<String> ENCODING =
            optional("encoding", TEXT, "How characters are written as bytes, such as UTF-8.");
    private static final Key<Boolean> HEADER =
            optional("header", FLAG, "Whether the first line names the columns.");
    private static final Key<Integer> SKIP =
            optional("skip", Scalars.count(0), "Lines before the header.");
    private static final Key<Character> COMMENT =
            optional("comment", CHARACTER, "What lines begin with that are left out.");
    private static final Key<String> CSV =
            required("csv", TEXT, "A CSV file, plain or gzipped; ${date} is the business date.");
    private static final Key<String> PARQUET =
            required("parquet", TEXT, "A Parquet file; ${date} is the business date.");

    /// A Parquet file says itself how it is written; what a CSV file would need is passed over.
    static final Shape<SourceSpec> SOURCE =
            new Choice<>(
                    Section.of(
                            List.of(CSV, SEPARATOR, QUOTE, ENCODING, HEADER, SKIP, COMMENT),
                            values ->
                                    new SourceSpec.Csv(
                                            values.of(CSV),
                                            values.of(SEPARATOR),
                                            values.of(QUOTE),
                                            values.of(ENCODING),
                                            values.of(HEADER),
                                            values.of(SKIP),
                                            values.of(COMMENT))),
                    Section.of(
                            List.of(PARQUET, SEPARATOR, QUOTE, ENCODING, HEADER, SKIP, COMMENT),
                            values -> new SourceSpec.Parquet(values.of(PARQUET))));

    private static final Key<ColumnType> TYPE =
            required("type", oneOf(ColumnType.class, ColumnType::yamlName), "What the cells mean.");
    private static final Key<Double> MIN = optional("min", NUMBER, "Smallest allowed number.");
    private static final Key<Double> MAX = optional("max", NUMBER, "Largest allowed number.");
    private static final Key<List<String>> VALUES =
            optional("values", listOf(VALUE), List.of(), "Allowed values.");
    private static final Key<Boolean> REQUIRED =
            optional("required", FLAG, false, "Whether a missing cell is a breach.");
    private static final Key<Boolean> UNIQUE =
            optional("unique", FLAG, false, "Whether two equal cells are a breach.");
    private static final Key<String> FORMAT =
            optional("format", Scalars.DATE_FORMAT, "Pattern of a date, such as dd.MM.yyyy.");
    private static final Key<Reaction> OTHERWISE =
            optional("otherwise", Shapes.REACTION, "What a breach leads to.");

    private static final Shape<ColumnSpec> COLUMN =
            Section.of(
                            List.of(TYPE, MIN, MAX, VALUES, REQUIRED, UNIQUE, FORMAT, OTHERWISE),
                            values ->
                                    new ColumnSpec(
                                            values.of(TYPE),
                                            values.of(MIN),
                                            values.of(MAX),
                                            values.of(VALUES),
                                            values.of(REQUIRED),
                                            values.of(UNIQUE),
                                            values.of(FORMAT),
                                            values.of(OTHERWISE)))
                    .unless(DataGrammar::wrongBounds);

    private static final Shape<LabelSpec> LABEL =
            Section.of(
                            optional("column", column(), "The column that holds the answer."),
                            optional(
                                    "expression",
                                    Shapes.expression(Reading.Result.BOOLEAN_OR_NUMBER),
                                    "An expression that gives the answer, such as \"delay > 15\"."),
                            optional("positive", VALUE, "The value of the positive class."),
                            LabelSpec::new)
                    .unless(
                            label ->
                                    Mismatch.unlessOne(
                                            label.column() != null,
                                            label.expression() != null,
                                            "column",
                                            "expression"));

    static final Shape<DataSpec> DATA =
            Section.of(
                    required("source", SOURCE, "Where the rows are."),
                    optional("key", column(), "The column that identifies a row."),
                    required("label", LABEL, "What is predicted."),
                    required("columns", mapOf(COLUMN), "The columns that are read, by name."),
                    optional(
                            "max_rejected",
                            Scalars.SHARE,
                            DataSpec.MAX_REJECTED,
                            "Share of rejected rows above which the data are refused."),
                    DataSpec::new);

    private DataGrammar() {}

    private static @Nullable Mismatch wrongBounds(ColumnSpec column) {
        Double min = column.min();
        Double max = column.max();
        if (min != null && max != null && min > max) {
            return new Mismatch("max", "max " + max, "at least min, " + min, "Swap the two.");
        }
        boolean bounded = min != null || max != null;
        return bounded && column.type() != ColumnType.NUMBER
                ? new Mismatch(
                        min != null ? "min" : "max",
                        "a bound",
                        "bounds only where the type is number",
                        "")
                : null;
    }
}
