package nightjar.project.grammar;

import static nightjar.project.grammar.shape.Scalars.whole;
import static nightjar.project.grammar.shape.Section.optional;
import static nightjar.project.grammar.shape.Section.required;
import static nightjar.project.grammar.shape.Shapes.column;
import static nightjar.project.grammar.shape.Shapes.oneOf;

import nightjar.project.grammar.shape.Choice;
import nightjar.project.grammar.shape.Reading;
import nightjar.project.grammar.shape.Scalars;
import nightjar.project.grammar.shape.Section;
import nightjar.project.grammar.shape.Section.Given;
import nightjar.project.grammar.shape.Section.Key;
import nightjar.project.grammar.shape.Section.Part;
import nightjar.project.grammar.shape.Shape;
import nightjar.project.grammar.shape.Shapes;
import nightjar.project.training.Check;
import nightjar.project.training.Reaction;
import org.jspecify.annotations.Nullable;

/// The keys of `checks` and of `score.checks`.
final class CheckGrammar {

    private record Bounds(@Nullable Long min, @Nullable Long max) {}

    private record Share(String column, double max) {}

    private record Counted(String column, @Nullable Long min, @Nullable Long max) {}

    private static final Key<String> COLUMN = required("column", column(), "The column.");

    private static final Shape<Bounds> ROWS =
            Section.of(
                    optional("min", whole(0), "Fewest rows."),
                    optional("max", whole(0), "Most rows."),
                    Bounds::new);

    private static final Shape<Share> MISSING =
            Section.of(
                    COLUMN,
                    required("max", Scalars.SHARE, "Largest share, such as 1 %."),
                    Share::new);

    private static final Shape<Counted> DISTINCT =
            Section.of(
                    COLUMN,
                    optional("min", whole(0), "Fewest distinct values."),
                    optional("max", whole(0), "Most distinct values."),
                    Counted::new);

    private static final Part<Integer> LINE = new Given<>(Reading.Place::line);

    /// An entry of `checks`: of training, if `on` says nothing else.
    static final Shape<Check> CHECK =
            check(
                    optional(
                            "on",
                            oneOf(Check.On.class),
                            Check.On.TRAIN,
                            "The runs it is carried out in."));

    /// An entry of `score.checks`.
    static final Shape<Check> SCORE_CHECK = check(new Given<>(_ -> Check.On.SCORE));

    private CheckGrammar() {}

    private static Shape<Check> check(Part<Check.On> on) {
        Key<Reaction> refuse = otherwise(Reaction.REFUSE);
        return new Choice<>(
                Section.of(
                        required("rows", ROWS, "The number of rows."),
                        on,
                        refuse,
                        LINE,
                        (rows, runs, otherwise, line) ->
                                new Check.Rows(rows.min(), rows.max(), runs, otherwise, line)),
                Section.of(
                        required("missing", MISSING, "The share of missing cells in a column."),
                        on,
                        refuse,
                        LINE,
                        (share, runs, otherwise, line) ->
                                new Check.Missing(
                                        share.column(), share.max(), runs, otherwise, line)),
                Section.of(
                        required("unique", column(), "A column without two equal values."),
                        on,
                        refuse,
                        LINE,
                        Check.Unique::new),
                Section.of(
                        required(
                                "distinct", DISTINCT, "The number of distinct values of a column."),
                        on,
                        refuse,
                        LINE,
                        (counted, runs, otherwise, line) ->
                                new Check.Distinct(
                                        counted.column(),
                                        counted.min(),
                                        counted.max(),
                                        runs,
                                        otherwise,
                                        line)),
                Section.of(
                        required(
                                "holds",
                                Shapes.expression(Reading.Result.BOOLEAN),
                                "An expression that holds in every row."),
                        on,
                        otherwise(Reaction.QUARANTINE),
                        LINE,
                        Check.Holds::new));
    }

    private static Key<Reaction> otherwise(Reaction usual) {
        return optional("otherwise", Shapes.REACTION, usual, "What a breach leads to.");
    }
}
