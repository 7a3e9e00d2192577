package nightjar.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nightjar.ledger.DatabaseSettings;
import nightjar.registry.CleanRoom;
import nightjar.registry.VersionUnsound;

/// The clean room as a Java of its own that runs `nightjar verify`: it gets the address of the database and nothing else of this process.
///
/// @param settings of the database; secrets go by the environment, since other users see the arguments of a process
record VersionProcess(Path home, DatabaseSettings settings) implements CleanRoom {

    /// What of this Java's options makes the other one start fast and changes nothing else.
    private static final List<String> FOR_THE_START =
            List.of(
                    "-XX:AOTCache=",
                    "-XX:+VerifySharedSpaces",
                    "-Dorg.sqlite.lib.",
                    "-Dnightjar.xgboost=");

    private static final String MAIN = "nightjar.Nightjar";

    /// It takes a second or two; a minute is a machine that is nearly dead.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// @throws IllegalStateException if there is no answer
    @Override
    public void prove(String project, int version) {
        Ended ended = ended(project, version);
        if (ended.exitCode() != Outcome.DONE.exitCode()) {
            // Ctrl-C on a terminal that reaches it too, or a database that was locked for a moment,
            // is no word on the version.
            ended = ended(project, version);
        }
        if (ended.exitCode() == Outcome.FAILED.exitCode()) {
            throw new VersionUnsound(ended.said());
        }
        if (ended.exitCode() != Outcome.DONE.exitCode()) {
            throw new IllegalStateException(
                    "The process that checks version %s of %s ended with exit code %s and without an answer. It said: %s"
                            .formatted(version, project, ended.exitCode(), ended.said()));
        }
    }

    /// @param said on standard output and standard error together
    private record Ended(int exitCode, String said) {}

    private Ended ended(String project, int version) {
        try {
            Process process = start(project, version);
            process.getOutputStream().close();
            process.onExit()
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .exceptionally(_ -> process.destroyForcibly());
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), said.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "No process can be started to check version %s of %s: %s"
                            .formatted(version, project, e.getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Process start(String project, int version) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:+UseSerialGC");
        command.add("-Xlog:disable");
        command.add("-Xlog:all=error:stderr");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (FOR_THE_START.stream().anyMatch(option::startsWith)) {
                command.add(option);
            }
        }
        command.addAll(program());
        command.addAll(List.of("verify", project, Integer.toString(version), "--quiet"));
        command.addAll(List.of("--home", home.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(settings.environment());
        return builder.start();
    }

    /// This program as it was started: by its jar, or from class files.
    static List<String> program() {
        String classPath = System.getProperty("java.class.path");
        return classPath.endsWith(".jar") && !classPath.contains(java.io.File.pathSeparator)
                ? List.of("-jar", classPath)
                : List.of("-cp", classPath, MAIN);
    }
}
