package nightjar.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import nightjar.cli.log.Verbosity;
import nightjar.database.DatabaseSettings;
import nightjar.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options that every command has.
public final class Options {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description =
                    "Folder of runs, models and the embedded database (env NIGHTJAR_HOME; default: .nightjar in the workspace).")
    @Nullable Path home;

    @Option(
            names = "--db",
            paramLabel = "URL",
            description =
                    "JDBC address of a shared database (env NIGHTJAR_DB, NIGHTJAR_DB_USER, NIGHTJAR_DB_PASSWORD).")
    @Nullable String db;

    public boolean quiet;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress, only warnings and errors.")
    void quiet(boolean chosen) {
        quiet = chosen;
        (chosen ? Verbosity.QUIET : Verbosity.USUAL).apply();
    }

    @Option(
            names = {"-v", "--verbose"},
            description = "Also what the libraries log, and the trace of a failure.")
    void verbose(boolean chosen) {
        if (chosen) {
            Verbosity.VERBOSE.apply();
        }
    }

    /// The home that the command worked with last, for the log of its failure.
    private @Nullable Path used;

    /// The home of a command that names a project file.
    public Path homeFor(Path workspace) {
        used = chosenHome() instanceof Path chosen ? chosen : workspace.resolve(".nightjar");
        return used;
    }

    /// Keeps the trace of a failure with this workspace: for a command that needs no home.
    public void failIn(Path workspace) {
        used = homeFor(workspace);
    }

    /// The home that the command works with, or would.
    public Path usedHome() {
        return used == null ? nearestHome() : used;
    }

    /// The home of a command that does not: the nearest `.nightjar` upwards, else one in the working directory.
    public Path nearestHome() {
        if (chosenHome() instanceof Path chosen) {
            return chosen;
        }
        Path here = Path.of("").toAbsolutePath();
        for (Path at = here; at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(".nightjar"))) {
                return at.resolve(".nightjar");
            }
        }
        return here.resolve(".nightjar");
    }

    /// Whether somebody said where the home is.
    public boolean isHomeNamed() {
        return chosenHome() != null;
    }

    private @Nullable Path chosenHome() {
        if (home != null) {
            return home.toAbsolutePath().normalize();
        }
        String environment = System.getenv("NIGHTJAR_HOME");
        return environment == null || environment.isBlank()
                ? null
                : Path.of(environment).toAbsolutePath().normalize();
    }

    /// The database of a command that names no project file and only reads, which takes no right to write.
    public Workspace look() {
        return Workspace.look(nearestHome(), database(), InstantSource.system(), this::note);
    }

    /// The database of a command that names no project file and changes something.
    public Workspace open() {
        return Workspace.open(nearestHome(), database(), InstantSource.system(), this::note);
    }

    /// A word on the side, which `--quiet` keeps back.
    public void note(String text) {
        if (!quiet) {
            new Screen().note(text);
        }
    }

    /// The file of the embedded database of a home, if it is one.
    public List<Path> databaseFiles(Path of) {
        return DatabaseSettings.of(of, database(), null, null).embedded().stream().toList();
    }

    public @Nullable String database() {
        return db != null ? db : System.getenv("NIGHTJAR_DB");
    }
}
