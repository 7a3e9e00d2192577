package nightjar.history;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What would be decided otherwise if one version took the other's place, on the same rows.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "compared")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Decisions.Same.class, name = "yes"),
    @JsonSubTypes.Type(value = Decisions.Unavailable.class, name = "no")
})
public sealed interface Decisions {

    /// Both predicted the same rows.
    ///
    /// @param of the run whose hold-out rows they are
    /// @param rows how many
    /// @param changed rows whose decision differs: the class, or in a regression the number
    /// @param changes how many rows went from which class to which, `no → yes`; empty in a regression
    /// @param meanDifference mean absolute difference of the scores; of several classes, of the probability of the first version's class
    record Same(
            String of, long rows, long changed, Map<String, Long> changes, double meanDifference)
            implements Decisions {
        public Same {
            changes = Collections.unmodifiableMap(new TreeMap<>(changes));
        }
    }

    /// There are no rows on which both can predict.
    record Unavailable(String why) implements Decisions {}

    /// Nothing to compare.
    static Decisions unavailable(List<String> reasons) {
        return new Unavailable(String.join("; ", reasons));
    }
}
