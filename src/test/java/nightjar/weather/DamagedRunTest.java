package nightjar.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody tampered with what a run keeps for its restart.
class DamagedRunTest {

    @TempDir Path folder;
    private Workshop workshop;

    @BeforeEach
    void openWorkshop() {
        workshop = Penguins.quickWorkshop(folder);
    }

    @Test
    @Tag("slow")
    void aFileOfAStepIsCut() {
        Penguins.haltAt(workshop, "train/STEP_BEGUN/1");
        String plan = ".nightjar/runs/" + Penguins.TRAIN + "/plan.json";
        workshop.write(plan, workshop.text(plan).substring(0, 100));

        requireRefusal("plan.json is not what was written there");
    }

    @Test
    @Tag("crash")
    void aPartInTheMiddleIsMissing() throws IOException {
        Penguins.haltAt(workshop, "features/STEP_BEGUN/1");
        Files.delete(
                workshop.path(
                        ".nightjar/runs/" + Penguins.TRAIN + "/clean/part-00001.training.parquet"));

        requireRefusal("part-00001.training.parquet is missing; ");
    }

    @Test
    @Tag("crash")
    void theRequestIsMissing() throws IOException {
        Penguins.haltAt(workshop, "features/STEP_BEGUN/1");
        Files.delete(workshop.path(".nightjar/runs/" + Penguins.TRAIN + "/request.json"));

        requireRefusal("request.json is missing; ");
    }

    @Test
    @Tag("crash")
    void theStateOfAPassIsMissing() throws SQLException {
        Penguins.haltAt(workshop, "clean/ROWS_WRITTEN/3");
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + workshop.path(".nightjar/nightjar.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM snapshot WHERE step = 'clean'");
        }

        requireRefusal(
                "The state of step clean after its 2 committed units is missing in the database.");
    }

    private void requireRefusal(String reason) {
        Said restarted = Penguins.restart(workshop, Penguins.TRAIN);

        assertThat(restarted.exit()).isEqualTo(1);
        assertThat(restarted.err())
                .contains(
                        Penguins.TRAIN + " cannot go on: ",
                        reason,
                        "begin a new run of that date with `nightjar train … --again`")
                .doesNotContain("\tat ");
        assertThat(
                        workshop.say(
                                        "train",
                                        "jobs/penguins.yaml",
                                        "--date",
                                        "2026-11-22",
                                        "--again",
                                        "-q")
                                .exit())
                .isZero();
    }
}
