package nightjar.stage.promote;

import java.util.List;
import java.util.Optional;
import nightjar.durable.Fingerprint;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.Ledger;
import nightjar.ledger.RunRecord;
import nightjar.source.InputChanged;
import nightjar.stage.gate.Decision;
import nightjar.stage.gate.Reason;
import nightjar.stage.gate.Verdict;
import nightjar.stage.train.FittedModel;

/// The golden rows that the project file of a run names.
///
/// @param ledger knows what the file was like when the run began
public record GoldenFile(CurrentRun run, Ledger ledger) {

    /// The rows, as they were when the run began; empty: the project file names none.
    ///
    /// @throws InputChanged if the file is another one by now
    public Optional<Golden> rows() {
        return Optional.ofNullable(run.spec().golden())
                .map(file -> Golden.read(file, run.file().resolve(file, run.key().date())))
                .map(this::asBegun);
    }

    private Golden asBegun(Golden golden) {
        Fingerprint found = Fingerprint.of(golden.bytes());
        ledger.find(run.key()).map(RunRecord::inputs).orElse(List.of()).stream()
                .filter(input -> input.path().equals(golden.file()))
                .filter(input -> !input.fingerprint().equals(found))
                .findFirst()
                .ifPresent(
                        input -> {
                            throw new InputChanged(
                                    "%s changed since the run began (%s, now %s). Put it back as it was and restart the run, or begin a new one with --again."
                                            .formatted(golden.file(), input.fingerprint(), found));
                        });
        return golden;
    }

    /// The verdict with what the golden rows say of the candidate: a disagreement holds it.
    public Verdict applied(Verdict verdict, FittedModel candidate) {
        return rows().map(
                        golden ->
                                verdict.with(
                                        reason(
                                                golden,
                                                golden.disagreements(
                                                        run.spec(), candidate, run.key().date()))))
                .orElse(verdict);
    }

    private static Reason reason(Golden golden, List<String> disagreements) {
        boolean held = disagreements.isEmpty();
        return new Reason(
                "golden: " + golden.file(),
                held,
                (double) disagreements.size(),
                0.0,
                null,
                held ? Decision.PROMOTE : Decision.HOLD,
                held
                        ? "Every golden row of %s agrees.".formatted(golden.file())
                        : Golden.sentence(golden.file(), disagreements)
                                + " Correct the rows, or what is made of them, and train again.",
                null,
                null);
    }
}
