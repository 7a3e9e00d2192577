package nightjar.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nightjar.ledger.Json;

/// A pilot as a Java of its own, with the options of this one, that runs `nightjar pilot`.
final class PilotProcess {

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

    private static final List<String> NOT =
            List.of("-XX:AOTCacheOutput", "-XX:StartFlightRecording");

    private PilotProcess() {}

    /// @param home of the pilot, there already
    /// @throws PilotFailed if it does not come to its end
    static void run(Path home, PilotOrder order, RunRequest request) {
        try {
            Files.writeString(home.resolve(PilotOrder.FILE), Json.write(order));
            Process process = start(home, request);
            process.getOutputStream().close();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exitCode = process.waitFor();
            if (exitCode != Outcome.DONE.exitCode()) {
                throw new PilotFailed(outcome(exitCode), said.strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A pilot cannot be started: " + e.getMessage(), e);
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

    private static Process start(Path home, RunRequest request) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options(ManagementFactory.getRuntimeMXBean().getInputArguments()));
        command.addAll(VersionProcess.program());
        command.addAll(List.of("pilot", request.file().path().toString(), "--quiet"));
        command.addAll(List.of("--date", request.date().toString(), "--home", home.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeAll(
                        List.of(
                                "NIGHTJAR_DB",
                                "NIGHTJAR_DB_USER",
                                "NIGHTJAR_DB_PASSWORD",
                                "NIGHTJAR_HOME"));
        return builder.start();
    }

    static List<String> options(List<String> ofThisJava) {
        return ofThisJava.stream()
                .filter(option -> startsWithOneOf(OPTIONS, option))
                .filter(option -> !startsWithOneOf(NOT, option))
                .toList();
    }

    private static boolean startsWithOneOf(List<String> beginnings, String option) {
        return beginnings.stream().anyMatch(option::startsWith);
    }
}
