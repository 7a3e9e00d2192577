package nightjar.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nightjar.testing.NightProcess;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The input file changes under a run that reads it.
@Tag("crash")
class InputChangedTest {

    private static final int COPIES = 6;

    @TempDir Path folder;

    enum Change {
        CUT("changed while it was read (") {
            @Override
            void of(Path file, String text) throws IOException {
                Files.writeString(file, text.substring(0, text.length() / 2));
            }
        },
        REPLACED("changed while it was read (") {
            @Override
            void of(Path file, String text) throws IOException {
                Path aside = file.resolveSibling("aside.csv");
                Files.writeString(aside, text.replace("Adelie", "Gentoo"));
                Files.move(aside, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        },
        DELETED("was removed while it was read") {
            @Override
            void of(Path file, String text) throws IOException {
                Files.delete(file);
            }
        };

        private final String told;

        Change(String told) {
            this.told = told;
        }

        abstract void of(Path file, String text) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void theRunIsRefusedAndGoesOnWhenTheFileIsBack(Change change) throws Exception {
        Workshop workshop = Penguins.quickWorkshop(folder);
        String text = repeated(workshop.text("data/penguins.csv"));
        workshop.write("data/penguins.csv", text);
        NightProcess process = Penguins.suspendAt(workshop, "explore/STATE_SAVED/2");

        change.of(workshop.path("data/penguins.csv"), text);
        process.resume();
        Said refused = process.end();

        assertThat(refused.exit()).as(refused.err()).isEqualTo(3);
        assertThat(refused.err()).contains("data/penguins.csv " + change.told);
        assertThat(Penguins.restart(workshop, Penguins.TRAIN).exit()).isEqualTo(3);
        workshop.write("data/penguins.csv", text);
        assertThat(Penguins.restart(workshop, Penguins.TRAIN).exit()).isZero();
    }

    private static String repeated(String csv) {
        int body = csv.indexOf('\n') + 1;
        return csv.substring(0, body) + csv.substring(body).repeat(COPIES);
    }
}
