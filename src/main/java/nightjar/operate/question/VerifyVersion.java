package nightjar.operate.question;

import java.util.Map;
import java.util.TreeMap;
import nightjar.operate.Known;
import nightjar.stage.promote.SelfTestedVersion;
import nightjar.workspace.Workspace;

/// Is a version still what was registered?
public record VerifyVersion(String project, int version) {

    /// What was found sound; the components are the keys.
    public record Sound(
            String project,
            int version,
            String fingerprint,
            Map<String, String> files,
            int canaryRows) {}

    /// Sets the locale of the whole process while it looks.
    ///
    /// @throws nightjar.workspace.RequestRefused if there is no such version
    /// @throws nightjar.registry.VersionUnsound if it is not
    public Sound in(Workspace workspace) {
        SelfTestedVersion sound =
                SelfTestedVersion.loadInEveryLocale(
                        workspace.registry(), new Known(workspace).version(project, version));
        Map<String, String> files = new TreeMap<>();
        sound.version().files().forEach((name, file) -> files.put(name, file.toString()));
        return new Sound(
                sound.version().project(),
                sound.version().version(),
                sound.version().fingerprint(),
                files,
                sound.canary().rows());
    }
}
