package nightjar.stage.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nightjar.stage.review.ReviewProgress;
import org.junit.jupiter.api.Test;

class ReviewRuleTest {

    @Test
    void waitsUntilEveryRowIsJudged() {
        Reason reason = ReviewRule.reason(new ReviewProgress(30, 10, 1, 1, 4, 0.8), "churn");

        assertThat(reason.leadsTo()).isEqualTo(Decision.HOLD);
        assertThat(reason.rule()).isEqualTo("review: 30 rows, agree >= 80 %");
        assertThat(reason.sentence())
                .isEqualTo(
                        "A person must look first: 12 of 30 predictions are judged, 18 are left. `nightjar review churn` shows them.");
    }

    @Test
    void waitsWhereNobodyCouldTell() {
        Reason reason = ReviewRule.reason(new ReviewProgress(30, 0, 0, 30, 0, 0.8), "churn");

        assertThat(reason.leadsTo()).isEqualTo(Decision.HOLD);
        assertThat(reason.sentence())
                .isEqualTo(
                        "All 30 predictions are judged, but nobody could tell of any: `nightjar review churn --again` shows them once more.");
    }

    @Test
    void theShareAskedForIsEnough() {
        Reason reason = ReviewRule.reason(new ReviewProgress(30, 20, 5, 5, 0, 0.8), "churn");

        assertThat(reason.leadsTo()).isEqualTo(Decision.PROMOTE);
        assertThat(reason.found()).isEqualTo(0.8);
        assertThat(reason.sentence())
                .isEqualTo(
                        "People agree with 20 of 25 predictions (80 %), which is at least the 80 % asked for.");
    }

    @Test
    void lessThanTheShareAskedForRejects() {
        Reason reason = ReviewRule.reason(new ReviewProgress(30, 19, 6, 5, 0, 0.8), "churn");

        assertThat(reason.leadsTo()).isEqualTo(Decision.REJECT);
        assertThat(reason.sentence())
                .isEqualTo(
                        "People agree with only 19 of 25 predictions (76 %); at least 80 % are asked for.");
    }

    @Test
    void whatTheReviewSaidBeforeIsReplaced() {
        Verdict before =
                ReviewRule.applied(
                        Verdict.of(List.of(held())),
                        new ReviewProgress(3, 1, 0, 0, 0, 0.8),
                        "churn");

        Verdict after = ReviewRule.applied(before, new ReviewProgress(3, 3, 0, 0, 0, 0.8), "churn");

        assertThat(before.word()).isEqualTo(Decision.HOLD);
        assertThat(after.word()).isEqualTo(Decision.PROMOTE);
        assertThat(after.reasons())
                .extracting(Reason::rule)
                .containsExactly("auc >= 0.8", "review: 3 rows, agree >= 80 %");
    }

    private static Reason held() {
        return Reason.of("auc >= 0.8", Decision.PROMOTE, 0.9, 0.8, "AUC is 0.9, at least 0.8.");
    }
}
