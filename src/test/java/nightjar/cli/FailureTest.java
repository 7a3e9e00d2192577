package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import nightjar.cli.log.ErrorLog;
import nightjar.cli.log.Verbosity;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.SmallChurn;
import nightjar.testing.Terminal;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// What an operator reads when something fails, and where the rest is kept.
class FailureTest {

    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-11-22T03:10:00Z"));

    @TempDir Path folder;

    @AfterEach
    void speakAsUsual() {
        Verbosity.USUAL.apply();
    }

    @Test
    void aDamagedDatabaseIsASentenceAndItsTraceIsInTheHome() {
        Workshop shop = SmallChurn.in(folder).write(".nightjar/nightjar.db", "no database\n");

        Said said = Terminal.of(shop).say("runs");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.err())
                .startsWith("Cannot open the database ")
                .doesNotContain("Exception", "\tat ", "WARN", "ERROR", "Hikari");
        assertThat(shop.text(".nightjar/error.log")).contains("nightjar runs\n", "\tat ");
    }

    @Test
    void theTraceIsShownToWhoAsksForIt() {
        Workshop shop = SmallChurn.in(folder).write(".nightjar/nightjar.db", "no database\n");

        Said said = Terminal.of(shop).say("runs", "-v");

        assertThat(said.err()).contains("Cannot open the database ", "\tat nightjar.");
    }

    @Test
    void whatLibrariesLogIsHeardOnlyIfACommandFails() throws IOException {
        Terminal terminal = new Terminal(java.util.List.of());
        assertThat(terminal.say("schema").exit()).isZero();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            LoggerFactory.getLogger("org.library")
                    .error("It broke", new IllegalStateException("a\u001b[31m"));
            LoggerFactory.getLogger("nightjar.test")
                    .warn("found '{}'", "x\nINFO  \u202efine", new IllegalStateException("why"));
        } finally {
            System.setErr(before);
        }

        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("WARN  found 'x\\nINFO  \\u202efine'\n");
        Path log =
                new ErrorLog(folder, CLOCK).keep("runs", new IOException("x"), true).orElseThrow();
        assertThat(Files.readString(log))
                .contains(
                        "== 2026-11-22T03:10:00Z nightjar runs\n",
                        "It broke",
                        "a\\u001b[31m",
                        "IOException: x");
    }

    @Test
    void theLogOfFailuresDoesNotGrowForEver() throws IOException {
        ErrorLog log = new ErrorLog(folder, CLOCK);
        Files.writeString(folder.resolve(ErrorLog.NAME), "x".repeat(1 << 21));

        Path file = log.keep("runs", new IOException("new"), false).orElseThrow();

        assertThat(Files.readString(file)).hasSizeLessThan(1 << 20).contains("new");
    }

    @Test
    void aHomeThatCannotBeWrittenToIsNoReasonToFailDifferently() {
        ErrorLog log = new ErrorLog(folder.resolve("absent"), CLOCK);

        assertThat(log.keep("runs", new IOException("new"), false)).isEmpty();
        assertThat(folder.resolve("absent")).doesNotExist();
    }

    @Test
    void anAnswerThatDoesNotArriveIsAFailure() {
        PrintStream before = System.out;
        System.setOut(new PrintStream(new FullDisk(), true, StandardCharsets.UTF_8));
        int exit;
        try {
            exit = CommandLineTool.run("schema");
        } finally {
            System.setOut(before);
        }

        assertThat(exit).isEqualTo(1);
    }

    private static final class FullDisk extends OutputStream {

        @Override
        public void write(int one) throws IOException {
            throw new IOException("No space left on device");
        }
    }

    @Test
    void aNameThatCannotBePartOfARunIsRefused() throws IOException {
        Workshop shop = SmallChurn.in(folder);
        Path forged = Files.createFile(folder.resolve("rows\u001b[2J\n.csv"));
        Path wide = Files.createFile(folder.resolve("w".repeat(200) + ".csv"));

        for (Path input : java.util.List.of(forged, wide)) {
            Said said =
                    Terminal.of(shop)
                            .say(
                                    "score",
                                    shop.path("jobs/churn.yaml").toString(),
                                    "--input",
                                    input.toString());

            assertThat(said.exit()).as(said.err()).isEqualTo(2);
            assertThat(said.err()).startsWith("--input: found a file called '").hasLineCount(1);
        }
    }
}
