package nightjar.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatienceTest {

    @TempDir Path folder;

    @Test
    void aServerThatComesUpMeanwhileIsUsedAndToldOfOnce() {
        List<String> notes = new ArrayList<>();
        List<Integer> tries = new ArrayList<>();

        String found =
                new Patience(Duration.ofSeconds(30), notes::add)
                        .with(
                                () -> {
                                    tries.add(tries.size());
                                    if (tries.size() < 3) {
                                        throw new IllegalStateException("starting up");
                                    }
                                    return "there";
                                },
                                IllegalStateException.class::isInstance,
                                Throwable::getMessage);

        assertThat(found).isEqualTo("there");
        assertThat(tries).hasSize(3);
        assertThat(notes).containsExactly("starting up");
    }

    @Test
    void whatWillNotPassIsSaidAtOnce() {
        List<String> notes = new ArrayList<>();

        String url = TestDatabase.POSTGRESQL.fresh(folder).url();
        DatabaseSettings stranger = DatabaseSettings.of(folder, url + "missing", "postgres", "x");

        assertThatThrownBy(
                        () ->
                                Database.open(
                                        stranger, new Patience(Duration.ofSeconds(30), notes::add)))
                .isInstanceOf(DatabaseUnavailable.class);
        assertThat(notes).isEmpty();
    }

    @Test
    void oneThatStaysAwayIsGivenUpAndThePasswordKept() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        List<String> notes = new ArrayList<>();
        DatabaseSettings away =
                DatabaseSettings.of(
                        folder, "jdbc:postgresql://127.0.0.1:" + nobody + "/night", "me", "s3cret");

        assertThatThrownBy(
                        () ->
                                Database.open(
                                        away, new Patience(Duration.ofMillis(1500), notes::add)))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("refused");
        assertThat(notes)
                .singleElement()
                .asString()
                .contains("does not answer", "trying again for")
                .doesNotContain("s3cret");
    }
}
