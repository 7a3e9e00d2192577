package nightjar.stage.score;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nightjar.durable.Json;
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

    /// What of it is written as JSON.
    record Counted(ScoreCounts tally, long rows, SortedMap<String, SeenColumn> seen) {}

    ScoreState {
        seen = Collections.unmodifiableSortedMap(new TreeMap<>(seen));
    }

    void write(DataOutput out) throws IOException {
        byte[] counted = Json.bytes(new Counted(tally, rows, seen));
        out.writeInt(counted.length);
        out.write(counted);
        cells.write(out);
        keys.write(out);
    }

    static ScoreState read(DataInput in, RepeatSearch repeats, RepeatSearch sameKeys)
            throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        Counted counted = Json.read(bytes, Counted.class);
        return new ScoreState(
                counted.tally(),
                counted.rows(),
                counted.seen(),
                repeats.read(in),
                sameKeys.read(in));
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
