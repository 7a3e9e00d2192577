package nightjar.stage.score;

import java.util.Optional;
import nightjar.database.RunKey;
import nightjar.ledger.Ledger;
import nightjar.ledger.RunRecord;
import nightjar.source.Target;

/// What later runs have published: an earlier one does not replace it, however late it comes to publish.
///
/// A later business date is later. Of one date, the higher sequence of the same input is, and of different inputs the one that was begun later. So of
/// two runs never both are later than the other one.
public record LaterOutputs(Ledger ledger) {

    /// The later run whose output stands in a place; empty: none.
    ///
    /// @param run that would publish there; it may not be begun yet
    public Optional<RunKey> at(Target target, RunKey run) {
        return target.content().stream()
                .flatMap(content -> ledger.publisher(content.sha256()).stream())
                .flatMap(name -> RunKey.parse(name).stream())
                .filter(other -> isLater(other, run))
                .findFirst();
    }

    /// @throws Superseded if there is one
    void requireNone(Target target, RunKey run) {
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
}
