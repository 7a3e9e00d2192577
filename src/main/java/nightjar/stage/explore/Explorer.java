package nightjar.stage.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import nightjar.ledger.RunFolder;
import nightjar.pass.BatchReader;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.pass.Unit;
import nightjar.pass.UnitState;
import nightjar.stage.explore.key.DuplicateSearch;
import nightjar.stage.explore.key.KeyDuplicates;
import nightjar.stage.explore.key.KeyParts;
import nightjar.table.RejectedRow;
import org.jspecify.annotations.Nullable;

/// Explores a source at once, without a run: what `nightjar init` looks at. The profile is the one a run would write.
public final class Explorer {

    private Explorer() {}

    /// @param scratch takes the hashes of keys while it works
    public static Profile explore(RowSource source, Exploration exploration, RunFolder scratch) {
        return explore(source, exploration, scratch, _ -> {});
    }

    /// @param scratch takes the hashes of keys while it works
    /// @param rejected is told of every malformed record, in the order of the source
    public static Profile explore(
            RowSource source,
            Exploration exploration,
            RunFolder scratch,
            Consumer<RejectedRow> rejected) {
        KeyParts parts = new KeyParts(scratch);
        ExploreFold fold = new ExploreFold(source.schema(), exploration, parts);
        ExploreState state = fold.empty();
        try (BatchReader reader = source.open(null)) {
            for (List<SourceBatch> unit = next(reader); !unit.isEmpty(); unit = next(reader)) {
                List<ExploreState> states = unit.parallelStream().map(fold::fold).toList();
                unit.forEach(batch -> batch.rejected().forEach(rejected));
                state = UnitState.of(fold, states).after(fold, state);
                fold.flush(state);
            }
        }
        return finish(source, exploration, fold, state, scratch);
    }

    private static List<SourceBatch> next(BatchReader reader) {
        List<SourceBatch> unit = new ArrayList<>();
        Unit.Ends ends = new Unit.Ends();
        for (SourceBatch batch = reader.read(); batch != null; batch = reader.read()) {
            unit.add(batch);
            if (ends.isLast(batch)) {
                break;
            }
        }
        return unit;
    }

    /// The profile of a whole pass; with a key, the duplicates are written to the folder.
    static Profile finish(
            RowSource source,
            Exploration exploration,
            ExploreFold fold,
            ExploreState state,
            RunFolder folder) {
        fold.flush(state);
        KeyDuplicates duplicates =
                exploration.key() == null
                        ? null
                        : duplicates(new KeyParts(folder), state.keyParts, folder);
        return new ProfileFindings(exploration, source.schema(), fold).profile(state, duplicates);
    }

    private static @Nullable KeyDuplicates duplicates(KeyParts parts, int count, RunFolder folder) {
        KeyDuplicates duplicates = DuplicateSearch.find(parts, count);
        duplicates.write(folder);
        return duplicates;
    }
}
