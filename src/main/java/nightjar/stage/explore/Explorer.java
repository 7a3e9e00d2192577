package nightjar.stage.explore;

import java.util.List;
import java.util.function.Consumer;
import nightjar.engine.Inline;
import nightjar.ledger.RunFolder;
import nightjar.pass.Dataset;
import nightjar.pass.PartSink;
import nightjar.pass.RejectedSink;
import nightjar.pass.RowSource;
import nightjar.stage.explore.key.DuplicateSearch;
import nightjar.stage.explore.key.KeyDuplicates;
import nightjar.stage.explore.key.KeyParts;
import nightjar.table.RejectedRow;

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
        ExploreFold fold = new ExploreFold(source.schema(), exploration);
        Dataset.Outputs outputs = new Dataset.Outputs(PartSink.NONE, told(rejected), scratch);
        ExploreState state = Inline.over(source).map(fold, outputs);
        return finish(source, exploration, fold, state, scratch);
    }

    private static RejectedSink told(Consumer<RejectedRow> taker) {
        return new RejectedSink() {
            @Override
            public void write(int number, List<RejectedRow> rows, long[] before) {
                rows.forEach(taker);
            }

            @Override
            public void truncate(int number) {}
        };
    }

    /// The profile of a whole pass; with a key, the duplicates are written to the folder.
    static Profile finish(
            RowSource source,
            Exploration exploration,
            ExploreFold fold,
            ExploreState state,
            RunFolder folder) {
        return new ProfileFindings(exploration, source.schema(), fold)
                .profile(
                        state,
                        exploration.key() == null ? null : duplicates(state.keyParts, folder));
    }

    private static KeyDuplicates duplicates(int units, RunFolder folder) {
        KeyDuplicates duplicates = DuplicateSearch.find(new KeyParts(folder, KeyParts.KEYS, units));
        folder.write(KeyDuplicates.FILE, duplicates);
        return duplicates;
    }
}
