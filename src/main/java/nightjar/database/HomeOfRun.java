package nightjar.database;

import java.nio.file.Files;
import java.nio.file.Path;

/// The home a run was begun with, in which its files are.
///
/// @param id its identity; empty for a run that was begun before homes had one
/// @param path where it stood then; empty if that was not kept
public record HomeOfRun(String id, String path) {

    public static HomeOfRun of(Home home) {
        return new HomeOfRun(home.id(), home.path().toString());
    }

    /// Whether this is that home, wherever it stands now. Without an identity it is the one at the same path or, where nothing is left
    /// there, the one that has the run's files.
    ///
    /// @param files the folder of the run in `here`
    public boolean is(Home here, Path files) {
        if (!id.isEmpty()) {
            return id.equals(here.id());
        }
        return path.isEmpty()
                || path.equals(here.path().toString())
                || Files.isDirectory(files) && !Files.exists(Path.of(path));
    }
}
