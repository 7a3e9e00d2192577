package nightjar.stage.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import nightjar.ledger.RunFolder;
import nightjar.pass.BatchReader;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.stage.explore.key.DuplicateSearch;
import nightjar.stage.explore.key.KeyDuplicates;
import nightjar.stage.explore.key.KeyParts;
import nightjar.table.RejectedRow;
import org.jspecify.annotations.Nullable;

/// Explores a source at once, without a run: what `nightjar init` looks at. The profile is the one a run would write.
public final class Explorer {

    /// Batches read before they are folded in parallel.
    private static final int BATCHES_AT_ONCE = 16;

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
            for (List<SourceBatch> batches = next(reader);
                    !batches.isEmpty();
                    batches = next(reader)) {
                List<ExploreState> states = batches.parallelStream().map(fold::fold).toList();
                batches.forEach(batch -> batch.rejected().forEach(rejected));
                for (ExploreState batch : states) {
                    state = fold.merge(state, batch);
                }
                fold.flush(state);
            }
        }
        return finish(source, exploration, fold, state, scratch);
    }

    private static List<SourceBatch> next(BatchReader reader) {
        List<SourceBatch> batches = new ArrayList<>();
        while (batches.size() < BATCHES_AT_ONCE) {
            SourceBatch batch = reader.read();
            if (batch == null) {
                break;
            }
            batches.add(batch);
        }
        return batches;
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
