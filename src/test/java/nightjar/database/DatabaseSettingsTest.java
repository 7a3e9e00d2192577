package nightjar.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsTest {

    private static final Path HOME = Path.of("/srv/nightjar");

    @Test
    void isAFileInTheHomeUnlessSaidOtherwise() {
        assertThat(DatabaseSettings.of(HOME, null, null, null).url())
                .isEqualTo("jdbc:sqlite:/srv/nightjar/nightjar.db");
        assertThat(DatabaseSettings.of(HOME, " ", null, null).file())
                .isEqualTo(HOME.resolve("nightjar.db"));
    }

    @Test
    void takesThePasswordOutOfTheAddress() {
        DatabaseSettings settings =
                DatabaseSettings.of(
                        HOME,
                        "jdbc:postgresql://db:5432/ml?user=cron&password=a%26b+c&sslmode=require&sslpassword=x",
                        null,
                        null);

        assertThat(settings.url()).isEqualTo("jdbc:postgresql://db:5432/ml?sslmode=require");
        assertThat(settings.properties())
                .isEqualTo(Map.of("user", "cron", "password", "a&b+c", "sslpassword", "x"));
        assertThat(settings)
                .hasToString(
                        "jdbc:postgresql://db:5432/ml?sslmode=require as cron with a password");
    }

    @Test
    void tellsAnotherProcessEverythingByItsEnvironment() {
        DatabaseSettings settings =
                DatabaseSettings.of(
                        HOME,
                        "jdbc:postgresql://db:5432/ml?user=cron&password=a%26b+c&sslmode=require&sslpassword=x%26%2By",
                        null,
                        null);

        Map<String, String> environment = settings.environment();

        assertThat(environment)
                .isEqualTo(
                        Map.of(
                                "NIGHTJAR_DB",
                                "jdbc:postgresql://db:5432/ml?sslmode=require&sslpassword=x%26%2By",
                                "NIGHTJAR_DB_USER",
                                "cron",
                                "NIGHTJAR_DB_PASSWORD",
                                "a&b+c"));
        assertThat(
                        DatabaseSettings.of(
                                HOME,
                                environment.get("NIGHTJAR_DB"),
                                environment.get("NIGHTJAR_DB_USER"),
                                environment.get("NIGHTJAR_DB_PASSWORD")))
                .isEqualTo(settings);
    }

    @Test
    void takesThePasswordOutOfTheHost() {
        DatabaseSettings settings =
                DatabaseSettings.of(HOME, "jdbc:postgresql://cron:s3c@ret@db/ml", null, null);

        assertThat(settings.url()).isEqualTo("jdbc:postgresql://db/ml");
        assertThat(settings.properties()).isEqualTo(Map.of("user", "cron", "password", "s3c@ret"));
    }

    @Test
    void prefersUserAndPasswordGivenApart() {
        DatabaseSettings settings =
                DatabaseSettings.of(
                        HOME, "jdbc:postgresql://db/ml?user=a&password=b", "cron", "s3cret");

        assertThat(settings.properties()).isEqualTo(Map.of("user", "cron", "password", "s3cret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://cron:s3cret@db/ml",
                "postgres://cron:s3cret@db/ml",
                "jdbc:sqlite:",
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:a.db?password=s3cret",
                "s3cret"
            })
    void refusesOtherAddressesWithoutRepeatingThem(String url) {
        assertThatThrownBy(() -> DatabaseSettings.of(HOME, url, null, null))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("Expected jdbc:sqlite:<path of a file> or jdbc:postgresql://")
                .message()
                .doesNotContain("s3cret");
    }
}
