package nightjar.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nightjar.database.DatabaseContract;
import nightjar.registry.Judgement.Answer;
import org.junit.jupiter.api.Test;

class ReviewsTest extends DatabaseContract {

    @Test
    void keepsWhatWasDrawnAsItWasDrawnFirst() {
        Reviews reviews = new Reviews(database);
        String project = newProject();
        ReviewSample first = review(project, 1, NOW, row(1, "a", "yes"), row(2, "b", "no"));

        reviews.draw(first);
        reviews.draw(review(project, 1, NOW.plusSeconds(9), row(1, "c", "yes")));

        assertThat(reviews.find(project, project + ".train.1")).contains(first);
        assertThat(reviews.find(project, project + ".train.2")).isEmpty();
    }

    @Test
    void theLatestReviewIsTheOneDrawnLast() {
        Reviews reviews = new Reviews(database);
        String project = newProject();
        ReviewSample later = review(project, 1, NOW.plusSeconds(1), row(1, "a", "yes"));
        reviews.draw(later);
        reviews.draw(review(project, 2, NOW, row(1, "a", "yes")));

        assertThat(reviews.latest(project)).contains(later);
        assertThat(reviews.latest(newProject())).isEmpty();
    }

    @Test
    void theLastJudgementOfARowCounts() {
        Reviews reviews = new Reviews(database);
        String project = newProject();
        ReviewSample review = review(project, 1, NOW, row(1, "a", "yes"), row(2, "b", "no"));
        reviews.draw(review);
        Judgement last = judgement(project, "a", "yes", Answer.DISAGREE);

        reviews.judge(project, List.of(judgement(project, "a", "yes", Answer.AGREE)));
        reviews.judge(project, List.of(last));

        assertThat(reviews.judgements(review)).isEqualTo(Map.of(1, last));
    }

    @Test
    void aJudgementIsCarriedToACandidateThatPredictsTheSameOfTheSameRowAndToNoOther() {
        Reviews reviews = new Reviews(database);
        String project = newProject();
        reviews.draw(review(project, 1, NOW, row(1, "a", "yes"), row(2, "b", "no")));
        Judgement same = judgement(project, "a", "yes", Answer.AGREE);
        reviews.judge(project, List.of(same, judgement(project, "b", "no", Answer.AGREE)));
        ReviewSample next =
                review(
                        project,
                        2,
                        NOW.plusSeconds(60),
                        row(1, "b", "yes"),
                        row(2, "a", "yes"),
                        row(3, "c", "no"));

        reviews.draw(next);

        assertThat(reviews.judgements(next)).isEqualTo(Map.of(2, same));
    }

    @Test
    void anImportThatFailsInTheMiddleKeepsNothing() {
        Reviews reviews = new Reviews(database);
        String project = newProject();
        ReviewSample review = review(project, 1, NOW, row(1, "a", "yes"));
        reviews.draw(review);
        List<Judgement> broken = new ArrayList<>();
        broken.add(judgement(project, "a", "yes", Answer.AGREE));
        broken.add(null);

        assertThatThrownBy(() -> reviews.judge(project, broken))
                .isInstanceOf(NullPointerException.class);

        assertThat(reviews.judgements(review)).isEmpty();
    }

    @Test
    void aVersionOnHoldIsSettledOnce() {
        Registry registry = new Registry(database, home);
        String project = newProject();
        int version =
                registry.add(
                        new NewVersion(
                                project,
                                project + ".train.1",
                                "logistic",
                                "sha256:1",
                                "HOLD",
                                NOW,
                                Map.of()));

        boolean first = registry.settle(project, version, "REJECT");
        boolean second = registry.settle(project, version, "PROMOTE");

        assertThat(List.of(first, second)).containsExactly(true, false);
        assertThat(registry.version(project, version).orElseThrow().decision()).isEqualTo("REJECT");
    }

    private static ReviewSample review(
            String project, int run, Instant drawn, ReviewSample.Row... rows) {
        return new ReviewSample(project, project + ".train." + run, 0.8, 42, drawn, List.of(rows));
    }

    private static ReviewSample.Row row(int position, String row, String prediction) {
        return new ReviewSample.Row(position, "key " + row, "sha of " + row, prediction, "random");
    }

    private static Judgement judgement(
            String project, String row, String prediction, Answer answer) {
        return new Judgement(
                "sha of " + row, prediction, project + ".train.1", answer, "so", "anna", NOW);
    }
}
