package nightjar.stage.gate;

import java.util.List;
import java.util.Locale;
import nightjar.stage.review.ReviewProgress;
import org.jspecify.annotations.Nullable;

/// The rule of a project with `review:`: enough of the candidate's predictions are agreed with by a person.
public final class ReviewRule {

    private static final String NAME = "review: ";

    private ReviewRule() {}

    /// The verdict with what the review says of the candidate by now; what it said before is replaced.
    public static Verdict applied(Verdict verdict, ReviewProgress standing, String project) {
        List<Reason> others =
                verdict.reasons().stream()
                        .filter(reason -> !reason.rule().startsWith(NAME))
                        .toList();
        return Verdict.of(others).with(reason(standing, project));
    }

    static Reason reason(ReviewProgress standing, String project) {
        Decision leadsTo =
                switch (standing.outcome()) {
                    case OPEN -> Decision.HOLD;
                    case REACHED -> Decision.PROMOTE;
                    case MISSED -> Decision.REJECT;
                };
        return Reason.of(
                "%s%s rows, agree >= %s"
                        .formatted(NAME, standing.rows(), percent(standing.needed())),
                leadsTo,
                standing.agreement(),
                standing.needed(),
                sentence(standing, project));
    }

    private static String sentence(ReviewProgress standing, String project) {
        return switch (standing.outcome()) {
            case OPEN -> open(standing, project);
            case REACHED ->
                    "People agree with %s, which is at least the %s asked for."
                            .formatted(agreed(standing), percent(standing.needed()));
            case MISSED ->
                    "People agree with only %s; at least %s are asked for."
                            .formatted(agreed(standing), percent(standing.needed()));
        };
    }

    private static String open(ReviewProgress standing, String project) {
        int left = standing.rows() - standing.judged();
        return left == 0
                ? "All %s predictions are judged, but nobody could tell of any: `nightjar review %s --again` shows them once more."
                        .formatted(standing.rows(), project)
                : "A person must look first: %s of %s predictions are judged, %s are left. `nightjar review %s` shows them."
                        .formatted(standing.judged(), standing.rows(), left, project);
    }

    private static String agreed(ReviewProgress standing) {
        int told = standing.agree() + standing.disagree();
        return "%s of %s predictions (%s)"
                .formatted(standing.agree(), told, percent(standing.agreement()));
    }

    private static String percent(@Nullable Double share) {
        double hundredths = share == null ? Double.NaN : 100 * share;
        return hundredths == Math.rint(hundredths)
                ? String.format(Locale.ROOT, "%.0f %%", hundredths)
                : String.format(Locale.ROOT, "%.1f %%", hundredths);
    }
}
