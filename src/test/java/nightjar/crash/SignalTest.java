package nightjar.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import nightjar.durable.CrashPoint;
import nightjar.testing.NightProcess;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a process ends with that is sent a signal in the middle of its run.
@Tag("slow")
class SignalTest {

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"TERM, 4", "HUP, 4", "INT, 130"})
    void theRunComesToRestAndTheExitCodeSaysSo(String signal, int exitCode) {
        Workshop workshop = Night.workshop(folder);
        LongRun.write(workshop, LongRun.BOOSTING);
        LongRun run = new LongRun("2026-01-01");
        PassageLog log = new PassageLog(workshop.path("passages"));
        NightProcess process =
                workshop.startWith(
                        List.of(log.option()),
                        "train",
                        "jobs/long.yaml",
                        "--date",
                        run.date(),
                        "--json");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> log.count("train", CrashPoint.STEP_ENDING) > 0);

        process.signal(signal);
        Said said = process.end();

        assertThat(said.exit()).as(said.err()).isEqualTo(exitCode);
        assertThat(said.err())
                .contains("Stopping " + run.run() + " at its next safe point", "`nightjar restart ")
                .doesNotContain("Exception");
        assertThat(workshop.say("show", run.run(), "--json").json().path("status").asString(""))
                .isEqualTo("STOPPED");
        if (exitCode == 4) {
            assertThat(said.json().path("status").asString("")).isEqualTo("STOPPED");
        }
    }
}
