package nightjar.run;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import nightjar.database.RunKey;
import nightjar.ledger.Build;
import nightjar.ledger.RunRecord;
import nightjar.ledger.view.RunView;
import nightjar.registry.ModelVersion;
import nightjar.registry.VersionUnsound;
import nightjar.stage.promote.SelfTestedVersion;
import nightjar.workspace.Outcome;
import nightjar.workspace.RunEnd;
import nightjar.workspace.Workspace;

/// Whether a run that another Nightjar has worked on may go on with this one: only if a version shows, by its canary and its golden rows, that both do
/// the same. What is half done by one and half by another must come out as if one had done it all.
///
/// @param notes hears that it goes on, and on what evidence
record OtherBuild(Workspace workspace, InstantSource clock, Consumer<String> notes) {

    private static final String UNKNOWN = "an earlier version";

    /// Why the run cannot go on; empty: it can.
    Optional<RunEnd> refusal(RunRecord record) {
        Set<String> others = others(record);
        return others.isEmpty() ? Optional.empty() : refusal(record, String.join(", ", others));
    }

    /// Each once, in the order in which they came.
    private Set<String> others(RunRecord record) {
        List<String> all = new ArrayList<>();
        all.add(named(record.nightjar()));
        workspace.history().show(record.key()).map(RunView::nightjar).stream()
                .flatMap(made -> made.attempts().stream())
                .forEach(made -> all.add(named(made)));
        Set<String> others = new LinkedHashSet<>(all);
        others.remove(Build.present().toString());
        return others;
    }

    private static String named(@org.jspecify.annotations.Nullable String build) {
        return build == null ? UNKNOWN : build;
    }

    private Optional<RunEnd> refusal(RunRecord record, String others) {
        Optional<ModelVersion> version = version(record);
        if (version.isEmpty()) {
            // A scoring run that has no version yet has scored nothing yet.
            return record.key().job() == RunKey.Job.TRAIN
                    ? refused(
                            record,
                            others,
                            "no version is there yet whose canary could show that both do the same")
                    : Optional.empty();
        }
        try {
            SelfTestedVersion sound = SelfTestedVersion.load(workspace.registry(), version.get());
            notes.accept(
                    "%s was begun by Nightjar %s; this is %s. The canary of version %s%s agrees: it goes on."
                            .formatted(
                                    record.key(),
                                    others,
                                    Build.present(),
                                    version.get().version(),
                                    sound.golden().isPresent() ? " with its golden rows" : ""));
            return Optional.empty();
        } catch (VersionUnsound unsound) {
            return refused(record, others, String.valueOf(unsound.getMessage()));
        }
    }

    /// The one the run has registered or scores with, else the champion.
    private Optional<ModelVersion> version(RunRecord record) {
        String project = record.key().project();
        return Optional.ofNullable(record.model())
                .flatMap(number -> workspace.registry().version(project, number))
                .or(() -> workspace.registry().champion(project, clock.instant()));
    }

    private static Optional<RunEnd> refused(RunRecord record, String others, String why) {
        return Optional.of(
                new RunEnd(
                        record.key(),
                        Outcome.WRONG_USE,
                        "%s was begun by Nightjar %s, and this is %s: it cannot go on, because %s. Go on with the Nightjar that began it, or begin a new run: `nightjar %s … --again`."
                                .formatted(
                                        record.key(),
                                        others,
                                        Build.present(),
                                        why.endsWith(".")
                                                ? why.substring(0, why.length() - 1)
                                                : why,
                                        record.key().job().word())));
    }
}
