package nightjar.stage.score;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nightjar.stage.explore.key.RepeatSearch;

/// What a scoring pass knows so far.
///
/// @param tally what was done
/// @param rows records that could be read
/// @param seen per column that the source has
/// @param cells of columns whose values are counted apart
/// @param keys of the rows with a score
record ScoreState(
        ScoreCounts tally,
        long rows,
        SortedMap<String, SeenColumn> seen,
        RepeatSearch.Gathered cells,
        RepeatSearch.Gathered keys) {

    /// What of it is in a snapshot; the cells are in part files.
    record Kept(
            ScoreCounts tally,
            long rows,
            SortedMap<String, SeenColumn> seen,
            int parts,
            int keyParts) {}

    ScoreState {
        seen = Collections.unmodifiableSortedMap(new TreeMap<>(seen));
    }

    Kept kept() {
        return new Kept(tally, rows, seen, cells.parts(), keys.parts());
    }

    /// With the rows behind these; takes their cells and keys over.
    ScoreState plus(ScoreState later, ScoreCounts both) {
        cells.merge(later.cells);
        keys.merge(later.keys);
        SortedMap<String, SeenColumn> columns = new TreeMap<>(seen);
        for (Map.Entry<String, SeenColumn> column : later.seen.entrySet()) {
            columns.merge(column.getKey(), column.getValue(), SeenColumn::plus);
        }
        return new ScoreState(both, rows + later.rows, columns, cells, keys);
    }
}
