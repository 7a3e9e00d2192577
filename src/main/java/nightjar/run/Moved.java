package nightjar.run;

import java.nio.file.Files;
import java.nio.file.Path;
import nightjar.ledger.RunRecord;

/// Where the files of a workspace are that was moved, with its home in it, since a run began.
///
/// @param before the workspace then
/// @param now the workspace
record Moved(Path before, Path now) {

    /// The move since a run began; to the same place if there was none, if the home stood elsewhere, or if the project file is not where
    /// it would be.
    ///
    /// @param home where the home of the run stands now
    static Moved of(RunRecord run, Path home) {
        Path workspace = Path.of(run.workspace());
        Path homeThen = Path.of(run.home().path());
        if (!homeThen.startsWith(workspace) || homeThen.equals(home)) {
            return new Moved(workspace, workspace);
        }
        Path there = home.resolve(homeThen.relativize(workspace)).normalize();
        Moved moved = new Moved(workspace, there);
        return Files.exists(moved.now(Path.of(run.projectFile())))
                ? moved
                : new Moved(workspace, workspace);
    }

    /// Where a file is that was called so then. What does not belong to the workspace has stayed.
    Path now(Path then) {
        return then.startsWith(before) ? now.resolve(before.relativize(then)) : then;
    }
}
