package nightjar.operate.question;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nightjar.database.RunKey;
import nightjar.history.Side;
import nightjar.history.VersionComparison;
import nightjar.ledger.RunRecord;
import nightjar.operate.Known;
import nightjar.registry.ModelVersion;
import nightjar.registry.VersionUnsound;
import nightjar.stage.promote.SelfTestedVersion;
import nightjar.workspace.RequestRefused;
import nightjar.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// What do two versions or runs differ in?
///
/// @param a a version such as `churn:3`, or a run; so is `b`
public record CompareVersions(String a, String b) {

    private static final Pattern VERSION = Pattern.compile("([\\w-]+):(\\d{1,9})");

    /// @param notes hears of a version that cannot be loaded
    /// @throws RequestRefused if one of them is not known
    public VersionComparison in(Workspace workspace, Consumer<String> notes) {
        return VersionComparison.of(
                side(workspace, notes, a),
                side(workspace, notes, b),
                workspace.ledger(),
                workspace.home());
    }

    private static Side side(Workspace workspace, Consumer<String> notes, String name) {
        Matcher version = VERSION.matcher(name);
        if (version.matches()) {
            ModelVersion known =
                    new Known(workspace)
                            .version(version.group(1), Integer.parseInt(version.group(2)));
            RunRecord record =
                    RunKey.parse(known.run())
                            .flatMap(workspace.ledger()::find)
                            .orElseThrow(() -> new RequestRefused(purged(name, known)));
            return new Side(name, record, known, loaded(workspace, notes, known));
        }
        if (RunKey.parse(name).isEmpty()) {
            throw new RequestRefused(
                    "'%s' is neither a version nor a run; expected one such as churn:3 or churn.train.2026-11-22. `nightjar models` and `nightjar runs` list them."
                            .formatted(name));
        }
        RunKey run = new Known(workspace).run(name).key();
        RunRecord record = workspace.ledger().find(run).orElseThrow();
        Integer number = record.model();
        if (number == null) {
            return new Side(name, record, null, null);
        }
        ModelVersion known = new Known(workspace).version(run.project(), number);
        return new Side(name, record, known, loaded(workspace, notes, known));
    }

    /// A version outlives its run, which is what has most of the answers.
    private static String purged(String name, ModelVersion version) {
        return "The run %s, which made %s, is purged, and its project file, inputs and measurements with it: nothing is left to compare. `nightjar %s` shows what is kept."
                .formatted(
                        version.run(),
                        name,
                        version.isPurged()
                                ? "models " + version.project()
                                : "card %s %s".formatted(version.project(), version.version()));
    }

    private static @Nullable SelfTestedVersion loaded(
            Workspace workspace, Consumer<String> notes, ModelVersion version) {
        try {
            return SelfTestedVersion.load(workspace.registry(), version);
        } catch (VersionUnsound unsound) {
            notes.accept(String.valueOf(unsound.getMessage()));
            return null;
        }
    }
}
