package nightjar.operate.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import nightjar.database.Diagnosis;
import nightjar.operate.Outages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

    @TempDir Path folder;

    @Test
    void aNewMachineIsFineAndNothingIsMadeByLooking() {
        Path home = folder.resolve(".nightjar");

        assertThat(diagnosis("database", home, false))
                .isEqualTo(
                        new Diagnosis(
                                "database",
                                true,
                                "there is none yet at %s; the first run makes it. Is the path right?"
                                        .formatted(home.resolve("nightjar.db")),
                                ""));
        assertThat(home).doesNotExist();
    }

    @Test
    void aHomeThatSomebodyNamedAndThatIsNotThereIsDoubtful() {
        Diagnosis found = diagnosis("home", folder.resolve("mistyped"), true);

        assertThat(found.fine()).isFalse();
        assertThat(found.advice()).startsWith("Correct the path in --home");
    }

    @Test
    void aRunThatCouldNotBeginIsNamedUntilOneDoes() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        new Outages(home)
                .enter(
                        Instant.parse("2026-11-22T02:00:00Z"),
                        "churn.train.2026-11-22",
                        "Connection refused");

        Diagnosis found = diagnosis("outage", home, true);

        assertThat(found.fine()).isFalse();
        assertThat(found.found())
                .contains("churn.train.2026-11-22, which did not run: Connection refused");
    }

    private static Diagnosis diagnosis(String what, Path home, boolean named) {
        return new Doctor(home, named, null)
                .diagnoses().stream()
                        .filter(one -> one.what().equals(what))
                        .findFirst()
                        .orElseThrow();
    }
}
