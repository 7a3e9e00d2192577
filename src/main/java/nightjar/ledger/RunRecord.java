package nightjar.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import nightjar.database.Home;
import nightjar.database.HomeOfRun;
import nightjar.database.RunKey;
import nightjar.durable.Fingerprint;
import nightjar.project.ProjectFile;
import org.jspecify.annotations.Nullable;

/// What a run was begun with, and what was decided in it. A restart is held against it.
///
/// @param created to the millisecond
/// @param projectFile absolute path
/// @param workspace absolute path
/// @param home in which its files are
/// @param projectText the project file as it stood
/// @param inputs the files read, in the order of the project file
/// @param verdict JSON; null: none yet
/// @param model the version registered or used; null: none yet
/// @param nightjar the [Build] that began it; null: that was not kept yet
public record RunRecord(
        RunKey key,
        Instant created,
        String projectFile,
        String workspace,
        HomeOfRun home,
        String projectText,
        String projectSha256,
        List<InputFile> inputs,
        @Nullable String verdict,
        @Nullable Integer model,
        @Nullable String nightjar) {

    public RunRecord {
        created = created.truncatedTo(ChronoUnit.MILLIS);
        inputs = List.copyOf(inputs);
    }

    /// A run that begins now.
    public static RunRecord of(
            RunKey key, ProjectFile file, Home home, List<InputFile> inputs, Instant created) {
        return new RunRecord(
                key,
                created,
                file.path().toString(),
                file.workspace().toString(),
                HomeOfRun.of(home),
                file.text(),
                Fingerprint.of(file.text()).sha256(),
                inputs,
                null,
                null,
                Build.present().toString());
    }
}
