package nightjar.operate.question;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import nightjar.operate.ReviewDesk;
import nightjar.registry.ReviewSample;
import nightjar.stage.gate.Decision;
import nightjar.stage.review.ReviewProgress;
import nightjar.stage.review.ReviewSheet;
import org.jspecify.annotations.Nullable;

/// How far is a review? The components are the keys. Why a row was drawn is not told: it may give the label away.
public record ReviewState(
        String project,
        String run,
        @Nullable Integer version,
        Decision decision,
        int rows,
        int judged,
        int agree,
        int disagree,
        int unsure,
        int carried,
        @Nullable Double agreement,
        @JsonProperty("needed_agreement") double neededAgreement,
        @JsonProperty("to_judge") List<Open> toJudge) {

    /// A row that nobody judged yet.
    ///
    /// @param reasons empty if the run's folder is on another machine, as are `values`
    public record Open(
            String id,
            String key,
            String prediction,
            @Nullable Double score,
            List<String> reasons,
            Map<String, @Nullable String> values) {}

    public static ReviewState of(ReviewDesk desk) {
        ReviewDesk.State state = desk.state();
        Map<Integer, ReviewSheet.Row> sheet = desk.sheet();
        ReviewProgress standing = state.standing();
        return new ReviewState(
                state.review().project(),
                state.review().run(),
                state.version(),
                state.decision(),
                standing.rows(),
                standing.judged(),
                standing.agree(),
                standing.disagree(),
                standing.unsure(),
                standing.carried(),
                standing.agreement(),
                standing.needed(),
                state.review().rows().stream()
                        .filter(row -> !state.judgements().containsKey(row.position()))
                        .map(row -> open(row, sheet.get(row.position())))
                        .toList());
    }

    private static Open open(ReviewSample.Row row, ReviewSheet.@Nullable Row shown) {
        return shown == null
                ? new Open(row.id(), row.key(), row.prediction(), null, List.of(), Map.of())
                : new Open(
                        row.id(),
                        row.key(),
                        row.prediction(),
                        shown.score(),
                        shown.reasons(),
                        shown.values());
    }
}
