package nightjar.stage.score;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import nightjar.durable.Publication;
import nightjar.engine.Passes;
import nightjar.engine.RunContext;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.HandOver;
import nightjar.ledger.Ledger;
import nightjar.pass.PartSink;
import nightjar.pass.RowSource;
import nightjar.project.ScoreColumns;
import nightjar.project.ScoreSpec;
import nightjar.source.csv.CsvParts;
import nightjar.source.csv.RowForm;
import nightjar.stage.clean.CleanPlan;
import nightjar.stage.clean.CleanStage;
import nightjar.stage.explore.key.RepeatSearch;
import nightjar.stage.promote.TrainedColumns;
import nightjar.stage.validate.Findings;
import nightjar.stage.validate.ValidateStage;
import nightjar.table.DataRejected;
import nightjar.table.RecordBatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.step.Step;

/// The step `score`, or `replay`, which writes parts.
public final class ScoreStage {

    private static final String NAME = "score";
    private static final Logger LOG = LoggerFactory.getLogger(ScoreStage.class);

    private final Passes passes;
    private final CurrentRun run;
    private final Ledger ledger;
    private final ScoringVersion version;
    private final Supplier<RowSource> source;
    private final Supplier<RowForm> form;
    private @Nullable ScoreJudge judge;

    /// @param form how the source writes its rows
    public ScoreStage(
            RunContext context,
            ScoringVersion version,
            Supplier<RowSource> source,
            Supplier<RowForm> form) {
        this.passes = context.passes();
        this.run = context.run();
        this.ledger = context.ledger();
        this.version = version;
        this.source = source;
        this.form = form;
    }

    public Step step() {
        return passes.map(
                NAME,
                this::cells,
                this::begin,
                rows(),
                Publishing.rejected(run.folder()),
                this::finish);
    }

    /// Scores rows that were mended, and adds them to what another run has published.
    public Step replayStep(Replay replay) {
        return passes.each(
                "replay",
                "parts",
                () -> replay.parts(scorer()),
                number -> replay.grow(number, scorer()),
                replay::keep,
                replay::finish);
    }

    /// How many rows were scored, and which columns they have.
    public HandOver<Scored> scored() {
        return run.folder().handOver(Scored.FILE);
    }

    /// The rows, with cells as the version that scores reads them.
    private RowSource cells() {
        return source.get().suiting(version.loaded().asTrained().data().cellTypes());
    }

    private Scorer begin() {
        ScoreColumns.note(run.spec()).ifPresent(LOG::warn);
        requireColumns(judge().header());
        refuse(judge().ofHeader());
        if (reasons() > 0 && !version.loaded().model().model().explains()) {
            LOG.warn(
                    "Version {} was trained before models kept what explains them: its scores have no reasons. Train anew.",
                    version.loaded().version().version());
        }
        return scorer();
    }

    private Scorer scorer() {
        ScoringVersion.Loaded champion = version.loaded();
        return new Scorer(
                new CleanPlan(champion.expected(), null),
                champion.model(),
                run.key().date(),
                champion.version().version(),
                run.key().name(),
                reasons(),
                new Scorer.Watch(
                        judge().watched(),
                        TrainedColumns.levels(
                                champion.model().plan(), champion.asTrained().data().columns()),
                        repeats(),
                        sameKeys()));
    }

    private synchronized ScoreJudge judge() {
        if (judge == null) {
            judge = judge(version.loaded());
        }
        return judge;
    }

    private ScoreJudge judge(ScoringVersion.Loaded champion) {
        return new ScoreJudge(
                champion.expected(),
                new BrokenColumns(
                        champion.version().version(),
                        champion.model().plan().inputs(),
                        ColumnImportance.of(champion.model().plan(), champion.sound().importance()),
                        champion.sound().columns().orElse(null),
                        run.spec().brokenColumns()),
                source.get().schema().names());
    }

    private RepeatSearch repeats() {
        return RepeatSearch.of(judge().counted());
    }

    private RepeatSearch sameKeys() {
        return RepeatSearch.ofKeys(version.loaded().expected().data().key());
    }

    private int reasons() {
        ScoreSpec score = run.spec().score();
        return score == null ? 0 : score.reasons();
    }

    /// One column less is a finding; most of them gone, or the key, is another table.
    private void requireColumns(List<String> header) {
        ScoringVersion.Loaded champion = version.loaded();
        List<String> inputs = champion.model().plan().inputs();
        List<String> absent = inputs.stream().filter(name -> !header.contains(name)).toList();
        String key = champion.asTrained().data().key();
        if (absent.size() * 2 > inputs.size() || (key != null && !header.contains(key))) {
            throw new DataRejected(
                    "Version %s of %s was made from the columns %s%s; found %s, without %s. Score rows of the same kind, or train anew."
                            .formatted(
                                    champion.version().version(),
                                    champion.version().project(),
                                    inputs,
                                    key == null ? "" : " and the key '" + key + "'",
                                    header,
                                    absent));
        }
    }

    /// The columns depend on the version, which is known when the first part is written.
    private PartSink rows() {
        return new PartSink() {

            private @Nullable CsvParts known;

            private synchronized CsvParts parts() {
                if (known == null) {
                    known = Publishing.rows(run.folder(), scorer().schema());
                }
                return known;
            }

            @Override
            public void write(int number, List<RecordBatch> batches) {
                parts().write(number, batches);
            }

            @Override
            public void enter() {
                parts().enter();
            }

            @Override
            public void truncate(int number) {
                parts().truncate(number);
            }
        };
    }

    private void finish(ScoreState state) {
        ScoreCounts tally = state.tally();
        Path file = run.folder().resolve(CleanStage.REJECTED_FILE);
        Findings findings =
                judge().ofRows(
                                state,
                                repeats().repeats(state.cells(), run.folder()),
                                sameKeys().found(state.keys(), run.folder()),
                                file);
        run.folder().write(ValidateStage.FINDINGS, findings);
        ledger.measure(run.key(), tally.measurements(NAME));
        ledger.measure(run.key(), findings.measurements(NAME));
        tally.findings().forEach((what, rows) -> LOG.info("{} in {} rows", what, rows));
        findings.log(LOG);
        if (findings.refuse()) {
            Optional<Publication> _ = Publishing.rejected(run.folder()).publish(file);
        }
        refuse(findings);
        run.folder()
                .write(
                        Scored.FILE,
                        new Scored(
                                tally.clean().read(),
                                tally.clean().written(),
                                tally.clean().rejectedRows(),
                                scorer().schema(),
                                form.get(),
                                List.of(),
                                new TreeMap<>()));
    }

    private static void refuse(Findings findings) {
        if (findings.refuse()) {
            throw new DataRejected(findings.refusal() + ". Nothing was published.");
        }
    }
}
