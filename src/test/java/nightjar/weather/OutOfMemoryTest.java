package nightjar.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutOfMemoryTest {

    private static final int ROWS = 30_000;

    @TempDir Path folder;

    @Test
    @Tag("crash")
    void aRunThatHadTooLittleGoesOnWithMore() {
        Workshop workshop =
                new Workshop(folder)
                        .write("data/notes.csv", notes())
                        .write(
                                "jobs/notes.yaml",
                                """
                                project: notes
                                data:
                                  source: {csv: data/notes.csv}
                                  key: id
                                  label: {column: y, positive: "1"}
                                  columns:
                                    id: {type: number}
                                    note: {type: text}
                                    x: {type: number}
                                    y: {type: category}
                                train:
                                  holdout: {fraction: 0.25, seed: 7}
                                  metric: auc
                                  trials: 1
                                  candidates: {logistic: {lambda: 0.1}}
                                gate: [{metric: auc, min: 0.5}]
                                """);

        Said failed =
                workshop.startWith(
                                List.of("-Xmx32m", "-Dnightjar.batch.rows=4096"),
                                "train",
                                "jobs/notes.yaml",
                                "--date",
                                "2026-11-22",
                                "-q")
                        .end();

        assertThat(failed.exit()).as(failed.err()).isEqualTo(1);
        assertThat(failed.err())
                .contains(
                        "notes.train.2026-11-22 ran out of memory; Java may use ",
                        "NIGHTJAR_JAVA_OPTS=-Xmx2g, then `nightjar restart notes.train.2026-11-22`")
                .doesNotContain("\tat ");
        Said restarted =
                workshop.startWith(
                                List.of("-Dnightjar.batch.rows=4096"),
                                "restart",
                                "notes.train.2026-11-22",
                                "-q")
                        .end();
        assertThat(restarted.exit()).as(restarted.err()).isZero();
    }

    private static String notes() {
        return IntStream.range(0, ROWS)
                .mapToObj(
                        row ->
                                "%d,%s,%d,%d"
                                        .formatted(
                                                row,
                                                ("note " + row + " ").repeat(40),
                                                row % 97,
                                                row % 97 > 50 ? 1 : 0))
                .collect(Collectors.joining("\n", "id,note,x,y\n", "\n"));
    }
}
