package nightjar.stage.review;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import nightjar.ledger.CurrentRun;
import nightjar.pass.RowSource;
import nightjar.project.training.Review;
import nightjar.registry.ReviewSample;
import nightjar.registry.Reviews;
import nightjar.stage.train.FittedModel;

/// Draws the predictions of a run's candidate that a person is to judge, once per run, and says how far the judging is.
public final class ReviewSampling {

    /// The file it writes into the run folder.
    public static final String FILE = "review.json";

    private final CurrentRun run;
    private final Supplier<FittedModel> candidate;
    private final Supplier<RowSource> predictions;
    private final Supplier<RowSource> holdout;
    private final Reviews reviews;
    private final InstantSource clock;

    public ReviewSampling(
            CurrentRun run,
            Supplier<FittedModel> candidate,
            Supplier<RowSource> predictions,
            Supplier<RowSource> holdout,
            Reviews reviews,
            InstantSource clock) {
        this.run = run;
        this.candidate = candidate;
        this.predictions = predictions;
        this.holdout = holdout;
        this.reviews = reviews;
        this.clock = clock;
    }

    /// How far the review that this project file asks for is, with what people said of earlier candidates.
    public ReviewProgress standing(Review asked) {
        ReviewSheet sheet = run.folder().once(FILE, ReviewSheet.class, () -> sheet(asked));
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
