package nightjar.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nightjar.database.Database;
import nightjar.database.RunKey;
import nightjar.durable.Fingerprint;
import nightjar.ledger.view.RunHistory;
import nightjar.ledger.view.RunView;
import nightjar.ledger.view.StepView;
import nightjar.registry.ChampionChange;
import nightjar.registry.ModelVersion;
import nightjar.registry.Registry;

/// Everything a complete run leaves behind but times and attempts: what must be the same after any number of crashes.
///
/// @param all what it is, such as `file out/scores.csv` or `step clean`, to what was found; files stand for themselves with their SHA-256
/// @param leftovers what a complete run must not leave: files written aside, fits that were kept for a restart
public record Traces(Map<String, String> all, List<String> leftovers) {

    public Traces {
        all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
        leftovers = List.copyOf(leftovers);
    }

    /// @param run a run in the workshop's own home
    public static Traces of(Workshop workshop, String run) {
        RunKey key = RunKey.parse(run).orElseThrow();
        Map<String, String> all = new LinkedHashMap<>();
        Path folder = workshop.home().resolve("runs").resolve(run);
        try (Database database = Database.open(workshop.settings())) {
            add(
                    all,
                    new RunHistory(database, InstantSource.system())
                            .show(key)
                            .orElseThrow(() -> new AssertionError("There is no run " + run)));
            add(all, new Registry(database, workshop.path("looked")), key.project());
        }
        addFiles(all, workshop, folder);
        addFiles(all, workshop, workshop.path("out"));
        return new Traces(all, leftovers(workshop, folder));
    }

    /// What is there and what is not the same, one line each; empty if all is.
    public List<String> differencesFrom(Traces undisturbed) {
        List<String> differences = new ArrayList<>();
        Set<String> names = new TreeSet<>(all.keySet());
        names.addAll(undisturbed.all.keySet());
        for (String name : names) {
            String found = all.getOrDefault(name, "nothing");
            String expected = undisturbed.all.getOrDefault(name, "nothing");
            if (!found.equals(expected)) {
                differences.add("%s: %s, undisturbed %s".formatted(name, found, expected));
            }
        }
        leftovers.forEach(file -> differences.add(file + ": left behind"));
        return differences;
    }

    private static void add(Map<String, String> all, RunView run) {
        all.put("status", run.status().name());
        for (StepView step : run.steps()) {
            all.put(
                    "step " + step.name(),
                    "%s, read %d, written %d, rejected %d"
                            .formatted(
                                    step.status(), step.read(), step.written(), step.rejected()));
        }
        int number = 0;
        for (RunView.Value value : run.measurements()) {
            all.put("measurement %03d".formatted(number++), value.toString());
        }
        all.put("verdict", String.valueOf(run.verdict()));
        all.put("model", String.valueOf(run.model()));
        run.outputs().forEach(output -> all.put("output " + output.path(), output.toString()));
    }

    private static void add(Map<String, String> all, Registry registry, String project) {
        for (ModelVersion version : registry.versions(project)) {
            String name = "version " + version.version();
            all.put(
                    name,
                    "%s by %s, %s, %s"
                            .formatted(
                                    version.fingerprint(),
                                    version.run(),
                                    version.algorithm(),
                                    version.decision()));
            registry.files(version)
                    .forEach(
                            (file, bytes) ->
                                    all.put(name + " " + file, Fingerprint.of(bytes).toString()));
        }
        for (ChampionChange succession : registry.successions(project, java.time.Instant.EPOCH)) {
            all.put(
                    "champion " + succession.number(),
                    "version %d by %s %s, %s, %s"
                            .formatted(
                                    succession.version(),
                                    succession.change(),
                                    succession.decision(),
                                    succession.by(),
                                    succession.reason()));
        }
    }

    private static void addFiles(Map<String, String> all, Workshop workshop, Path folder) {
        for (Path file : files(folder)) {
            all.put(
                    "file " + workshop.path("").relativize(file),
                    Fingerprint.of(bytes(file)).toString());
        }
    }

    private static List<String> leftovers(Workshop workshop, Path run) {
        return Stream.concat(
                        files(workshop.path("")).stream()
                                .filter(
                                        file ->
                                                file.getFileName()
                                                        .toString()
                                                        .matches("\\..*\\.tmp")),
                        files(run.resolve("fits")).stream())
                .map(file -> workshop.path("").relativize(file).toString())
                .toList();
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
