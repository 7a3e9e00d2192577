package nightjar.stage.validate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one pass over the raw data saw, as far as it is judged here.
///
/// @param rows records that could be read, without the rejected ones
/// @param rejected malformed records
/// @param columns every column of the data, in its order
/// @param duplicateKeys rows whose key stands in an earlier row too; 0 without a key column, and in scoring, which counts keys apart
/// @param giveAways columns that tell the label too well to be known before it
public record Observed(
        long rows,
        long rejected,
        Map<String, ObservedColumn> columns,
        long duplicateKeys,
        List<GiveAway> giveAways) {

    /// @param because how well it tells the label, in words
    public record GiveAway(String column, String because) {}

    public Observed {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        giveAways = List.copyOf(giveAways);
    }
}
