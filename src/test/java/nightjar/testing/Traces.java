package nightjar.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nightjar.ledger.Fingerprint;
import tools.jackson.databind.JsonNode;

/// Everything a complete run leaves behind but times and attempts: what must be the same after any number of crashes.
///
/// @param files of the run folder and the workspace's `out/`: path to SHA-256
/// @param steps name, status and row counters
/// @param measurements in their order
/// @param rest verdict, model and outputs
public record Traces(
        Map<String, String> files, List<String> steps, List<String> measurements, String rest) {

    /// @param run a complete run in the workshop's own home
    public static Traces of(Workshop workshop, String run) {
        NightProcess.Said said = workshop.say("show", run, "--json");
        if (said.exit() != 0) {
            throw new AssertionError(said.err());
        }
        JsonNode view = said.json();
        Map<String, String> files = new TreeMap<>();
        add(files, workshop.path(""), workshop.path(".nightjar/runs").resolve(run));
        add(files, workshop.path(""), workshop.path("out"));
        List<String> steps = new ArrayList<>();
        view.path("steps")
                .valueStream()
                .map(
                        step ->
                                "%s %s %s %s %s"
                                        .formatted(
                                                step.path("name").asString(""),
                                                step.path("status").asString(""),
                                                step.path("read"),
                                                step.path("written"),
                                                step.path("rejected")))
                .forEach(steps::add);
        List<String> measurements =
                view.path("measurements").valueStream().map(JsonNode::toString).toList();
        return new Traces(
                files,
                steps,
                measurements,
                view.path("status").asString("")
                        + "\n"
                        + view.path("verdict")
                        + "\n"
                        + view.path("model")
                        + "\n"
                        + view.path("outputs"));
    }

    private static void add(Map<String, String> files, Path root, Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Fingerprint.of(file).sha256());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
