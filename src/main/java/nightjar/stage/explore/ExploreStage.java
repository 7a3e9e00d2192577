package nightjar.stage.explore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import nightjar.engine.Passes;
import nightjar.engine.RunContext;
import nightjar.ledger.Artifact;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.HandOver;
import nightjar.ledger.Ledger;
import nightjar.ledger.Measurement;
import nightjar.ledger.Quantity;
import nightjar.ledger.RunFolder;
import nightjar.pass.RowSource;
import nightjar.project.ColumnSpec;
import nightjar.project.DataSpec;
import nightjar.project.LabelSpec;
import nightjar.project.ProjectSpec;
import nightjar.reading.CellReader;
import nightjar.reading.RowReader;
import nightjar.reading.TextRules;
import nightjar.stage.explore.key.KeyDuplicates;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.step.Step;

/// The first step of a run: one pass over the raw source. Writes `profile.json`, and `duplicates.bin` if the project has a key.
public final class ExploreStage {

    private static final Logger LOG = LoggerFactory.getLogger(ExploreStage.class);
    private static final String STEP = "explore";

    /// How many times as many rows a batch should have if they are short: the statistics of a batch are made per distinct cell, and merged, and
    /// the more rows, the fewer distinct cells and merges there are per row.
    public static final int LARGER = 4;

    public static final Artifact.Whole<Profile> PROFILE =
            Artifact.json(Profile.FILE, Profile.class);

    private final Passes passes;
    private final CurrentRun run;
    private final Ledger ledger;
    private final Supplier<RowSource> source;
    private final Exploration exploration;

    /// @param computedLabel where the project computes its label; else null
    public ExploreStage(
            RunContext context, Supplier<RowSource> source, @Nullable ComputedLabel computedLabel) {
        this.passes = context.passes();
        this.run = context.run();
        this.ledger = context.ledger();
        this.source = source;
        this.exploration = exploration(context.run().spec(), computedLabel);
    }

    /// The profile of a project's data, without a run.
    ///
    /// @param scratch takes hashes of keys while it works
    public static Profile explore(
            ProjectSpec spec,
            RowSource source,
            @Nullable ComputedLabel computedLabel,
            RunFolder scratch) {
        return Explorer.explore(source, exploration(spec, computedLabel), scratch);
    }

    static Exploration exploration(ProjectSpec spec, @Nullable ComputedLabel computedLabel) {
        DataSpec data = spec.data();
        TextRules rules = TextRules.of(spec);
        LabelSpec label = data.label();
        return new Exploration(
                data.columns(),
                rules,
                data.key(),
                label.column(),
                label.positive(),
                false,
                labelReader(data, rules, computedLabel));
    }

    private static @Nullable LabelReader labelReader(
            DataSpec data, TextRules rules, @Nullable ComputedLabel computedLabel) {
        String column = data.label().column();
        if (column != null) {
            ColumnSpec declared = data.columns().get(column);
            return declared == null
                    ? LabelReader.column(column)
                    : new KeptLabels(
                            column, declared, CellReader.of(rules.column(column), declared));
        }
        if (computedLabel == null) {
            return null;
        }
        Map<String, ColumnSpec> columns = new LinkedHashMap<>(data.columns());
        columns.keySet().retainAll(computedLabel.columns());
        return LabelReader.computed(
                new RowReader(columns, rules, data.key()), computedLabel.values());
    }

    public Step step() {
        return passes.fold(STEP, source, this::fold, this::finish);
    }

    public HandOver<Profile> profile() {
        return run.folder().handOver(PROFILE);
    }

    /// The rows whose key repeats; without a key there are none.
    public HandOver<KeyDuplicates> duplicates() {
        return run.spec().data().key() == null
                ? new HandOver<>(KeyDuplicates.FILE.name(), KeyDuplicates::none)
                : run.folder().handOver(KeyDuplicates.FILE);
    }

    private ExploreFold fold() {
        return new ExploreFold(source.get().schema(), exploration);
    }

    private void finish(ExploreState state) {
        RowSource rows = source.get();
        ExploreFold fold = new ExploreFold(rows.schema(), exploration);
        Profile profile = Explorer.finish(rows, exploration, fold, state, run.folder());
        run.folder().write(PROFILE, profile);
        ledger.measure(run.key(), measurements(profile));
        profile.warnings().forEach(ExploreStage::warn);
    }

    /// Says what `validate` has no finding for; the rest is said there, with its reaction.
    private static void warn(Profile.Warning warning) {
        switch (warning.kind()) {
            case MISSING_LABELS, DUPLICATE_KEYS, MISSING_KEYS ->
                    LOG.warn("Column '{}': {}", warning.column(), warning.message());
            case GIVES_LABEL_AWAY, CONSTANT, NEAR_CONSTANT, UNREADABLE, ABSENT, UNREAD -> {}
        }
    }

    private static List<Measurement> measurements(Profile profile) {
        List<Measurement> all = new ArrayList<>();
        all.add(Measurement.of(STEP, Quantity.ROWS, profile.rows()));
        all.add(Measurement.of(STEP, Quantity.MALFORMED, profile.rejected()));
        for (ColumnProfile column : profile.columns()) {
            String name = column.name();
            all.add(Measurement.of(STEP, Quantity.MISSING, column.missingShare()).ofColumn(name));
            all.add(
                    Measurement.of(STEP, Quantity.DISTINCT, column.distinct().estimate())
                            .ofColumn(name));
        }
        if (profile.duplicates() != null) {
            all.add(Measurement.of(STEP, Quantity.DUPLICATE_KEYS, profile.duplicates().rows()));
        }
        LabelProfile label = profile.label();
        if (label != null) {
            String column = label.column() == null ? "label" : label.column();
            for (LabelProfile.ClassShare share : label.classes()) {
                String slice = column + "=" + share.name();
                all.add(Measurement.of(STEP, Quantity.LABEL_SHARE, share.share()).inSlice(slice));
            }
        }
        return all;
    }
}
