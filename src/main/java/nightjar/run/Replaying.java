package nightjar.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import nightjar.database.RunKey;
import nightjar.durable.Fingerprint;
import nightjar.durable.SourceFile;
import nightjar.ledger.RunFolder;
import nightjar.ledger.RunRecord;
import nightjar.ledger.view.RunState;
import nightjar.source.LocalFile;
import nightjar.source.csv.RejectedFile;
import nightjar.stage.score.Replay;
import nightjar.table.DataRejected;
import nightjar.workspace.RequestRefused;
import nightjar.workspace.RunRequest;
import nightjar.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// What a request to score mended rows comes to, given what ran already.
record Replaying(Workspace workspace) {

    sealed interface Choice {}

    /// Everything in the file is published already, or was not mended.
    ///
    /// @param request what the publication was begun with
    record Nothing(RunRecord published, RunRequest request, String why) implements Choice {}

    /// A run begun anew.
    ///
    /// @param published the run whose publication grows
    record Begin(RunKey key, RunRequest request, RunRecord published, String why)
            implements Choice {}

    /// A replay of the same file that did not come to its end.
    record Resume(RunKey key) implements Choice {}

    /// @throws RequestRefused if there is nothing that could grow
    /// @throws DataRejected if the file is not one of its rejected rows
    Choice of(RunRequest request, @Nullable RunRecord last) {
        Path mended = Objects.requireNonNull(request.replay()).mended();
        Fingerprint given =
                LocalFile.at(mended)
                        .watch("the rejected rows of a scoring run, mended. Is the path right?")
                        .begun();
        RunKey first = request.key(1);
        if (last == null) {
            throw none(request, first);
        }
        workspace.leases().requireFree(last.key());
        Optional<Choice> unfinished = unfinished(last, given);
        if (unfinished.isPresent()) {
            return unfinished.get();
        }
        RunRecord published = published(last).orElseThrow(() -> none(request, first));
        RunFolder base = workspace.folder(published.key());
        if (!Replay.isPossible(base)) {
            throw new RequestRefused(
                    "What %s scored is not kept in this home, so nothing can be added to it. Score the date again: `nightjar score %s --date %s --again`."
                            .formatted(published.key(), request.file().path(), request.date()));
        }
        RunRequest begun = Begun.request(published, workspace);
        Replay.Outlook outlook =
                Replay.outlook(base, RejectedFile.read(mended, request.isGuarded()));
        RunRequest growing =
                begun.with(
                        request.file(),
                        request.output() == null ? begun.output() : request.output(),
                        new RunRequest.Mended(published.key().name(), mended));
        return outlook.mended() == 0
                ? new Nothing(published, growing, nothing(mended, outlook))
                : new Begin(
                        last.key().withSequence(last.key().sequence() + 1),
                        growing,
                        published,
                        "%s mended rows are scored and added to what %s published."
                                .formatted(outlook.mended(), published.key()));
    }

    private static String nothing(Path mended, Replay.Outlook outlook) {
        return "%s: nothing to add; %s rows are published already, %s stand as they were set aside."
                .formatted(mended, outlook.replayed(), outlook.same());
    }

    private static RequestRefused none(RunRequest request, RunKey run) {
        return new RequestRefused(
                "%s: found no complete scoring run of '%s' for %s; expected one whose rejected rows were mended. `nightjar score %s --date %s` comes first."
                        .formatted(
                                run,
                                run.project(),
                                run.date(),
                                request.file().path(),
                                request.date()));
    }

    /// What becomes of a run that is not over.
    private Optional<Choice> unfinished(RunRecord last, Fingerprint given) {
        RunState state = workspace.history().state(last.key()).orElseThrow();
        boolean over =
                switch (state) {
                    case COMPLETED, ABANDONED -> true;
                    case FAILED -> workspace.history().isRefused(last.key()) && isReplay(last);
                    case RUNNING, STOPPED, INTERRUPTED -> false;
                };
        if (over) {
            return Optional.empty();
        }
        if (isReplay(last) && isOf(last, given)) {
            return Optional.of(new Resume(last.key()));
        }
        throw new RequestRefused(
                "%s is %s; expected it to be complete before rows are added. `nightjar restart %s` goes on with it, `nightjar abandon %s` gives it up."
                        .formatted(last.key(), state, last.key(), last.key()));
    }

    /// Whether a run adds rows to what another one has published.
    boolean isReplay(RunRecord record) {
        return record.key().job() == RunKey.Job.SCORE
                && workspace.folder(record.key()).has(Replay.MENDED);
    }

    private boolean isOf(RunRecord record, Fingerprint mended) {
        byte[] kept = workspace.folder(record.key()).read(Replay.MENDED);
        return Fingerprint.of(kept).equals(mended);
    }

    /// The newest complete run up to this one.
    private Optional<RunRecord> published(RunRecord last) {
        for (int sequence = last.key().sequence(); sequence > 0; sequence--) {
            Optional<RunRecord> record = workspace.ledger().find(last.key().withSequence(sequence));
            if (record.isPresent()
                    && workspace.history().state(record.get().key()).orElseThrow()
                            == RunState.COMPLETED) {
                return record;
            }
        }
        return Optional.empty();
    }

    /// Keeps the mended rows with the run, so that it depends on nothing else from then on.
    static void keep(RunRequest request, RunFolder folder) {
        RunRequest.Mended replay = request.replay();
        if (replay == null || replay.mended().equals(folder.resolve(Replay.MENDED))) {
            return;
        }
        try {
            folder.write(Replay.MENDED, Files.readAllBytes(replay.mended()));
        } catch (IOException e) {
            throw SourceFile.unreadable(replay.mended(), e);
        }
    }
}
