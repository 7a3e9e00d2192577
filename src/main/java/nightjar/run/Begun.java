package nightjar.run;

import java.nio.file.Path;
import nightjar.ledger.Artifact;
import nightjar.ledger.RunFolder;
import nightjar.ledger.RunRecord;
import nightjar.project.ProjectFile;
import nightjar.project.grammar.SpecReader;
import nightjar.stage.score.Replay;
import nightjar.workspace.RunRequest;
import nightjar.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// What the command line said when a run was begun, for a restart.
///
/// @param replay the run to whose publication mended rows are added; null: none
record Begun(@Nullable String input, @Nullable String output, @Nullable String replay) {

    static final Artifact.Whole<Begun> REQUEST = Artifact.json("request.json", Begun.class);

    static Begun of(RunRequest request) {
        RunRequest.Mended mended = request.replay();
        return new Begun(
                text(request.input()),
                text(request.output()),
                mended == null ? null : mended.published());
    }

    /// What a run was begun with, its files where they are now.
    ///
    /// @throws nightjar.durable.HandOverDamaged if what was kept of it is not there any more
    static RunRequest request(RunRecord record, Workspace workspace) {
        Moved moved = Moved.of(record, workspace.home());
        ProjectFile file = SpecReader.read(moved.now(Path.of(record.projectFile())));
        RunFolder folder = workspace.folder(record.key());
        Begun begun = folder.read(REQUEST);
        return new RunRequest(
                file,
                record.key().job(),
                record.key().date(),
                false,
                path(moved, begun.input()),
                path(moved, begun.output()),
                begun.replay() == null
                        ? null
                        : new RunRequest.Mended(begun.replay(), folder.resolve(Replay.MENDED)));
    }

    private static @Nullable String text(@Nullable Path path) {
        return path == null ? null : path.toString();
    }

    private static @Nullable Path path(Moved moved, @Nullable String text) {
        return text == null ? null : moved.now(Path.of(text));
    }
}
