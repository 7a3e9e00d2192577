package nightjar.stage.promote;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import nightjar.project.ProjectSpec;
import nightjar.stage.train.FittedModel;
import org.jspecify.annotations.Nullable;

/// Raw records, and what reading, cleaning, features and model made of each. It holds cells of rows, unless they were made up.
///
/// @param date from which ages are counted
/// @param locale of the process that made it, an IETF language tag
/// @param outcomes one per record
public record RecordSelfTest(
        SelfTestRows canary, LocalDate date, String locale, List<Outcome> outcomes)
        implements SelfTest {

    public RecordSelfTest {
        outcomes = List.copyOf(outcomes);
    }

    /// What became of one record.
    ///
    /// @param features SHA-256 over all of them; null: it was set aside
    /// @param scores of each output; null: it was set aside
    public record Outcome(@Nullable String features, @Nullable List<@Nullable Double> scores) {

        public Outcome {
            scores = scores == null ? null : Collections.unmodifiableList(numbers(scores));
        }

        /// JSON has no NaN: it is null there.
        private static List<@Nullable Double> numbers(List<@Nullable Double> scores) {
            List<@Nullable Double> numbers = new ArrayList<>();
            scores.forEach(score -> numbers.add(score == null || score.isNaN() ? null : score));
            return numbers;
        }
    }

    static RecordSelfTest of(
            SelfTestRows canary, ProjectSpec spec, FittedModel model, LocalDate date) {
        return new RecordSelfTest(
                canary, date, Locales.present(), outcomes(canary, spec, model, date));
    }

    @Override
    public int rows() {
        return outcomes.size();
    }

    /// Whether any record gets a score: else it tells little.
    boolean isScored() {
        return outcomes.stream().anyMatch(outcome -> outcome.scores() != null);
    }

    @Override
    public boolean livesWith(FittedModel model, ProjectSpec spec) {
        return outcomes(canary, spec, model, date).equals(outcomes);
    }

    private static List<Outcome> outcomes(
            SelfTestRows canary, ProjectSpec spec, FittedModel model, LocalDate date) {
        RawScoring scored = RawScoring.of(canary.records().read(), spec, model, date);
        return LongStream.rangeClosed(1, canary.size())
                .mapToObj(record -> outcome(scored, scored.row(record)))
                .toList();
    }

    private static Outcome outcome(RawScoring scored, OptionalInt row) {
        return row.isEmpty()
                ? new Outcome(null, null)
                : new Outcome(scored.features(row.getAsInt()), scored.scores(row.getAsInt()));
    }
}
