package nightjar.stage.promote;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nightjar.source.RawRecords;
import org.jspecify.annotations.Nullable;

/// The raw records of a canary: a few whole ones, and behind them others that differ from one of these in a few cells. Neither key nor label
/// is among the cells.
///
/// @param made how the whole ones came about
/// @param seed by which they were drawn or made
public record SelfTestRows(Made made, long seed, RawRecords whole, List<Edge> edges) {

    public SelfTestRows {
        edges = List.copyOf(edges);
    }

    /// Where the whole records come from.
    public enum Made {
        /// Training rows, drawn at random.
        DRAWN,
        /// The columns as the project file declares them; no row is kept.
        SYNTHETIC
    }

    /// A record that is like another one but for some cells.
    ///
    /// @param of the position of the other one among the whole records
    /// @param cells by column; null: missing
    public record Edge(int of, Map<String, @Nullable String> cells) {

        public Edge {
            cells = Collections.unmodifiableMap(new HashMap<>(cells));
        }
    }

    int size() {
        return whole.rows().size() + edges.size();
    }

    RawRecords records() {
        List<Map.Entry<Integer, Map<String, @Nullable String>>> changes = new ArrayList<>();
        edges.forEach(edge -> changes.add(Map.entry(edge.of(), edge.cells())));
        return whole.with(changes);
    }
}
