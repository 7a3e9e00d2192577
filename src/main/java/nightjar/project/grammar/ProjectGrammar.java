package nightjar.project.grammar;

import static nightjar.project.grammar.Shapes.FLAG;
import static nightjar.project.grammar.Shapes.NUMBER;
import static nightjar.project.grammar.Shapes.SHARE;
import static nightjar.project.grammar.Shapes.TEXT;
import static nightjar.project.grammar.Shapes.VALUE;
import static nightjar.project.grammar.Shapes.column;
import static nightjar.project.grammar.Shapes.listOf;
import static nightjar.project.grammar.Shapes.mapOf;
import static nightjar.project.grammar.Shapes.oneOf;
import static nightjar.project.grammar.Shapes.whole;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import nightjar.project.Budget;
import nightjar.project.ColumnSpec;
import nightjar.project.DataSpec;
import nightjar.project.Goal;
import nightjar.project.LabelSpec;
import nightjar.project.OutputSpec;
import nightjar.project.Privacy;
import nightjar.project.ProjectSpec;
import nightjar.project.Schedule;
import nightjar.project.ScoreSpec;
import nightjar.project.SourceSpec;
import nightjar.project.Watch;
import nightjar.project.training.Holdout;
import nightjar.project.training.Reaction;
import nightjar.project.training.Review;
import nightjar.table.ColumnType;
import org.jspecify.annotations.Nullable;

/// The keys of the project file, each once: what reads the file and what prints its JSON Schema are both made of this.
final class ProjectGrammar {

    private static final Shape<Reaction> REACTION = oneOf(Reaction.class, ProjectGrammar::lower);

    private static final Shape<SourceSpec> SOURCE =
            new Choice<>(
                    List.of(
                            new Choice.Kind<>(
                                    "csv",
                                    TEXT,
                                    "A CSV file, plain or gzipped; ${date} is the business date.",
                                    (path, beside) -> csv(path, beside)),
                            new Choice.Kind<>(
                                    "parquet",
                                    TEXT,
                                    "A Parquet file; ${date} is the business date.",
                                    (path, _) -> new SourceSpec.Parquet(path))),
                    Map.of(
                            "separator",
                            Shapes.CHARACTER,
                            "quote",
                            Shapes.QUOTE,
                            "encoding",
                            TEXT,
                            "header",
                            FLAG,
                            "skip",
                            whole(0),
                            "comment",
                            Shapes.CHARACTER));

    private static final Shape<Goal> GOAL =
            Section.of(
                    keys -> {
                        var statement =
                                keys.required(
                                        "statement",
                                        TEXT,
                                        "What the business wants, in a sentence.");
                        var owner = keys.optional("owner", TEXT, null, "Who answers for the goal.");
                        var kpi =
                                keys.optional(
                                        "kpi",
                                        kpi(),
                                        null,
                                        "The indicator by which the goal is measured.");
                        var decision =
                                keys.optional(
                                        "decision",
                                        TEXT,
                                        null,
                                        "What the business does with a score.");
                        var value =
                                keys.optional(
                                        "value",
                                        value(),
                                        null,
                                        "Money per decision, in any one currency.");
                        return values ->
                                new Goal(
                                        values.get(statement),
                                        values.find(owner),
                                        values.find(kpi),
                                        values.find(decision),
                                        values.find(value));
                    });

    private static final Shape<Budget> BUDGET =
            Section.of(
                    keys -> {
                        var minutes =
                                keys.optional(
                                        "minutes", NUMBER, null, "Wall-clock minutes of a run.");
                        var memory =
                                keys.optional("memory", Shapes.SIZE, null, "Memory, such as 4GB.");
                        var disk = keys.optional("disk", Shapes.SIZE, null, "Disk, such as 10GB.");
                        var price =
                                keys.optional(
                                        "price_per_hour",
                                        NUMBER,
                                        null,
                                        "Money per hour of this machine.");
                        return values ->
                                new Budget(
                                        values.find(minutes),
                                        values.find(memory),
                                        values.find(disk),
                                        values.find(price));
                    });

    private static final Section<ColumnSpec> COLUMN =
            Section.of(
                    keys -> {
                        var type =
                                keys.required(
                                        "type",
                                        oneOf(ColumnType.class, ColumnType::yamlName),
                                        "What the cells mean.");
                        var min = keys.optional("min", NUMBER, null, "Smallest allowed number.");
                        var max = keys.optional("max", NUMBER, null, "Largest allowed number.");
                        var allowed =
                                keys.optional(
                                        "values", listOf(VALUE), List.of(), "Allowed values.");
                        var required =
                                keys.optional(
                                        "required",
                                        FLAG,
                                        false,
                                        "Whether a missing cell is a breach.");
                        var unique =
                                keys.optional(
                                        "unique",
                                        FLAG,
                                        false,
                                        "Whether two equal cells are a breach.");
                        var format =
                                keys.optional(
                                        "format",
                                        Shapes.DATE_FORMAT,
                                        null,
                                        "Pattern of a date, such as dd.MM.yyyy.");
                        var otherwise =
                                keys.optional(
                                        "otherwise", REACTION, null, "What a breach leads to.");
                        return values -> {
                            ColumnSpec column =
                                    new ColumnSpec(
                                            values.get(type),
                                            values.find(min),
                                            values.find(max),
                                            values.get(allowed),
                                            values.get(required),
                                            values.get(unique),
                                            values.find(format),
                                            values.find(otherwise));
                            Double low = column.min();
                            Double high = column.max();
                            if (low != null && high != null && low > high) {
                                values.problem(
                                        max,
                                        "max " + high,
                                        "at least min, " + low,
                                        "Swap the two.");
                                return null;
                            }
                            if (column.type() != ColumnType.NUMBER
                                    && (low != null || high != null)) {
                                values.problem(
                                        low != null ? min : max,
                                        "a bound",
                                        "bounds only where the type is number",
                                        "");
                                return null;
                            }
                            return column;
                        };
                    });

    private static final Shape<LabelSpec> LABEL =
            Section.of(
                    keys -> {
                        var name =
                                keys.optional(
                                        "column",
                                        column(),
                                        null,
                                        "The column that holds the answer.");
                        var expression =
                                keys.optional(
                                        "expression",
                                        Shapes.expression(Reading.Result.BOOLEAN_OR_NUMBER),
                                        null,
                                        "An expression that gives the answer, such as \"delay > 15\".");
                        var positive =
                                keys.optional(
                                        "positive",
                                        VALUE,
                                        null,
                                        "The value of the positive class.");
                        return values -> {
                            if (values.has(name) == values.has(expression)) {
                                values.problem(
                                        name,
                                        values.has(name) ? "both" : "neither",
                                        "one of 'column' and 'expression'",
                                        "");
                                return null;
                            }
                            return new LabelSpec(
                                    values.find(name),
                                    values.find(expression),
                                    values.find(positive));
                        };
                    });

    private static final Shape<DataSpec> DATA =
            Section.of(
                    keys -> {
                        var source = keys.required("source", SOURCE, "Where the rows are.");
                        var key =
                                keys.optional(
                                        "key", column(), null, "The column that identifies a row.");
                        var label = keys.required("label", LABEL, "What is predicted.");
                        var columns =
                                keys.required(
                                        "columns",
                                        mapOf(COLUMN),
                                        "The columns that are read, by name.");
                        var maxRejected =
                                keys.optional(
                                        "max_rejected",
                                        SHARE,
                                        DataSpec.MAX_REJECTED,
                                        "Share of rejected rows above which the data are refused.");
                        return values ->
                                new DataSpec(
                                        values.get(source),
                                        values.find(key),
                                        values.get(label),
                                        values.get(columns),
                                        values.get(maxRejected));
                    });

    private static final Shape<Holdout> HOLDOUT =
            Section.of(
                    keys -> {
                        var fraction =
                                keys.optional(
                                        "fraction",
                                        Shapes.between(SHARE, 0, 1, true),
                                        0.2,
                                        "Share of the rows no fit ever sees.");
                        var seed =
                                keys.optional(
                                        "seed",
                                        whole(0),
                                        42L,
                                        "Seed of everything random in the run.");
                        var after =
                                keys.optional(
                                        "after",
                                        column(ColumnType.DATE, ColumnType.NUMBER),
                                        null,
                                        "Hold out the last rows by this column instead of by a hash of the key.");
                        return values ->
                                new Holdout(
                                        values.get(fraction), values.get(seed), values.find(after));
                    });

    private static final Shape<Review> REVIEW =
            Section.of(
                    keys -> {
                        var rows =
                                keys.optional(
                                        "rows", whole(1), 30L, "Predictions a person judges.");
                        var agree =
                                keys.optional(
                                        "agree", SHARE, 0.8, "Share that must be agreed with.");
                        return values -> new Review(values.get(rows).intValue(), values.get(agree));
                    });

    private static final Shape<OutputSpec> OUTPUT =
            Section.of(
                    keys -> {
                        var csv =
                                keys.required(
                                        "csv",
                                        Shapes.OUTPUT_FILE,
                                        "A CSV file, gzipped if it ends in .gz, or a Parquet file if in .parquet; ${date} is the business date.");
                        var spreadsheet =
                                keys.optional(
                                        "spreadsheet",
                                        oneOf(OutputSpec.Spreadsheet.class, ProjectGrammar::lower),
                                        OutputSpec.Spreadsheet.PLAIN,
                                        "Whether texts are kept from being taken for formulas.");
                        return values -> new OutputSpec(values.get(csv), values.get(spreadsheet));
                    });

    private static final Shape<ScoreSpec> SCORE =
            Section.of(
                    keys -> {
                        var source = keys.optional("source", SOURCE, null, "The rows to score.");
                        var output = keys.optional("output", OUTPUT, null, "Where the scores go.");
                        var reasons =
                                keys.optional(
                                        "reasons",
                                        whole(0),
                                        0L,
                                        "Strongest reasons that stand beside each score.");
                        var checks =
                                keys.optional(
                                        "checks",
                                        listOf(CheckGrammar.SCORE_CHECK),
                                        List.of(),
                                        "What the rows to score must be like.");
                        var broken =
                                keys.optional(
                                        "broken_columns",
                                        oneOf(ScoreSpec.BrokenColumns.class, ProjectGrammar::lower),
                                        ScoreSpec.BrokenColumns.REFUSE,
                                        "What follows where a column the model goes by is broken.");
                        return values ->
                                new ScoreSpec(
                                        values.find(source),
                                        values.find(output),
                                        values.get(reasons).intValue(),
                                        values.get(checks),
                                        values.get(broken));
                    });

    private static final Shape<Watch> WATCH =
            Section.of(
                    keys -> {
                        var outcomes =
                                keys.required("outcomes", SOURCE, "Where real outcomes arrive.");
                        var matures =
                                keys.required(
                                        "matures_after",
                                        Shapes.DURATION,
                                        "After what time they are final.");
                        return values -> new Watch(values.get(outcomes), values.get(matures));
                    });

    private static final Shape<Schedule> SCHEDULE =
            Section.of(
                    keys -> {
                        var train = keys.optional("train", Shapes.CRON, null, "When to train.");
                        var score = keys.optional("score", Shapes.CRON, null, "When to score.");
                        var zone =
                                keys.optional(
                                        "zone",
                                        Shapes.ZONE,
                                        null,
                                        "Time zone of the above and of the business date.");
                        var late =
                                keys.optional(
                                        "late_after",
                                        Shapes.DURATION,
                                        null,
                                        "After what time a run is late.");
                        return values ->
                                new Schedule(
                                        values.find(train),
                                        values.find(score),
                                        values.find(zone),
                                        values.find(late));
                    });

    /// The whole file.
    static final Section<ProjectSpec> PROJECT =
            Section.of(
                    keys -> {
                        var project =
                                keys.required(
                                        "project",
                                        new PlainName(),
                                        "Name of the project; letters, digits, - and _.");
                        var goal =
                                keys.optional(
                                        "goal", GOAL, null, "The business goal the model serves.");
                        var suitability =
                                keys.optional(
                                        "suitability",
                                        GateGrammar.SUITABILITY,
                                        null,
                                        "Whether a model is needed at all.");
                        var budget = keys.optional("budget", BUDGET, null, "What a run may cost.");
                        var data =
                                keys.required(
                                        "data", DATA, "Where the rows are and what they mean.");
                        var checks =
                                keys.optional(
                                        "checks",
                                        listOf(CheckGrammar.CHECK),
                                        List.of(),
                                        "What the data must be like.");
                        var clean =
                                keys.optional(
                                        "clean",
                                        listOf(CleanGrammar.RULE),
                                        List.of(),
                                        "Cleaning rules, in order.");
                        var features =
                                keys.optional(
                                        "features",
                                        listOf(FeatureGrammar.FEATURE),
                                        List.of(),
                                        "Features beside the defaults.");
                        var train =
                                keys.optional(
                                        "train",
                                        TrainGrammar.TRAIN,
                                        TrainGrammar.DEFAULT,
                                        "How models are fitted and compared.");
                        var gate =
                                keys.optional(
                                        "gate",
                                        listOf(GateGrammar.RULE),
                                        GateGrammar.usual(),
                                        "What a candidate must hold.");
                        var review =
                                keys.optional(
                                        "review",
                                        REVIEW,
                                        null,
                                        "Predictions a person judges before promotion.");
                        var score =
                                keys.optional(
                                        "score",
                                        SCORE,
                                        null,
                                        "What is scored, and where the scores go.");
                        var watch =
                                keys.optional("watch", WATCH, null, "Where real outcomes arrive.");
                        var schedule =
                                keys.optional("schedule", SCHEDULE, null, "When runs are due.");
                        var golden =
                                keys.optional(
                                        "golden",
                                        TEXT,
                                        null,
                                        "A CSV file of rows with their expected scores or features; ${date} is the business date.");
                        var privacy =
                                keys.optional(
                                        "privacy",
                                        oneOf(Privacy.class, ProjectGrammar::lower),
                                        Privacy.ROWS,
                                        "Whether a model version keeps a few training rows, or rows made up from the columns.");
                        return values ->
                                new ProjectSpec(
                                        values.get(project),
                                        values.find(goal),
                                        values.find(suitability),
                                        values.find(budget),
                                        values.get(data),
                                        values.get(checks),
                                        values.get(clean),
                                        values.get(features),
                                        TrainGrammar.settled(values.get(train), values.get(data)),
                                        values.get(gate),
                                        values.find(review),
                                        values.find(score),
                                        values.find(watch),
                                        values.find(schedule),
                                        values.find(golden),
                                        values.get(privacy));
                    });

    static final Shape<Holdout> holdout() {
        return HOLDOUT;
    }

    static Shape<Reaction> reaction() {
        return REACTION;
    }

    private ProjectGrammar() {}

    private static Shape<Goal.Kpi> kpi() {
        return Section.of(
                keys -> {
                    var name = keys.required("name", TEXT, "Its name.");
                    var baseline = keys.required("baseline", NUMBER, "Where it stands.");
                    var target = keys.required("target", NUMBER, "Where it shall be.");
                    var by = keys.required("by", Shapes.DATE, "By when.");
                    return values ->
                            new Goal.Kpi(
                                    values.get(name),
                                    values.get(baseline),
                                    values.get(target),
                                    values.get(by));
                });
    }

    private static Shape<Goal.Value> value() {
        return Section.of(
                keys -> {
                    var truePositive =
                            keys.optional(
                                    "true_positive", NUMBER, 0.0, "Money per positive found.");
                    var falsePositive =
                            keys.optional("false_positive", NUMBER, 0.0, "Money per false alarm.");
                    var trueNegative =
                            keys.optional(
                                    "true_negative", NUMBER, 0.0, "Money per negative left alone.");
                    var falseNegative =
                            keys.optional(
                                    "false_negative", NUMBER, 0.0, "Money per positive missed.");
                    return values ->
                            new Goal.Value(
                                    values.get(truePositive),
                                    values.get(falsePositive),
                                    values.get(trueNegative),
                                    values.get(falseNegative));
                });
    }

    private static SourceSpec.Csv csv(String path, Choice.Beside beside) {
        Long skip = found(beside, "skip", whole(0));
        return new SourceSpec.Csv(
                path,
                found(beside, "separator", Shapes.CHARACTER),
                found(beside, "quote", Shapes.QUOTE),
                found(beside, "encoding", TEXT),
                found(beside, "header", FLAG),
                skip == null ? null : Math.toIntExact(Math.min(skip, Integer.MAX_VALUE)),
                found(beside, "comment", Shapes.CHARACTER));
    }

    static <V> @Nullable V found(Choice.Beside beside, String name, Shape<V> shape) {
        return beside.find(name, shape);
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
