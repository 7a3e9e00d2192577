package nightjar.project.grammar;

import static nightjar.project.grammar.shape.Scalars.CRON;
import static nightjar.project.grammar.shape.Scalars.DURATION;
import static nightjar.project.grammar.shape.Scalars.NUMBER;
import static nightjar.project.grammar.shape.Scalars.SHARE;
import static nightjar.project.grammar.shape.Scalars.SIZE;
import static nightjar.project.grammar.shape.Scalars.TEXT;
import static nightjar.project.grammar.shape.Scalars.count;
import static nightjar.project.grammar.shape.Section.optional;
import static nightjar.project.grammar.shape.Section.required;
import static nightjar.project.grammar.shape.Shapes.listOf;
import static nightjar.project.grammar.shape.Shapes.oneOf;

import java.util.List;
import nightjar.project.Budget;
import nightjar.project.DataSpec;
import nightjar.project.Goal;
import nightjar.project.OutputSpec;
import nightjar.project.Privacy;
import nightjar.project.ProjectSpec;
import nightjar.project.Schedule;
import nightjar.project.ScoreSpec;
import nightjar.project.Watch;
import nightjar.project.grammar.shape.Scalars;
import nightjar.project.grammar.shape.Section;
import nightjar.project.grammar.shape.Section.Key;
import nightjar.project.training.Check;
import nightjar.project.training.CleanRule;
import nightjar.project.training.FeatureSpec;
import nightjar.project.training.GateRule;
import nightjar.project.training.Review;
import nightjar.project.training.Suitability;

/// The keys at the top of the project file: what reads the file and what prints its JSON Schema are both made of this.
final class ProjectGrammar {

    private static final Key<String> NAME =
            required("project", new PlainName(), "Name of the project; letters, digits, - and _.");

    private static final Section<Goal.Kpi> KPI =
            Section.of(
                    required("name", TEXT, "Its name."),
                    required("baseline", NUMBER, "Where it stands."),
                    required("target", NUMBER, "Where it shall be."),
                    required("by", Scalars.DATE, "By when."),
                    Goal.Kpi::new);

    private static final Section<Goal.Value> VALUE =
            Section.of(
                    optional("true_positive", NUMBER, 0.0, "Money per positive found."),
                    optional("false_positive", NUMBER, 0.0, "Money per false alarm."),
                    optional("true_negative", NUMBER, 0.0, "Money per negative left alone."),
                    optional("false_negative", NUMBER, 0.0, "Money per positive missed."),
                    Goal.Value::new);

    private static final Key<Goal> GOAL =
            optional(
                    "goal",
                    Section.of(
                            required("statement", TEXT, "What the business wants, in a sentence."),
                            optional("owner", TEXT, "Who answers for the goal."),
                            optional("kpi", KPI, "The indicator by which the goal is measured."),
                            optional("decision", TEXT, "What the business does with a score."),
                            optional("value", VALUE, "Money per decision, in any one currency."),
                            Goal::new),
                    "The business goal the model serves.");

    private static final Key<Suitability> SUITABILITY =
            optional("suitability", GateGrammar.SUITABILITY, "Whether a model is needed at all.");

    private static final Key<Budget> BUDGET =
            optional(
                    "budget",
                    Section.of(
                            optional("minutes", NUMBER, "Wall-clock minutes of a run."),
                            optional("memory", SIZE, "Memory, such as 4GB."),
                            optional("disk", SIZE, "Disk, such as 10GB."),
                            optional("price_per_hour", NUMBER, "Money per hour of this machine."),
                            Budget::new),
                    "What a run may cost.");

    private static final Key<DataSpec> DATA =
            required("data", DataGrammar.DATA, "Where the rows are and what they mean.");

    private static final Key<List<Check>> CHECKS =
            optional(
                    "checks", listOf(CheckGrammar.CHECK), List.of(), "What the data must be like.");

    private static final Key<List<CleanRule>> CLEAN =
            optional("clean", listOf(CleanGrammar.RULE), List.of(), "Cleaning rules, in order.");

    private static final Key<List<FeatureSpec>> FEATURES =
            optional(
                    "features",
                    listOf(FeatureGrammar.FEATURE),
                    List.of(),
                    "Features beside the defaults.");

    private static final Key<TrainGrammar.Wish> TRAIN =
            optional(
                    "train",
                    TrainGrammar.TRAIN,
                    TrainGrammar.TRAIN.empty(),
                    "How models are fitted and compared.");

    private static final Key<List<GateRule>> GATE =
            optional(
                    "gate",
                    listOf(GateGrammar.RULE),
                    GateGrammar.usual(),
                    "What a candidate must hold.");

    private static final Key<Review> REVIEW =
            optional(
                    "review",
                    Section.of(
                            optional("rows", count(1), 30, "Predictions a person judges."),
                            optional("agree", SHARE, 0.8, "Share that must be agreed with."),
                            Review::new),
                    "Predictions a person judges before promotion.");

    private static final Section<OutputSpec> OUTPUT =
            Section.of(
                    required(
                            "csv",
                            Scalars.OUTPUT_FILE,
                            "A CSV file, gzipped if it ends in .gz, or a Parquet file if in .parquet; ${date} is the business date."),
                    optional(
                            "spreadsheet",
                            oneOf(OutputSpec.Spreadsheet.class),
                            OutputSpec.Spreadsheet.PLAIN,
                            "Whether texts are kept from being taken for formulas."),
                    OutputSpec::new);

    private static final Key<ScoreSpec> SCORE =
            optional(
                    "score",
                    Section.of(
                            optional("source", DataGrammar.SOURCE, "The rows to score."),
                            optional("output", OUTPUT, "Where the scores go."),
                            optional(
                                    "reasons",
                                    count(0),
                                    0,
                                    "Strongest reasons that stand beside each score."),
                            optional(
                                    "checks",
                                    listOf(CheckGrammar.SCORE_CHECK),
                                    List.of(),
                                    "What the rows to score must be like."),
                            optional(
                                    "broken_columns",
                                    oneOf(ScoreSpec.BrokenColumns.class),
                                    ScoreSpec.BrokenColumns.REFUSE,
                                    "What follows where a column the model goes by is broken."),
                            ScoreSpec::new),
                    "What is scored, and where the scores go.");

    private static final Key<Watch> WATCH =
            optional(
                    "watch",
                    Section.of(
                            required("outcomes", DataGrammar.SOURCE, "Where real outcomes arrive."),
                            required("matures_after", DURATION, "After what time they are final."),
                            Watch::new),
                    "Where real outcomes arrive.");

    private static final Key<Schedule> SCHEDULE =
            optional(
                    "schedule",
                    Section.of(
                            optional("train", CRON, "When to train."),
                            optional("score", CRON, "When to score."),
                            optional(
                                    "zone",
                                    Scalars.ZONE,
                                    "Time zone of the above and of the business date."),
                            optional("late_after", DURATION, "After what time a run is late."),
                            Schedule::new),
                    "When runs are due.");

    private static final Key<String> GOLDEN =
            optional(
                    "golden",
                    TEXT,
                    "A CSV file of rows with their expected scores or features; ${date} is the business date.");

    private static final Key<Privacy> PRIVACY =
            optional(
                    "privacy",
                    oneOf(Privacy.class),
                    Privacy.ROWS,
                    "Whether a model version keeps a few training rows, or rows made up from the columns.");

    /// The whole file.
    static final Section<ProjectSpec> PROJECT =
            Section.of(
                    List.of(
                            NAME,
                            GOAL,
                            SUITABILITY,
                            BUDGET,
                            DATA,
                            CHECKS,
                            CLEAN,
                            FEATURES,
                            TRAIN,
                            GATE,
                            REVIEW,
                            SCORE,
                            WATCH,
                            SCHEDULE,
                            GOLDEN,
                            PRIVACY),
                    values ->
                            new ProjectSpec(
                                    values.of(NAME),
                                    values.of(GOAL),
                                    values.of(SUITABILITY),
                                    values.of(BUDGET),
                                    values.of(DATA),
                                    values.of(CHECKS),
                                    values.of(CLEAN),
                                    values.of(FEATURES),
                                    values.of(TRAIN).settled(values.of(DATA)),
                                    values.of(GATE),
                                    values.of(REVIEW),
                                    values.of(SCORE),
                                    values.of(WATCH),
                                    values.of(SCHEDULE),
                                    values.of(GOLDEN),
                                    values.of(PRIVACY)));

    private ProjectGrammar() {}
}
