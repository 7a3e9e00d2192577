package nightjar.project.grammar;

import static nightjar.project.grammar.Shapes.column;
import static nightjar.project.grammar.Shapes.oneOf;
import static nightjar.project.grammar.Shapes.whole;

import java.util.List;
import java.util.Map;
import nightjar.project.training.Check;
import nightjar.project.training.Reaction;
import org.jspecify.annotations.Nullable;

/// The keys of `checks` and of `score.checks`.
final class CheckGrammar {

    private static final Shape<Reaction> OTHERWISE = ProjectGrammar.reaction();
    private static final Shape<Check.On> ON = oneOf(Check.On.class, ProjectGrammar::lower);

    private record Bounds(@Nullable Long min, @Nullable Long max) {}

    private record Share(String column, double max) {}

    private record Counted(String column, @Nullable Long min, @Nullable Long max) {}

    /// An entry of `checks`: of training, if `on` says nothing else.
    static final Shape<Check> CHECK =
            check(Check.On.TRAIN, Map.of("otherwise", OTHERWISE, "on", ON));

    /// An entry of `score.checks`.
    static final Shape<Check> SCORE_CHECK = check(Check.On.SCORE, Map.of("otherwise", OTHERWISE));

    private CheckGrammar() {}

    private static Shape<Check> check(Check.On usual, Map<String, Shape<?>> besides) {
        return new Choice<>(
                List.of(
                        new Choice.Kind<>(
                                "rows",
                                rows(),
                                "The number of rows.",
                                (bounds, beside) ->
                                        new Check.Rows(
                                                bounds.min(),
                                                bounds.max(),
                                                beside.get("on", ON, usual),
                                                otherwise(beside, Reaction.REFUSE),
                                                beside.line())),
                        new Choice.Kind<>(
                                "missing",
                                missing(),
                                "The share of missing cells in a column.",
                                (share, beside) ->
                                        new Check.Missing(
                                                share.column(),
                                                share.max(),
                                                beside.get("on", ON, usual),
                                                otherwise(beside, Reaction.REFUSE),
                                                beside.line())),
                        new Choice.Kind<>(
                                "unique",
                                column(),
                                "A column without two equal values.",
                                (name, beside) ->
                                        new Check.Unique(
                                                name,
                                                beside.get("on", ON, usual),
                                                otherwise(beside, Reaction.REFUSE),
                                                beside.line())),
                        new Choice.Kind<>(
                                "distinct",
                                distinct(),
                                "The number of distinct values of a column.",
                                (counted, beside) ->
                                        new Check.Distinct(
                                                counted.column(),
                                                counted.min(),
                                                counted.max(),
                                                beside.get("on", ON, usual),
                                                otherwise(beside, Reaction.REFUSE),
                                                beside.line())),
                        new Choice.Kind<>(
                                "holds",
                                Shapes.expression(Reading.Result.BOOLEAN),
                                "An expression that holds in every row.",
                                (text, beside) ->
                                        new Check.Holds(
                                                text,
                                                beside.get("on", ON, usual),
                                                otherwise(beside, Reaction.QUARANTINE),
                                                beside.line()))),
                besides);
    }

    private static Reaction otherwise(Choice.Beside beside, Reaction otherwise) {
        return beside.get("otherwise", OTHERWISE, otherwise);
    }

    private static Shape<Bounds> rows() {
        return Section.of(
                keys -> {
                    var min = keys.optional("min", whole(0), null, "Fewest rows.");
                    var max = keys.optional("max", whole(0), null, "Most rows.");
                    return values -> new Bounds(values.find(min), values.find(max));
                });
    }

    private static Shape<Share> missing() {
        return Section.of(
                keys -> {
                    var name = keys.required("column", column(), "The column.");
                    var max = keys.required("max", Shapes.SHARE, "Largest share, such as 1 %.");
                    return values -> new Share(values.get(name), values.get(max));
                });
    }

    private static Shape<Counted> distinct() {
        return Section.of(
                keys -> {
                    var name = keys.required("column", column(), "The column.");
                    var min = keys.optional("min", whole(0), null, "Fewest distinct values.");
                    var max = keys.optional("max", whole(0), null, "Most distinct values.");
                    return values ->
                            new Counted(values.get(name), values.find(min), values.find(max));
                });
    }
}
