package nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nightjar.database.Database;
import nightjar.database.DatabaseSettings;
import nightjar.database.TestDatabase;
import nightjar.durable.CrashPoint;
import nightjar.durable.Fingerprint;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.SmallChurn;
import nightjar.testing.Terminal;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What becomes of a version whose bytes are not those that were registered. Everything goes through the command line.
class VersionsTest {

    @Nested
    @Tag("slow")
    class OnSqlite extends Contract {
        OnSqlite() {
            super(TestDatabase.SQLITE);
        }
    }

    @Nested
    @Tag("slow")
    class OnPostgresql extends Contract {
        OnPostgresql() {
            super(TestDatabase.POSTGRESQL);
        }

        @Test
        void aFlippedBitInACopyIsSaidAndTheDatabasesBytesAreTaken() throws IOException {
            train();
            assertThat(score("2026-11-22").exit()).isZero();
            byte[] scores = scores("2026-11-22");
            for (Path copy : copies()) {
                Files.write(copy, flipped(Files.readAllBytes(copy)));
            }

            Said again = score("2026-11-22", "--again");

            assertThat(again.exit()).isZero();
            assertThat(scores("2026-11-22")).isEqualTo(withRun(scores, ".2"));
            assertThat(again.err())
                    .contains(shop.path(".nightjar/models").toString())
                    .contains("is damaged and is fetched again from the database. Found: sha256:");
            for (Path copy : copies()) {
                assertThat(Fingerprint.of(copy).sha256()).isEqualTo(copy.getFileName().toString());
            }
        }

        private List<Path> copies() throws IOException {
            try (Stream<Path> all = Files.list(shop.path(".nightjar/models"))) {
                return all.toList();
            }
        }

        /// The same scores as another run writes them.
        private static byte[] withRun(byte[] scores, String sequence) {
            return new String(scores, StandardCharsets.UTF_8)
                    .replace("churn.score.2026-11-22", "churn.score.2026-11-22" + sequence)
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    abstract static class Contract {

        private final TestDatabase kind;
        private DatabaseSettings settings;
        protected Workshop shop;
        private Terminal terminal;

        Contract(TestDatabase kind) {
            this.kind = kind;
        }

        @BeforeEach
        void open(@TempDir Path folder) {
            shop = SmallChurn.in(folder);
            settings = kind.fresh(shop.path(".nightjar"));
            if (kind == TestDatabase.POSTGRESQL) {
                shop.on(settings);
            }
            terminal = Terminal.of(shop, settings);
        }

        @Test
        void aFlippedBitStopsScoringAndChangesNothingAndRollbackRestoresService() {
            train();
            shop.write("jobs/churn.yaml", SmallChurn.project("[1.0]"));
            train();
            assertThat(score("2026-11-22").exit()).isZero();
            byte[] before = scores("2026-11-22");
            assertThat(version(before)).isEqualTo("2");

            String[] checksums = flipModel(2);
            Said refused = score("2026-11-22", "--again");
            Said verified = terminal.say("verify", "churn", "2");

            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err())
                    .contains("The file model.bin of version 2 of churn is damaged in the database")
                    .contains("Found: sha256:" + checksums[1])
                    .contains("expected: sha256:" + checksums[0]);
            assertThat(scores("2026-11-22")).isEqualTo(before);
            assertThat(verified.exit()).isEqualTo(1);
            assertThat(verified.out()).isEmpty();
            assertThat(verified.err()).contains(checksums[0]).contains(checksums[1]);

            Said rolledBack = rollback();
            Said restarted = terminal.say("restart", "churn.score.2026-11-22.2");

            assertThat(rolledBack.exit()).isZero();
            assertThat(rolledBack.err()).contains("Version 1 of churn is champion again.");
            assertThat(restarted.exit()).isZero();
            assertThat(version(scores("2026-11-22"))).isEqualTo("1");
            assertThat(terminal.say("verify", "churn", "1").exit()).isZero();

            Said promoted =
                    terminal.say(
                            "promote", "churn", "2", "--by", "ana", "--reason", "it was better");

            assertThat(promoted.exit()).isEqualTo(1);
            assertThat(promoted.err()).contains("model.bin of version 2").contains(checksums[1]);
            assertThat(champion()).isEqualTo(1);
        }

        @Test
        void aCandidateThatIsDamagedOnceRegisteredIsNotPromotedUntilItIsMended() {
            Said halted =
                    shop.startWith(
                                    List.of("-Dnightjar.crash=promote/ITEM_WORKED/2"),
                                    "train",
                                    "jobs/churn.yaml",
                                    "--date",
                                    "2026-11-22")
                            .end();
            assertThat(halted.exit()).isEqualTo(CrashPoint.EXIT_CODE);
            flipModel(1);

            Said refused = terminal.say("restart", "churn.train.2026-11-22");

            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err()).contains("The file model.bin of version 1 of churn");
            assertThat(champion()).isZero();

            flipModel(1);
            Said mended = terminal.say("restart", "churn.train.2026-11-22", "--json");

            assertThat(mended.exit()).isZero();
            assertThat(mended.json().path("model").path("version").asInt()).isEqualTo(1);
            assertThat(champion()).isEqualTo(1);
        }

        protected final void train() {
            Said said = terminal.say("train", job(), "--date", "2026-11-22", "-q");
            assertThat(said.exit()).describedAs(said.err()).isZero();
        }

        protected final Said score(String date, String... more) {
            return terminal.say(
                    Stream.concat(Stream.of("score", job(), "--date", date), Stream.of(more))
                            .toArray(String[]::new));
        }

        protected final byte[] scores(String date) {
            return shop.text("out/scores-" + date + ".csv").getBytes(StandardCharsets.UTF_8);
        }

        private String job() {
            return shop.path("jobs/churn.yaml").toString();
        }

        private Said rollback() {
            return terminal.say("rollback", "churn", "--by", "ana", "--reason", "complaints");
        }

        /// The version in the first row of scores.
        private static String version(byte[] scores) {
            List<String> lines = new String(scores, StandardCharsets.UTF_8).lines().toList();
            int column = List.of(lines.getFirst().split(",", -1)).indexOf("model");
            return lines.get(1).split(",", -1)[column];
        }

        /// 0: none.
        private int champion() {
            return terminal.say("models", "churn", "--json")
                    .json()
                    .valueStream()
                    .filter(one -> one.path("champion").asBoolean())
                    .map(one -> one.path("version"))
                    .mapToInt(JsonNode::asInt)
                    .findFirst()
                    .orElse(0);
        }

        /// Flips one bit in the middle of a version's model.
        ///
        /// @return the SHA-256 before and after
        private String[] flipModel(int version) {
            try (Database database = Database.open(settings)) {
                byte[] bytes =
                        database.jdbc()
                                .sql(
                                        "SELECT bytes FROM model_file WHERE project = 'churn' AND version = ? AND name = 'model.bin'")
                                .param(version)
                                .query((row, _) -> row.getBytes(1))
                                .single();
                byte[] damaged = flipped(bytes);
                database.jdbc()
                        .sql(
                                "UPDATE model_file SET bytes = ? WHERE project = 'churn' AND version = ? AND name = 'model.bin'")
                        .params(damaged, version)
                        .update();
                return new String[] {
                    Fingerprint.of(bytes).sha256(), Fingerprint.of(damaged).sha256()
                };
            }
        }

        protected static byte[] flipped(byte[] bytes) {
            byte[] flipped = bytes.clone();
            flipped[flipped.length / 2] ^= 1;
            return flipped;
        }
    }
}
