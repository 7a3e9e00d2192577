package nightjar.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nightjar.durable.Fingerprint;
import org.jspecify.annotations.Nullable;

/// Where a model comes from: enough to fit it again and to tell whether that was the same.
///
/// @param project fingerprint of the project file
/// @param inputs per input file its fingerprint, by path as the project file names it
/// @param seed of hold-out, folds and trials
/// @param libraries versions by name of what reads, measures, fits and predicts
/// @param commit of the git repository the workspace lies in; null: in none, or with none yet
/// @param nightjar the [Build] that made it; null: that was not kept yet
public record Provenance(
        String run,
        Fingerprint project,
        Map<String, Fingerprint> inputs,
        long seed,
        Map<String, String> libraries,
        String java,
        String system,
        @Nullable String commit,
        @Nullable String nightjar) {

    /// Said of what an older Nightjar did not keep.
    public static final String NOT_RECORDED = "not recorded";

    /// The file of a version that it is kept in.
    public static final String FILE = "provenance.json";

    public Provenance {
        inputs = sorted(inputs);
        libraries = sorted(libraries);
    }

    /// Map.copyOf has another order in every process, and then the card of a model had other bytes.
    private static <T> Map<String, T> sorted(Map<String, T> map) {
        SortedMap<String, T> sorted = new TreeMap<>(map);
        return Collections.unmodifiableMap(sorted);
    }

    /// Of a run, made by this program in this process.
    ///
    /// @param workspace whose commit counts
    public static Provenance here(
            String run,
            Fingerprint project,
            Map<String, Fingerprint> inputs,
            long seed,
            Path workspace) {
        return new Provenance(
                run,
                project,
                inputs,
                seed,
                Library.versions(),
                javaVersion(),
                systemVersion(),
                commitAround(workspace).orElse(null),
                Build.present().toString());
    }

    /// What the program consists of, by name, for comparing two.
    public SortedMap<String, String> program() {
        SortedMap<String, String> program = new TreeMap<>(libraries);
        program.put("java", java);
        program.put("system", system);
        program.put("nightjar", nightjar == null ? NOT_RECORDED : nightjar);
        return program;
    }

    /// The Java and operating system of this process.
    private static String javaVersion() {
        return System.getProperty("java.vm.vendor") + " " + Runtime.version();
    }

    private static String systemVersion() {
        return System.getProperty("os.name")
                + " "
                + System.getProperty("os.version")
                + " "
                + System.getProperty("os.arch");
    }

    /// The commit checked out in the git repository around `folder`, read from its files; git itself is not needed.
    public static Optional<String> commitAround(Path folder) {
        for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
            Path git = at.resolve(".git");
            if (Files.isDirectory(git)) {
                return head(git);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> head(Path git) {
        try {
            String head = Files.readString(git.resolve("HEAD")).strip();
            if (!head.startsWith("ref: ")) {
                return Optional.of(head);
            }
            String reference = head.substring("ref: ".length());
            Path loose = git.resolve(reference);
            return Files.exists(loose)
                    ? Optional.of(Files.readString(loose).strip())
                    : packed(git, reference);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> packed(Path git, String reference) throws IOException {
        Path packed = git.resolve("packed-refs");
        if (!Files.exists(packed)) {
            return Optional.empty();
        }
        return Files.readAllLines(packed).stream()
                .filter(line -> line.endsWith(" " + reference))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .findFirst();
    }
}
