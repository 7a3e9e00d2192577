package nightjar.stage.score;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import nightjar.database.RunKey;
import nightjar.durable.Fingerprint;
import nightjar.ledger.Ledger;
import nightjar.ledger.RunRecord;

/// What later runs have published: an earlier one does not replace it, however late it comes to publish.
///
/// A later business date is later. Of one date, the higher sequence of the same input is, and of different inputs the one that was begun later. So of
/// two runs never both are later than the other one.
public record LaterOutputs(Ledger ledger) {

    /// The later run whose output stands in a place; empty: none.
    ///
    /// @param run that would publish there; it may not be begun yet
    public Optional<RunKey> at(Path target, RunKey run) {
        if (!Files.isRegularFile(target)) {
            return Optional.empty();
        }
        return ledger.publisher(sha256(target)).stream()
                .flatMap(name -> RunKey.parse(name).stream())
                .filter(other -> isLater(other, run))
                .findFirst();
    }

    /// @throws Superseded if there is one
    void requireNone(Path target, RunKey run) {
        at(target, run)
                .ifPresent(
                        later -> {
                            throw Superseded.begun(run, target, later);
                        });
    }

    private boolean isLater(RunKey other, RunKey run) {
        if (!other.date().equals(run.date())) {
            return other.date().isAfter(run.date());
        }
        if (other.withSequence(1).equals(run.withSequence(1))) {
            return other.sequence() > run.sequence();
        }
        return ledger.find(run)
                .map(RunRecord::created)
                .flatMap(
                        begun ->
                                ledger.find(other)
                                        .filter(record -> record.created().isAfter(begun)))
                .isPresent();
    }

    private static String sha256(Path file) {
        try {
            return Fingerprint.of(file).sha256();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
