package nightjar.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nightjar.database.Lease;
import nightjar.durable.Fingerprint;
import nightjar.durable.HandOverDamaged;
import nightjar.durable.Publication;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.Output;
import nightjar.ledger.RunFolder;
import nightjar.ledger.RunRecord;
import nightjar.source.Target;
import nightjar.stage.score.Publishing;
import nightjar.workspace.RunRequest;
import nightjar.workspace.Workspace;

/// What a complete scoring run has published: whether it stands where it is asked for, with the checksum of the ledger, and how it is put there
/// again from the parts that were scored.
///
/// @param here whether the files of the run are in this home
record Published(Workspace workspace, RunRecord record, boolean here) {

    /// How it is with the scores that were asked for; each sentence is for people.
    sealed interface Stand {}

    /// They stand there.
    record There() implements Stand {}

    /// They did not, and were published again.
    record Again(String why) implements Stand {}

    /// They do not, and there is nothing to publish them from.
    record Gone(String why) implements Stand {}

    /// Publishes again what does not stand where it is asked for.
    Stand stand(RunRequest request) {
        Optional<String> lack = lack(request);
        if (lack.isEmpty()) {
            return new There();
        }
        String why = "%s is complete, but %s".formatted(record.key(), lack.get());
        if (!here || !Publishing.isPossible(workspace.folder(record.key()))) {
            return new Gone(why + ", and what was scored is not kept here.");
        }
        try {
            again(request);
            return new Again(why + "; published again.");
        } catch (HandOverDamaged damaged) {
            return new Gone("%s, and: %s".formatted(why, damaged.getMessage()));
        }
    }

    /// What is missing where the scores should stand, for people; empty: nothing.
    private Optional<String> lack(RunRequest request) {
        Target target = request.target();
        Path workspace = request.file().workspace();
        List<Output> outputs = this.workspace.ledger().outputs(record.key());
        boolean hasRejected =
                outputs.stream().anyMatch(output -> output.path().endsWith(".rejected.csv"));
        return lack(target, workspace, outputs)
                .or(
                        () ->
                                hasRejected
                                        ? lack(target.rejected(), workspace, outputs)
                                        : Optional.empty());
    }

    /// @param workspace as it is now; it may have been moved since
    private static Optional<String> lack(Target target, Path workspace, List<Output> outputs) {
        Optional<Output> output =
                outputs.stream()
                        .filter(one -> Target.of(workspace.resolve(one.path())).equals(target))
                        .findFirst();
        if (output.isEmpty()) {
            return Optional.of("it was not published at " + target);
        }
        Optional<Fingerprint> content = target.content();
        if (content.isEmpty()) {
            return Optional.of(target + " is not there");
        }
        return content.get().sha256().equals(output.get().sha256())
                ? Optional.empty()
                : Optional.of(target + " is not what was published");
    }

    /// The run that published what stands there now, if it is another one: its output is not replaced by an older one unasked.
    Optional<String> successor(Target target) {
        return target.content().stream()
                .flatMap(content -> workspace.ledger().publisher(content.sha256()).stream())
                .filter(run -> !run.equals(record.key().name()))
                .findFirst();
    }

    private void again(RunRequest request) {
        try (Lease lease = workspace.leases().acquire(record.key())) {
            Workspace held = workspace.heldBy(lease);
            RunFolder folder = held.folder(lease);
            Publishing publishing =
                    Publishing.of(
                            new CurrentRun(record.key(), request.file(), folder), held.ledger());
            List<Publication> published = publishing.publish(request.target());
            held.database()
                    .inTransaction(
                            () -> {
                                publishing.enter(published);
                                return published;
                            });
        }
    }
}
