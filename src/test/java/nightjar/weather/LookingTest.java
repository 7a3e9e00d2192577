package nightjar.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.SmallChurn;
import nightjar.testing.Terminal;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What can be asked of a home by somebody who may not write there.
class LookingTest {

    @TempDir Path folder;

    @Test
    void everyQuestionIsAnsweredWhereNothingCanBeWritten() {
        Workshop shop = SmallChurn.in(folder);
        Terminal terminal = Terminal.of(shop);
        Path project = shop.path("jobs/churn.yaml");
        try (SmallDisk disk = SmallDisk.on(shop.home(), 20_000)) {
            assertThat(terminal.train(project, "2026-11-22").exit()).isZero();
            shop.write("jobs/churn.yaml", SmallChurn.project("[10.0]"));
            assertThat(terminal.train(project, "2026-11-23").exit()).isZero();
            List<List<String>> questions =
                    List.of(
                            List.of("runs"),
                            List.of("show", "churn.train.2026-11-22"),
                            List.of("models", "churn"),
                            List.of("card", "churn", "1"),
                            List.of("goal", "churn"),
                            List.of("compare", "churn", "1", "2"));
            List<Said> before = questions.stream().map(words -> say(terminal, words)).toList();
            disk.readOnly();

            List<Said> after = questions.stream().map(words -> say(terminal, words)).toList();

            assertThat(after).isEqualTo(before);
            assertThat(after).extracting(Said::exit).containsOnly(0);
            disk.writable();
        }
    }

    private static Said say(Terminal terminal, List<String> words) {
        return terminal.say(words.toArray(String[]::new));
    }
}
