package nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nightjar.durable.Json;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The `nightjar` command as a user has it: the launcher, the jar, real processes.
class LauncherIT {

    private static final Path ROOT = Path.of("").toAbsolutePath();

    @TempDir Path workspace;

    private record Said(int exit, String out, String err) {}

    /// A collector of somebody's own, and something that listens: a second Java with these options could not begin.
    private static final String MONITORED =
            "-XX:+UseG1GC -Dcom.sun.management.jmxremote.port=39411"
                    + " -Dcom.sun.management.jmxremote.host=127.0.0.1"
                    + " -Dcom.sun.management.jmxremote.authenticate=false"
                    + " -Dcom.sun.management.jmxremote.ssl=false";

    private Process start(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("nightjar").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().remove("NIGHTJAR_HOME");
        builder.environment().remove("NIGHTJAR_DB");
        if (List.of(arguments).contains("--json")) {
            builder.environment().put("JAVA_TOOL_OPTIONS", MONITORED);
        }
        return builder.start();
    }

    private Said say(Path folder, String... arguments) throws IOException, InterruptedException {
        Process process = start(folder, arguments);
        Path err = Files.createTempFile(workspace, "err", "");
        Thread errors =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try (InputStream in = process.getErrorStream()) {
                                        Files.write(err, in.readAllBytes());
                                    } catch (IOException e) {
                                        throw new java.io.UncheckedIOException(e);
                                    }
                                });
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        errors.join();
        return new Said(process.exitValue(), out, Files.readString(err));
    }

    private void penguins() throws IOException {
        Files.createDirectories(workspace.resolve("jobs"));
        Files.createDirectories(workspace.resolve("data"));
        Files.copy(ROOT.resolve("data/penguins.csv"), workspace.resolve("data/penguins.csv"));
        Files.copy(ROOT.resolve("jobs/penguins.yaml"), workspace.resolve("jobs/penguins.yaml"));
    }

    @Test
    void answersFromAnyFolderAndPassesExitCodesThrough() throws Exception {
        assertThat(say(workspace, "--version").out()).startsWith("nightjar ");
        assertThat(say(workspace, "--help").out()).contains("train").containsPattern("130 +Ctrl-C");
        assertThat(say(workspace, "nonsense").exit()).isEqualTo(2);
        assertThat(say(workspace, "train", "absent.yaml").exit()).isEqualTo(2);
    }

    /// Heaps without room for the cache or for our bounds, other collectors, an archive of classes: from wherever Java takes options.
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    NIGHTJAR_JAVA_OPTS, -Xmx64m
                    NIGHTJAR_JAVA_OPTS, -Xmx200m -XX:MaxNewSize=300m
                    NIGHTJAR_JAVA_OPTS, -XX:+UseShenandoahGC
                    JAVA_TOOL_OPTIONS,  -Xmx180m
                    JAVA_TOOL_OPTIONS,  -XX:+UseZGC
                    JDK_JAVA_OPTIONS,   -XX:+UseSerialGC
                    JDK_JAVA_OPTIONS,   @collector
                    JAVA_TOOL_OPTIONS,  -Xshare:off
                    """)
    void startsWhateverJavaIsAskedFor(String variable, String options) throws Exception {
        Files.writeString(workspace.resolve("collector"), "-XX:+UseG1GC");
        ProcessBuilder builder =
                new ProcessBuilder(ROOT.resolve("nightjar").toString(), "train", "absent.yaml")
                        .directory(workspace.toFile())
                        .redirectErrorStream(true);
        builder.environment().put(variable, options);

        Process process = builder.start();

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(2);
        assertThat(said).contains("absent.yaml");
    }

    /// cron has neither LANG nor LC_ALL; the name is written by the shell, whatever the locale of these tests is.
    @Test
    void worksFromCronInAFolderThatIsNotCalledInAscii() throws Exception {
        penguins();
        Process process =
                new ProcessBuilder(
                                "sh",
                                "-c",
                                """
                                folder=$(printf 'R\\303\\251sum\\303\\251') && mkdir "$folder" && mv jobs data "$folder" && cd "$folder" &&
                                mv data/penguins.csv "data/$folder.csv" && sed -i "s/penguins.csv/$folder.csv/" jobs/penguins.yaml &&
                                exec env -i PATH="$PATH" HOME="$HOME" "$0" explore jobs/penguins.yaml -q
                                """,
                                ROOT.resolve("nightjar").toString())
                        .directory(workspace.toFile())
                        .redirectErrorStream(true)
                        .start();

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("344 rows");
    }

    @Test
    void trainsAndScoresWithNothingButJsonOnStandardOutput() throws Exception {
        penguins();

        Said trained =
                say(workspace, "train", "jobs/penguins.yaml", "--date", "2026-11-22", "--json");
        Said scored =
                say(
                        workspace.resolve("data"),
                        "score",
                        "../jobs/penguins.yaml",
                        "--date",
                        "2026-11-22",
                        "--input",
                        "penguins.csv",
                        "--output",
                        "scores.csv",
                        "--json");
        Said runs = say(workspace.resolve("data"), "runs", "--json");

        assertThat(trained.exit()).as(trained.err()).isZero();
        JsonNode run = Json.mapper().readTree(trained.out());
        assertThat(run.path("verdict").path("decision").asString("")).isEqualTo("PROMOTE");
        assertThat(scored.exit()).as(scored.err()).isZero();
        assertThat(Files.readAllLines(workspace.resolve("data/scores.csv"))).hasSize(345);
        assertThat(
                        Json.mapper()
                                .readTree(runs.out())
                                .valueStream()
                                .map(one -> one.path("run").asString("")))
                .containsExactlyInAnyOrder(
                        "penguins.train.2026-11-22", "penguins.score.2026-11-22@penguins");
    }

    @Test
    void ctrlCStopsAtASafePointAndRestartGoesOn() throws Exception {
        penguins();
        Path job = workspace.resolve("jobs/penguins.yaml");
        Files.writeString(
                job,
                Files.readString(job)
                        .replace("trials: 9", "trials: 300")
                        .replace("    logistic: {lambda: 0.001..1 log}\n", ""));
        Process process =
                start(workspace, "train", "jobs/penguins.yaml", "--date", "2026-11-22", "-q");
        Path trials = workspace.resolve(".nightjar/runs/penguins.train.2026-11-22/trials");
        while (!Files.exists(trials.resolve("trial-0002.json"))) {
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(20);
        }

        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

        assertThat(process.waitFor(40, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(say(workspace, "runs").out()).contains("STOPPED");
        Files.writeString(job, Files.readString(job) + "\n# changed\n");
        Said refused = say(workspace, "restart", "penguins.train.2026-11-22");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("the project file changed");
        assertThat(say(workspace, "abandon", "penguins.train.2026-11-22").exit()).isZero();
        assertThat(say(workspace, "runs").out()).contains("ABANDONED");
    }

    /// The launcher and the extracted jar, without sources and without a cache.
    private Path installed() throws IOException, InterruptedException {
        assertThat(say(workspace, "--version").exit()).isZero(); // builds what is to be installed
        Path app = workspace.resolve("opt/target/app");
        try (Stream<Path> files = Files.walk(ROOT.resolve("target/app"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = ROOT.resolve("target/app").relativize(file).toString();
                if (!name.endsWith(".aot")) {
                    Files.createDirectories(app.resolve(name).getParent());
                    Files.copy(file, app.resolve(name));
                }
            }
        }
        return Files.copy(ROOT.resolve("nightjar"), workspace.resolve("opt/nightjar"));
    }

    private static List<Path> caches(Path launcher) throws IOException {
        try (Stream<Path> files = Files.list(launcher.resolveSibling("target/app"))) {
            return files.filter(file -> file.toString().endsWith(".aot")).toList();
        }
    }

    private Said ask(Path launcher) throws IOException, InterruptedException {
        Path loaded = workspace.resolve("loaded.txt");
        ProcessBuilder builder =
                new ProcessBuilder(
                                launcher.toString(),
                                "runs",
                                "--home",
                                workspace.resolve("home").toString())
                        .redirectError(workspace.resolve("asked.txt").toFile());
        builder.environment()
                .put("NIGHTJAR_JAVA_OPTS", "-Xlog:class+load:file=" + loaded + ":none");
        Process process = builder.start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("Nothing ran yet in %s.\n".formatted(workspace.resolve("home")));
        return new Said(
                process.waitFor(),
                Files.readString(loaded),
                Files.readString(workspace.resolve("asked.txt")));
    }

    /// Where Java keeps objects, without which it would not start.
    private static void damageNearTheEnd(Path cache) throws IOException {
        try (FileChannel channel = FileChannel.open(cache, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[1000]), channel.size() - 500_000);
        }
    }

    private static final String FROM_CACHE =
            "nightjar.cli.CommandLineTool source: shared objects file";

    @Test
    @Tag("slow")
    void keepsACacheForAFastStartWhichNeverStandsInTheWay() throws Exception {
        Path launcher = installed();
        Path jar = launcher.resolveSibling("target/app/nightjar.jar");

        assertThat(ask(launcher).err()).contains("preparing a fast start");
        Path cache = caches(launcher).getFirst();
        assertThat(Files.getLastModifiedTime(cache)).isEqualTo(Files.getLastModifiedTime(jar));
        Said second = ask(launcher);
        assertThat(second.err()).isEmpty();
        assertThat(second.out()).contains(FROM_CACHE);

        damageNearTheEnd(cache);
        Files.setLastModifiedTime(cache, Files.getLastModifiedTime(jar));
        Said corrupt = ask(launcher);
        assertThat(corrupt).returns(0, Said::exit).returns("", Said::err);
        assertThat(corrupt.out()).doesNotContain(FROM_CACHE);

        Files.setLastModifiedTime(
                jar, FileTime.from(Files.getLastModifiedTime(jar).toInstant().plusSeconds(60)));
        assertThat(ask(launcher).err()).contains("preparing a fast start");
        assertThat(ask(launcher).out()).contains(FROM_CACHE);

        Files.delete(cache);
        Path lock = jar.resolveSibling(".cache.lock");
        Files.delete(lock);
        Files.createDirectory(lock);
        Said unwritable = ask(launcher);
        assertThat(unwritable).returns(0, Said::exit).returns("", Said::err);
        assertThat(caches(launcher)).isEmpty();
    }
}
