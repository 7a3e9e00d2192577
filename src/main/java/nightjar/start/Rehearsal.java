package nightjar.start;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nightjar.workspace.AnotherJava;

/// A small night in a folder of its own. A JVM that watches it writes down, when it ends, the classes a training and a scoring run need, loaded and linked.
///
/// @param folder where it takes place
public record Rehearsal(Path folder) {

    private static final int ROWS = 300;

    /// Without profiles, which would set the C2 compiler to work before a short run is over. Access to modules must be the same when the cache is made and
    /// when it is used.
    private static final List<String> OPTIONS =
            List.of(
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:-AOTRecordTraining");

    private static final String PROJECT =
            """
            project: rehearsal
            goal: {statement: Rehearse, owner: nightjar, decision: none}
            suitability: {rule: "plan == 'b' && size > 40"}
            data:
              source: {csv: rows.csv}
              key: id
              label: {column: label, positive: "yes"}
              columns:
                id: {type: text, required: true, unique: true}
                size: {type: number, min: 0}
                weight: {type: number}
                plan: {type: category, values: [a, b, c]}
                label: {type: category, values: ["yes", "no"]}
            clean: [{trim: all}, {missing: ["", NA]}, {duplicates: {by: key, keep: last}}]
            features: [{ratio: {name: share, of: [size, weight]}}]
            train:
              holdout: {fraction: 0.3, seed: 1}
              metric: auc
              trials: 3
              candidates: {logistic: {lambda: 0.1}, random-forest: {trees: 4, max_depth: 2}, gradient-boosting: {rounds: 4, max_depth: 2}}
            gate: [{metric: auc, min: 0.5}]
            score: {source: {csv: rows.csv}, output: {csv: scores.csv}}
            """;

    /// Has another Java rehearse in this folder, and write its cache.
    ///
    /// @return its exit code; if it is 0 the cache is there, whole and synced
    public int record(Path cache) throws IOException, InterruptedException {
        Files.deleteIfExists(cache);
        List<String> options =
                Stream.concat(OPTIONS.stream(), Stream.of("-XX:AOTCacheOutput=" + cache)).toList();
        Process java =
                new AnotherJava(options, List.of("rehearse", folder.toString()))
                        .start(
                                environment ->
                                        environment
                                                .keySet()
                                                .removeAll(
                                                        List.of("NIGHTJAR_DB", "NIGHTJAR_HOME")));
        java.getOutputStream().close();
        java.getInputStream().transferTo(System.out);
        int exitCode = java.waitFor();
        if (exitCode == 0) {
            try (FileChannel channel = FileChannel.open(cache, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
        return exitCode;
    }

    /// Writes project and rows down.
    ///
    /// @return what `train` and `score` are called with
    public List<String> prepare() throws IOException {
        Path jobs = Files.createDirectories(folder.resolve("jobs"));
        Path project = jobs.resolve("rehearsal.yaml");
        Files.writeString(project, PROJECT);
        Files.writeString(folder.resolve("rows.csv"), rows());
        return List.of(
                project.toString(), "--date", "2026-01-01", "--home", folder + "/home", "--quiet");
    }

    private static String rows() {
        return IntStream.range(0, ROWS)
                .mapToObj(
                        i ->
                                String.format(
                                        Locale.ROOT,
                                        "r%d,%d,%d.5,%s%n",
                                        i,
                                        i * 37 % 101,
                                        i * 53 % 97 + 1,
                                        planAndLabel(i)))
                .collect(Collectors.joining("", "id,size,weight,plan,label\n", ""));
    }

    private static String planAndLabel(int row) {
        return switch (row % 7) {
            case 0, 3 -> "b,yes";
            case 1 -> "a,yes";
            case 2 -> ",no";
            default -> "c,no";
        };
    }
}
