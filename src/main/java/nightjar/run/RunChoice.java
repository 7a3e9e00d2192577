package nightjar.run;

import java.util.ArrayList;
import java.util.List;
import nightjar.database.RunKey;
import nightjar.durable.Fingerprint;
import nightjar.ledger.InputFile;
import nightjar.ledger.RunRecord;
import nightjar.ledger.view.RunState;
import nightjar.workspace.Outcome;
import nightjar.workspace.RunRequest;
import org.jspecify.annotations.Nullable;

/// What a request comes to, given what ran already.
sealed interface RunChoice {

    String PROJECT_FILE = "the project file";

    RunKey key();

    /// A run that is complete already.
    record Complete(RunKey key, String why) implements RunChoice {}

    /// A run begun anew.
    record Begin(RunKey key, String why) implements RunChoice {}

    /// A run that failed, stopped or was interrupted, and goes on.
    record Resume(RunKey key, String why) implements RunChoice {}

    /// A run that cannot go on as it was begun.
    ///
    /// @param outcome whose turn it is: the project file's owner or the data's
    record Refuse(RunKey key, Outcome outcome, String why) implements RunChoice {}

    /// What ran last for the same project, job, date and input.
    ///
    /// @param refused whether it failed because its data or its project file were wrong, so that only other ones help
    record Last(RunRecord record, RunState state, boolean refused) {}

    /// @param inputs as they are now
    static RunChoice of(RunRequest request, List<InputFile> inputs, @Nullable Last last) {
        if (last == null) {
            return new Begin(request.key(1), "");
        }
        RunKey key = last.record().key();
        RunKey next = request.key(key.sequence() + 1);
        if (request.again()) {
            return new Begin(next, "");
        }
        List<String> changed = changes(last.record(), request.file().text(), inputs);
        String changes = String.join("; ", changed);
        return switch (last.state()) {
            case COMPLETED -> completed(request, key, next, changes);
            case ABANDONED -> new Begin(next, key + " was abandoned; this is " + next + ".");
            case RUNNING -> new Resume(key, "");
            case FAILED, STOPPED, INTERRUPTED -> {
                if (changed.isEmpty()) {
                    yield new Resume(
                            key,
                            key
                                    + " "
                                    + last.state()
                                    + " before; going on from its last committed chunk.");
                }
                yield last.refused()
                        ? new Begin(
                                next,
                                "%s was refused, and since then %s; this is %s."
                                        .formatted(key, changes, next))
                        : refuse(key, changed);
            }
        };
    }

    /// A run that did part of its work on something else than what is there now.
    static Refuse refuse(RunKey key, List<String> changed) {
        return new Refuse(
                key,
                changed.getFirst().startsWith(PROJECT_FILE)
                        ? Outcome.WRONG_USE
                        : Outcome.DATA_REFUSED,
                "%s cannot go on: %s. Put it back as it was and `nightjar restart %s`, or begin a new run: `nightjar %s … --again`."
                        .formatted(key, String.join("; ", changed), key, key.job().word()));
    }

    private static RunChoice completed(
            RunRequest request, RunKey key, RunKey next, String changes) {
        if (changes.isEmpty()) {
            return new Complete(
                    key, key + " is complete already; nothing to do. --again makes another run.");
        }
        return switch (request.job()) {
            case TRAIN ->
                    new Begin(
                            next,
                            "%s is complete, but %s; this is %s.".formatted(key, changes, next));
            case SCORE, WATCH ->
                    new Complete(
                            key,
                            "%s is complete and published; since then %s. --again scores once more and replaces it."
                                    .formatted(key, changes));
        };
    }

    /// What differs from what a run was begun with, each with both fingerprints.
    static List<String> changes(RunRecord record, String projectText, List<InputFile> inputs) {
        List<String> changes = new ArrayList<>();
        Fingerprint project = Fingerprint.of(projectText);
        if (!project.sha256().equals(record.projectSha256())) {
            changes.add(
                    PROJECT_FILE
                            + " changed (sha256:%s, now %s)"
                                    .formatted(record.projectSha256(), project));
        }
        for (InputFile now : inputs) {
            record.inputs().stream()
                    .filter(before -> before.path().equals(now.path()) && !before.equals(now))
                    .map(before -> changed(before, now))
                    .forEach(changes::add);
        }
        return changes;
    }

    private static String changed(InputFile before, InputFile now) {
        return "%s changed (%s bytes %s, now %s bytes %s)"
                .formatted(
                        now.path(),
                        before.size(),
                        before.fingerprint(),
                        now.size(),
                        now.fingerprint());
    }
}
