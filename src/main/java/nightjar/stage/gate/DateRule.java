package nightjar.stage.gate;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nightjar.database.RunKey;
import nightjar.registry.ModelVersion;

/// The rule of every project, whatever its file says: the champion does not go back to an earlier business date by itself. A person may let it.
public final class DateRule {

    private static final String NAME = "business date >= the champion's";

    private DateRule() {}

    /// The verdict with what the champion of the moment says of it; what was said before is replaced.
    ///
    /// @param run that trained the candidate
    public static Verdict applied(Verdict verdict, RunKey run, Optional<ModelVersion> champion) {
        List<Reason> others =
                verdict.reasons().stream().filter(reason -> !isOfDate(reason)).toList();
        return champion.filter(one -> one.isOfLaterDateThan(run.date()))
                .map(one -> Verdict.of(others).with(reason(run, one)))
                .orElseGet(() -> Verdict.of(others));
    }

    /// Whether the date is all that speaks against the candidate, so that a person's word is enough.
    public static boolean isAllThatIsOpen(Verdict verdict) {
        return verdict.word() == Decision.HOLD
                && verdict.reasons().stream().allMatch(reason -> reason.held() || isOfDate(reason));
    }

    /// Whether a rule of that name is this one.
    public static boolean isNamed(String rule) {
        return rule.equals(NAME);
    }

    private static boolean isOfDate(Reason reason) {
        return isNamed(reason.rule());
    }

    private static Reason reason(RunKey run, ModelVersion champion) {
        LocalDate its = champion.date().orElseThrow();
        return Reason.of(
                NAME,
                Decision.HOLD,
                null,
                null,
                "The candidate was trained for %s, champion version %s for %s: it does not give way to an earlier date by itself. `nightjar promote %s VERSION --by WHO --reason WHY` lets the candidate score."
                        .formatted(run.date(), champion.version(), its, run.project()));
    }
}
