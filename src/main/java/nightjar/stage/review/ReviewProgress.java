package nightjar.stage.review;

import java.time.Instant;
import java.util.Collection;
import java.util.SortedMap;
import nightjar.registry.Judgement;
import nightjar.registry.Judgement.Answer;
import nightjar.registry.ReviewSample;
import org.jspecify.annotations.Nullable;

/// How far a review is. Of several judgements of one row the last one counts.
///
/// @param rows to judge
/// @param agree of them were agreed with
/// @param carried judged already when they were drawn, for an earlier candidate that predicted the same of the same row
/// @param needed the share, 0 to 1, that must be agreed with
public record ReviewProgress(
        int rows, int agree, int disagree, int unsure, int carried, double needed) {

    /// What a review leads to.
    public enum Outcome {
        /// Rows are left, or nobody could tell of any.
        OPEN,
        /// Enough was agreed with.
        REACHED,
        /// Too little was agreed with.
        MISSED
    }

    public static ReviewProgress of(ReviewSample review, SortedMap<Integer, Judgement> judgements) {
        Collection<Judgement> said = judgements.values();
        return new ReviewProgress(
                review.rows().size(),
                count(said, Answer.AGREE),
                count(said, Answer.DISAGREE),
                count(said, Answer.UNSURE),
                carried(said, review.drawn()),
                review.agree());
    }

    private static int count(Collection<Judgement> judgements, Answer answer) {
        return (int) judgements.stream().filter(one -> one.answer() == answer).count();
    }

    private static int carried(Collection<Judgement> judgements, Instant drawn) {
        return (int) judgements.stream().filter(one -> one.at().isBefore(drawn)).count();
    }

    public int judged() {
        return agree + disagree + unsure;
    }

    /// `agree / (agree + disagree)`; null where nobody could tell.
    public @Nullable Double agreement() {
        return agree + disagree == 0 ? null : (double) agree / (agree + disagree);
    }

    public Outcome outcome() {
        Double agreement = agreement();
        if (judged() < rows || agreement == null) {
            return Outcome.OPEN;
        }
        return agreement >= needed ? Outcome.REACHED : Outcome.MISSED;
    }
}
