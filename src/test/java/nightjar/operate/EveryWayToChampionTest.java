package nightjar.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nightjar.database.Database;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.SmallChurn;
import nightjar.testing.Terminal;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// However a version is to become champion, it is verified before: with one byte of one of its files flipped, nobody makes it champion.
///
/// Version 1 was champion, version 2 is, version 3 was refused by the gate, version 4 waits for a review.
class EveryWayToChampionTest {

    @TempDir static Path folder;
    private static Workshop shop;
    private static Terminal terminal;

    /// A way, the version it leads to, and which of its files is damaged.
    record Way(int version, String file, List<String> words) {

        static Way of(int version, String file, String... words) {
            return new Way(version, file, List.of(words));
        }
    }

    @BeforeAll
    static void fourVersions() {
        shop = SmallChurn.in(folder);
        terminal = Terminal.of(shop);
        train("[0.01]", "2026-11-21", "", "PROMOTE");
        train("[1.0]", "2026-11-22", "", "PROMOTE");
        train("[0.5]", "2026-11-23", "impossible", "REJECT");
        train("[0.1]", "2026-11-24", "review: {rows: 4, agree: 80 %}\n", "HOLD");
        terminal.say("review", "churn", "--export", shop.path("review.csv").toString());
        shop.write("review.csv", shop.text("review.csv").replace(",,,", ",agree,,"));
    }

    static Stream<Way> ways() {
        String[] person = {"--by", "ana", "--reason", "I know"};
        return Stream.of(
                Way.of(1, "model.bin", with(person, "promote", "churn", "1")),
                Way.of(1, "canary.json", with(person, "rollback", "churn")),
                Way.of(
                        3,
                        "plan.json",
                        with(
                                person,
                                "promote",
                                "churn",
                                "3",
                                "--override",
                                "--expires",
                                "2099-12-31")),
                Way.of(
                        4,
                        "card.json",
                        "review",
                        "churn",
                        "--import",
                        folder.resolve("review.csv").toString()),
                Way.of(4, "project.yaml", "review", "churn", "--again"),
                Way.of(2, "model.bin", "restart", "churn.train.2026-11-22", "-q"));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void noWayLeadsPastADamagedFile(Way way) {
        boolean isTraining = way.words().getFirst().equals("restart");
        if (isTraining) {
            undoThePromotionOf("churn.train.2026-11-22");
        }
        int champion = champion();
        flip(way.version(), way.file());

        Said said = said(way);

        assertThat(said.exit()).as(said.err()).isEqualTo(1);
        assertThat(said.err())
                .contains(
                        "The file %s of version %s of churn is damaged"
                                .formatted(way.file(), way.version()));
        assertThat(champion()).isEqualTo(champion);
        flip(way.version(), way.file());
        if (isTraining) {
            assertThat(said(way).exit()).isZero();
            assertThat(champion()).isEqualTo(2);
        }
    }

    /// Each way asks the same verifier, which is asked here about each file.
    @Test
    void theVerifierReadsEveryFile() {
        List<String> files = files();

        assertThat(files).contains("model.bin", "plan.json", "canary.json", "card.json");
        for (String file : files) {
            flip(2, file);
            Said said = terminal.say("verify", "churn", "2");
            flip(2, file);

            assertThat(said.exit()).as(file).isEqualTo(1);
            assertThat(said.err()).contains("The file " + file + " of version 2 of churn");
        }
        assertThat(terminal.say("verify", "churn", "2").exit()).isZero();
    }

    private static String[] with(String[] last, String... first) {
        return Stream.concat(Stream.of(first), Stream.of(last)).toArray(String[]::new);
    }

    /// A person at the terminal agrees with whatever is shown.
    private static Said said(Way way) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("a\n".repeat(9).getBytes(StandardCharsets.UTF_8)));
        try {
            return terminal.say(way.words().toArray(String[]::new));
        } finally {
            System.setIn(before);
        }
    }

    private static void train(String lambda, String date, String more, String decision) {
        String project = SmallChurn.project(lambda);
        shop.write(
                "jobs/churn.yaml",
                more.equals("impossible")
                        ? project.replace("min: 0.60", "min: 0.99")
                        : project + more);
        Said said = terminal.train(shop.path("jobs/churn.yaml"), date);
        assertThat(said.json().path("verdict").path("decision").asString(""))
                .as(said.err())
                .isEqualTo(decision);
    }

    private static int champion() {
        return terminal.say("models", "churn", "--json")
                .json()
                .valueStream()
                .filter(one -> one.path("champion").asBoolean())
                .map(one -> one.path("version"))
                .mapToInt(JsonNode::asInt)
                .findFirst()
                .orElse(0);
    }

    /// As if its process had been killed between the registering of the version and the promotion.
    private static void undoThePromotionOf(String run) {
        shop.write("jobs/churn.yaml", SmallChurn.project("[1.0]"));
        try (Database database = Database.open(shop.settings())) {
            database.jdbc().sql("DELETE FROM champion WHERE version = 2").update();
            String attempts =
                    "(SELECT JOB_EXECUTION_ID FROM BATCH_JOB_EXECUTION_PARAMS WHERE PARAMETER_NAME = 'run' AND PARAMETER_VALUE = '%s')"
                            .formatted(run);
            String step =
                    "FROM BATCH_STEP_EXECUTION WHERE STEP_NAME = 'promote' AND JOB_EXECUTION_ID IN "
                            + attempts;
            for (String sql :
                    List.of(
                            "DELETE FROM BATCH_STEP_EXECUTION_CONTEXT WHERE STEP_EXECUTION_ID IN (SELECT STEP_EXECUTION_ID "
                                    + step
                                    + ")",
                            "DELETE " + step,
                            "UPDATE BATCH_JOB_EXECUTION SET STATUS = 'FAILED', EXIT_CODE = 'FAILED' WHERE JOB_EXECUTION_ID IN "
                                    + attempts)) {
                assertThat(database.jdbc().sql(sql).update()).isPositive();
            }
        }
    }

    private static List<String> files() {
        try (Database database = Database.open(shop.settings())) {
            return database.jdbc()
                    .sql("SELECT name FROM model_file WHERE project = 'churn' AND version = 2")
                    .query(String.class)
                    .list();
        }
    }

    /// Flips a bit in the middle; twice is as before.
    private static void flip(int version, String file) {
        try (Database database = Database.open(shop.settings())) {
            byte[] bytes =
                    database.jdbc()
                            .sql("SELECT bytes FROM model_file WHERE version = ? AND name = ?")
                            .params(version, file)
                            .query((row, _) -> row.getBytes(1))
                            .single();
            bytes[bytes.length / 2] ^= 1;
            database.jdbc()
                    .sql("UPDATE model_file SET bytes = ? WHERE version = ? AND name = ?")
                    .params(bytes, version, file)
                    .update();
        }
    }
}
