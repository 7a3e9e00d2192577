package nightjar.cli.text;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nightjar.operate.ReviewDesk;
import nightjar.registry.ReviewSample;
import nightjar.stage.gate.Decision;
import nightjar.stage.review.ReviewProgress;
import nightjar.stage.review.ReviewSheet;
import nightjar.text.Visible;
import org.jspecify.annotations.Nullable;

/// A review for people and as JSON. Why a row was drawn is not told: it may give the label away.
public final class ReviewText {

    private ReviewText() {}

    /// `review --json`.
    public record View(
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
            @JsonProperty("to_judge") List<Open> toJudge) {}

    /// A row that nobody judged yet.
    ///
    /// @param reasons empty if the run's folder is on another machine, as are `values`
    record Open(
            String id,
            String key,
            String prediction,
            @Nullable Double score,
            List<String> reasons,
            Map<String, @Nullable String> values) {}

    public static View view(ReviewDesk.State state, Map<Integer, ReviewSheet.Row> sheet) {
        ReviewProgress standing = state.standing();
        return new View(
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

    /// How far it is, in a line or two.
    public static String standing(ReviewDesk.State state) {
        ReviewProgress standing = state.standing();
        Double agreement = standing.agreement();
        return String.format(
                Locale.ROOT,
                "%s: %d of %d predictions judged (%d agree, %d disagree, %d unsure%s)%s, %.0f %% needed; verdict %s",
                state.review().run(),
                standing.judged(),
                standing.rows(),
                standing.agree(),
                standing.disagree(),
                standing.unsure(),
                standing.carried() == 0
                        ? ""
                        : "; %s carried over from earlier candidates".formatted(standing.carried()),
                agreement == null
                        ? ""
                        : String.format(Locale.ROOT, ", %.0f %% agreement", 100 * agreement),
                100 * standing.needed(),
                state.decision());
    }

    /// One row, for a person to judge.
    public static String row(ReviewSheet.Row row, int rows) {
        StringBuilder text =
                new StringBuilder(
                        "%nRow %s of %s: %s%n"
                                .formatted(row.position(), rows, Visible.line(row.key())));
        int width = row.values().keySet().stream().mapToInt(String::length).max().orElse(0);
        row.values()
                .forEach(
                        (name, value) ->
                                text.append(
                                        String.format(
                                                Locale.ROOT,
                                                "  %-" + (width + 2) + "s%s%n",
                                                Visible.line(name),
                                                value == null ? "" : Visible.line(value))));
        text.append("prediction  ").append(Visible.line(row.prediction()));
        Double score = row.score();
        if (score != null) {
            text.append(String.format(Locale.ROOT, "  (score %.3f)", score));
        }
        text.append("\nreasons     ")
                .append(Visible.line(String.join("; ", row.reasons())))
                .append('\n');
        return text.toString();
    }
}
