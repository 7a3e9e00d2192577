package nightjar.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nightjar.durable.Json;
import nightjar.workspace.AnotherJava;
import nightjar.workspace.Outcome;
import nightjar.workspace.RunRequest;

/// Pilots as a Java of their own, with the options of this one, that runs `nightjar pilots`.
final class SampleRunProcess {

    /// What of this Java's options makes a difference to what a run takes. A recording or an agent is not to be had twice.
    private static final List<String> OPTIONS =
            List.of(
                    "-Xm",
                    "-Xss",
                    "-XX:",
                    "--enable-native-access",
                    "--sun-misc",
                    "-Dnightjar.",
                    "-Dorg.sqlite.");

    private static final Pattern YOUNG = Pattern.compile("-XX:MaxNewSize=(\\d{1,6})m");

    /// MB; it grows as it is needed.
    private static final int OLD_AT_FIRST = 64;

    private static final List<String> NOT =
            List.of("-XX:AOTCacheOutput", "-XX:StartFlightRecording");

    /// Pilots have a home and a database of their own.
    private static final List<String> ELSEWHERE =
            List.of("NIGHTJAR_DB", "NIGHTJAR_DB_USER", "NIGHTJAR_DB_PASSWORD", "NIGHTJAR_HOME");

    private SampleRunProcess() {}

    /// @param folder with the homes of the pilots
    /// @param orders in the order in which they are flown
    /// @throws SampleRunFailed if one does not come to its end
    static void run(Path folder, List<SampleRunOrder> orders, RunRequest request) {
        try {
            Files.writeString(folder.resolve(SampleRunOrder.FILE), Json.write(orders));
            Process process = start(folder, request);
            process.getOutputStream().close();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exitCode = process.waitFor();
            if (exitCode != Outcome.DONE.exitCode()) {
                throw new SampleRunFailed(outcome(exitCode), said.strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Pilots cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// What a signal ended counts as stopped.
    private static Outcome outcome(int exitCode) {
        return Arrays.stream(Outcome.values())
                .filter(one -> one.exitCode() == exitCode)
                .findFirst()
                .orElse(Outcome.STOPPED);
    }

    private static Process start(Path folder, RunRequest request) throws IOException {
        List<String> words =
                List.of(
                        "pilots",
                        "--quiet",
                        "--date",
                        request.date().toString(),
                        "--home",
                        folder.toString(),
                        "--",
                        request.file().path().toString());
        List<String> options = options(AnotherJava.ofThisJava(), Runtime.getRuntime().maxMemory());
        return new AnotherJava(options, words)
                .start(environment -> environment.keySet().removeAll(ELSEWHERE));
    }

    /// The options of this Java that matter. Where they bound the young memory, it is touched whole from the beginning, as any run of some
    /// size has touched it: else the memory of a pilot would grow with the rows until it is full, and no further then.
    ///
    /// @param heap bytes that Java's heap may have at most
    static List<String> options(List<String> ofThisJava, long heap) {
        List<String> options =
                ofThisJava.stream()
                        .filter(option -> startsWithOneOf(OPTIONS, option))
                        .filter(option -> !startsWithOneOf(NOT, option))
                        .collect(Collectors.toCollection(ArrayList::new));
        boolean sized = options.stream().anyMatch(option -> option.startsWith("-Xms"));
        for (String option : ofThisJava) {
            Matcher young = YOUNG.matcher(option);
            if (young.matches() && !sized) {
                long megabytes = Long.parseLong(young.group(1));
                if (2 * megabytes << 20 <= heap) {
                    options.add("-XX:NewSize=%sm".formatted(megabytes));
                    options.add("-Xms%sm".formatted(megabytes + OLD_AT_FIRST));
                    options.add("-XX:+AlwaysPreTouch");
                }
            }
        }
        return options;
    }

    private static boolean startsWithOneOf(List<String> beginnings, String option) {
        return beginnings.stream().anyMatch(option::startsWith);
    }
}
