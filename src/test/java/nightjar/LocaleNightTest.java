package nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.SmallChurn;
import nightjar.testing.Terminal;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nights on machines whose locale has digits, a decimal comma or letters of its own. The program sets another locale when it begins; these
/// calls pass that by.
class LocaleNightTest {

    private static final Locale HERE = Locale.getDefault();

    @TempDir Path folder;

    @AfterEach
    void backHome() {
        Locale.setDefault(HERE);
    }

    @Test
    void aNightLeavesTheSameInEveryLocale() {
        Map<String, String> expected = night("here", HERE);

        Map<String, String> persianDigits = night("fa", Locale.forLanguageTag("fa-IR"));
        Map<String, String> dottedCapitals = night("tr", Locale.forLanguageTag("tr-TR"));

        assertThat(expected.getOrDefault("scores", "").lines()).hasSize(601);
        assertThat(persianDigits).isEqualTo(expected);
        assertThat(dottedCapitals).isEqualTo(expected);
    }

    /// What a training and a scoring run leave behind: names of files, the model, the scores.
    private SortedMap<String, String> night(String name, Locale locale) {
        Locale.setDefault(HERE);
        Workshop shop =
                SmallChurn.in(folder.resolve(name))
                        .write(
                                "jobs/churn.yaml",
                                SmallChurn.project("[0.01]")
                                        .replace("score: {", "score: {reasons: 2, "));
        Terminal terminal = Terminal.of(shop);
        Path project = shop.path("jobs/churn.yaml");
        Locale.setDefault(locale);

        Said trained = terminal.train(project, "2026-11-22");
        Said scored = terminal.say("score", project.toString(), "--date", "2026-11-22", "-q");

        assertThat(trained.exit()).as(trained.err()).isZero();
        assertThat(scored.exit()).as(scored.err()).isZero();
        SortedMap<String, String> left = new TreeMap<>();
        files(shop).forEach(file -> left.put(file, ""));
        left.put("model", trained.json().path("model").path("fingerprint").asString());
        left.put("scores", shop.text("out/scores-2026-11-22.csv"));
        return left;
    }

    private static Stream<String> files(Workshop shop) {
        Path runs = shop.home().resolve("runs");
        try (Stream<Path> all = Files.walk(runs)) {
            return all.map(file -> runs.relativize(file).toString()).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
