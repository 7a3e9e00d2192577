package nightjar.stage.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a person is shown, `review.json` in the run's folder: the only place outside the data where the values of these rows stand.
///
/// @param agree the share, 0 to 1, that must be agreed with
/// @param seed of the random share
public record ReviewSheet(String project, String run, double agree, long seed, List<Row> rows) {

    public ReviewSheet {
        rows = List.copyOf(rows);
    }

    /// One prediction.
    ///
    /// @param position from 1
    /// @param fingerprint SHA-256 of key and values
    /// @param prediction the class, or the number to three digits
    /// @param score probability of the positive class, or of the predicted one of several; null: a number is predicted
    /// @param why it was drawn; not for the person who judges, as it may give the label away
    /// @param reasons the strongest, strongest first
    /// @param values by column, missing ones null; neither the key nor what the label is made of
    public record Row(
            int position,
            String key,
            String fingerprint,
            String prediction,
            @Nullable Double score,
            String why,
            List<String> reasons,
            @JsonInclude(content = JsonInclude.Include.ALWAYS)
                    Map<String, @Nullable String> values) {

        public Row {
            reasons = List.copyOf(reasons);
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }
}
