package nightjar.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nightjar.database.DatabaseSettings;
import nightjar.registry.Verifier;
import nightjar.registry.VersionUnsound;

/// The clean room as a Java of its own that runs `nightjar verify`: it gets the address of the database and nothing else of this process.
///
/// @param settings of the database; secrets go by the environment, since other users see the arguments of a process
record VerifierProcess(Path home, DatabaseSettings settings) implements Verifier {

    private static final List<String> OPTIONS =
            List.of(
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xlog:disable",
                    "-Xlog:all=error:stderr",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    /// What of this Java's options makes the other one start fast, keeps it as small, or lets it reach the same database.
    private static final List<String> HANDED_ON =
            List.of(
                    "-XX:AOTCache=",
                    "-Xmx",
                    "-XX:MaxRAM",
                    "-Djava.io.tmpdir=",
                    "-Djava.net.",
                    "-Djava.security.",
                    "-Djavax.net.",
                    "-Djdk.tls.");

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
        List<String> words =
                List.of(
                        "verify",
                        "--quiet",
                        "--home",
                        home.toString(),
                        "--",
                        project,
                        Integer.toString(version));
        return new AnotherJava(options(AnotherJava.ofThisJava()), words)
                .start(environment -> environment.putAll(settings.environment()));
    }

    /// What of this Java's options goes for the other one, behind its own.
    static List<String> options(List<String> ofThisJava) {
        return Stream.concat(
                        OPTIONS.stream(),
                        ofThisJava.stream()
                                .filter(option -> HANDED_ON.stream().anyMatch(option::startsWith)))
                .toList();
    }
}
