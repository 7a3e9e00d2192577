package nightjar.cli.text;

import nightjar.ledger.view.RunView;
import nightjar.operate.FailureKind;

/// What an operator does next with a run.
final class NextStep {

    private NextStep() {}

    static String of(RunView run, FailureKind failure) {
        return switch (run.status()) {
            case RUNNING -> "wait, or `nightjar stop %s`".formatted(run.run());
            case FAILED -> failed(run, failure);
            case STOPPED -> restart(run);
            case INTERRUPTED -> "its process is gone: " + restart(run);
            case ABANDONED ->
                    "nothing: it was given up; `nightjar %s %s --date %s` begins a new run"
                            .formatted(run.job(), run.project(), run.date());
            case COMPLETED -> completed(run);
        };
    }

    private static String failed(RunView run, FailureKind failure) {
        return switch (failure) {
            case MENDABLE -> "once the cause is gone, " + restart(run);
            case REFUSED ->
                    "mend what is named above, then `nightjar %s %s --date %s`; it begins a new run"
                            .formatted(run.job(), run.project(), run.date());
            case LOST ->
                    "`nightjar %s %s --date %s --again` begins a new run"
                            .formatted(run.job(), run.project(), run.date());
            case SUPERSEDED ->
                    "superseded by a later run: `nightjar abandon %s`, or publish it elsewhere"
                            .formatted(run.run());
        };
    }

    private static String restart(RunView run) {
        return "`nightjar restart %s` goes on from the last committed chunk".formatted(run.run());
    }

    private static String completed(RunView run) {
        String decision = run.verdict() == null ? "" : run.verdict().path("decision").asString("");
        return switch (decision) {
            case "HOLD" ->
                    "decide: `nightjar review %s` where it waits for one, else `nightjar promote %s %s --by WHO --reason WHY`"
                            .formatted(
                                    run.project(),
                                    run.project(),
                                    run.model() == null ? "VERSION" : run.model().version());
            case "", "PROMOTE" -> "nothing";
            default ->
                    "nothing tonight: who was champion goes on scoring; the rules below did not hold";
        };
    }
}
