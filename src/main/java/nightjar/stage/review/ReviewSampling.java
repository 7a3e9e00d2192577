package nightjar.stage.review;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import nightjar.ledger.Artifact;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.HandOver;
import nightjar.pass.RowSource;
import nightjar.project.training.Review;
import nightjar.registry.ReviewSample;
import nightjar.registry.Reviews;
import nightjar.stage.train.FittedModel;

/// The part of `gate` that draws the predictions of a run's candidate that a person is to judge, once per run, and says how far the judging is:
/// in passes of its own over predictions and hold-out rows, where the project file asks for a review.
public record ReviewSampling(
        CurrentRun run,
        HandOver<FittedModel> candidate,
        HandOver<RowSource> predictions,
        HandOver<RowSource> holdout,
        Reviews reviews,
        InstantSource clock) {

    public static final Artifact.Whole<ReviewSheet> SHEET =
            Artifact.json("review.json", ReviewSheet.class);

    /// How far the review that this project file asks for is, with what people said of earlier candidates.
    public ReviewProgress standing(Review asked) {
        ReviewSheet sheet = run.folder().once(SHEET, () -> sheet(asked));
        reviews.draw(withoutValues(sheet, clock.instant()));
        ReviewSample review = reviews.find(sheet.project(), sheet.run()).orElseThrow();
        return ReviewProgress.of(review, reviews.judgements(review));
    }

    private ReviewSheet sheet(Review asked) {
        FittedModel model = candidate.get();
        long seed = run.spec().train().holdout().seed();
        List<SampleCandidate> prospects =
                SampleCandidates.read(predictions.get(), model, run.spec().data().key(), seed);
        Map<Long, String> drawn = SampleDraw.of(prospects, asked.rows());
        return new ReviewSheet(
                run.spec().project(),
                run.key().name(),
                asked.agree(),
                seed,
                SheetMaker.rows(run.spec(), model, drawn, holdout.get(), run.key().date()));
    }

    private static ReviewSample withoutValues(ReviewSheet sheet, Instant drawn) {
        return new ReviewSample(
                sheet.project(),
                sheet.run(),
                sheet.agree(),
                sheet.seed(),
                drawn,
                sheet.rows().stream()
                        .map(
                                row ->
                                        new ReviewSample.Row(
                                                row.position(),
                                                row.key(),
                                                row.fingerprint(),
                                                row.prediction(),
                                                row.why()))
                        .toList());
    }
}
