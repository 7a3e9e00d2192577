package nightjar.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleRunsTest {

    private static final long GIGABYTE = 1L << 30;

    @Test
    void readASixteenthOfALargeSourceAndAQuarterOfASmallOne() {
        assertThat(SampleRuns.sizes(16_000_000))
                .containsExactly(1_000_000L, 250_000L, 500_000L, 1_000_000L);
        assertThat(SampleRuns.sizes(900_000)).containsExactly(120_000L, 30_000L, 60_000L, 120_000L);
        assertThat(SampleRuns.sizes(40_000)).containsExactly(10_000L, 2_500L, 5_000L, 10_000L);
    }

    @Test
    void readAtLeastWhatTheSmallestNeedsAndNeverMoreThanThereIs() {
        assertThat(SampleRuns.sizes(1_200)).containsExactly(800L, 200L, 400L, 800L);
        assertThat(SampleRuns.sizes(100)).containsExactly(100L, 25L, 50L, 100L);
        assertThat(SampleRuns.sizes(1)).containsExactly(1L, 1L, 1L, 1L);
    }

    @Test
    void takeOverWhatChangesTimeAndMemoryAndNothingThatIsThereOnce() {
        List<String> options =
                SampleRunProcess.options(
                        List.of(
                                "-Xmx2g",
                                "-XX:+UseParallelGC",
                                "-XX:AOTCache=a.aot",
                                "-XX:StartFlightRecording=filename=a.jfr",
                                "-javaagent:agent.jar",
                                "-Dnightjar.terminal=true",
                                "-Dsomebody.else=1"),
                        2 * GIGABYTE);

        assertThat(options)
                .containsExactly(
                        "-Xmx2g",
                        "-XX:+UseParallelGC",
                        "-XX:AOTCache=a.aot",
                        "-Dnightjar.terminal=true");
    }

    @Test
    void touchTheBoundedYoungMemoryFromTheBeginningWhereTheHeapHasRoom() {
        List<String> bounded = List.of("-XX:MaxNewSize=256m");

        assertThat(SampleRunProcess.options(bounded, 2 * GIGABYTE))
                .containsExactly(
                        "-XX:MaxNewSize=256m",
                        "-XX:NewSize=256m",
                        "-Xms320m",
                        "-XX:+AlwaysPreTouch");
        assertThat(SampleRunProcess.options(bounded, GIGABYTE / 4)).isEqualTo(bounded);
        assertThat(SampleRunProcess.options(List.of("-XX:MaxNewSize=256m", "-Xms1g"), 2 * GIGABYTE))
                .containsExactly("-XX:MaxNewSize=256m", "-Xms1g");
    }
}
