package nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import nightjar.durable.Fingerprint;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.SmallChurn;
import nightjar.testing.Terminal;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Where scores go: they stand where they were asked for, or the command does not say that all is well; and they replace nothing but themselves.
@TestMethodOrder(MethodOrderer.MethodName.class)
class OutputTest {

    private static final String DAY = "2026-11-22";

    @TempDir static Path folder;
    private static Workshop shop;

    @BeforeAll
    static void trainOnce() {
        shop = SmallChurn.in(folder);
        assertThat(Terminal.of(shop).train(shop.path("jobs/churn.yaml"), DAY).exit()).isZero();
    }

    @Test
    void anOutputThatWasRemovedOrAlteredIsPublishedAgain() throws IOException {
        assertThat(score(DAY).exit()).isZero();
        byte[] published = Files.readAllBytes(output());

        Files.delete(output());
        Said removed = score(DAY);
        byte[] altered = Files.readAllBytes(output());
        altered[altered.length - 2] ^= 1;
        Files.write(output(), altered);
        Said mended = Terminal.of(shop).say("restart", "churn.score." + DAY, "-q");
        Said complete = score(DAY);

        assertThat(removed.exit()).isZero();
        assertThat(removed.err()).contains("scores-2026-11-22.csv is not there; published again.");
        assertThat(mended.exit()).isZero();
        assertThat(mended.err()).contains("is not what was published; published again.");
        assertThat(output()).hasBinaryContent(published);
        assertThat(complete.err()).contains("is complete already; nothing to do.");
    }

    @Test
    void aCompleteDateIsPublishedWhereItIsAskedForNext() throws IOException {
        assertThat(score(DAY).exit()).isZero();

        Said packed = score(DAY, "--output", shop.path("more/${date}.csv.gz").toString());
        Said typed = score(DAY, "--output", shop.path("more/scores.parquet").toString());

        Path gzipped = shop.path("more/2026-11-22.csv.gz");
        assertThat(packed.exit()).isZero();
        assertThat(unpacked(gzipped)).isEqualTo(Files.readString(output()));
        assertThat(outputs(packed)).contains(gzipped.toString().replace(folder + "/", ""));
        assertThat(sha256(packed, "more/2026-11-22.csv.gz"))
                .isEqualTo(Fingerprint.of(gzipped).sha256());
        assertThat(Files.readAllBytes(shop.path("more/scores.parquet")))
                .startsWith("PAR1".getBytes(StandardCharsets.US_ASCII))
                .endsWith("PAR1".getBytes(StandardCharsets.US_ASCII));
        assertThat(outputs(typed)).contains("more/scores.parquet");
        assertThat(score(DAY, "--output", shop.path("more/scores.parquet").toString()).err())
                .contains("nothing to do");
    }

    @Test
    void aDateIsScoredAgainWhereItsPartsAreGone() throws IOException {
        String day = "2026-11-23";
        assertThat(score(day).exit()).isZero();
        Path parts = shop.home().resolve("runs/churn.score." + day + "/scores");
        remove(parts);
        Files.delete(output(day));

        Said restarted = Terminal.of(shop).say("restart", "churn.score." + day, "-q");
        Said again = score(day);

        assertThat(restarted.exit()).isEqualTo(1);
        assertThat(restarted.err()).contains("part-00000.csv is missing", "scores again");
        assertThat(again.exit()).isZero();
        assertThat(again.json().path("run").asString("")).isEqualTo("churn.score." + day + ".2");
        assertThat(output(day)).exists();
    }

    @Test
    void anOlderRunLeavesTheOutputOfALaterOneAlone() throws IOException {
        String day = "2026-11-24";
        assertThat(score(day).exit()).isZero();
        assertThat(score(day, "--again").exit()).isZero();
        byte[] published = Files.readAllBytes(output(day));

        Said said = Terminal.of(shop).say("restart", "churn.score." + day, "-q");

        assertThat(said.exit()).isZero();
        assertThat(said.err()).contains("holds what churn.score.2026-11-24.2 has published since");
        assertThat(output(day)).hasBinaryContent(published);
    }

    @Test
    void anUnfinishedRunDoesNotReplaceWhatALaterOneHasPublished(@TempDir Path other)
            throws IOException {
        Workshop own = SmallChurn.in(other);
        Path spec = own.path("jobs/churn.yaml");
        Terminal terminal = Terminal.of(own);
        Path shared = own.path("out/latest.csv");
        String[] first = scoring(spec, "2026-11-21", shared);
        String[] twice = scoring(spec, "2026-11-22", shared);
        // Both fail, because nothing was trained yet.
        assertThat(terminal.say(first).exit()).isEqualTo(2);
        assertThat(terminal.say(twice).exit()).isEqualTo(2);
        assertThat(terminal.train(spec, DAY).exit()).isZero();
        List<String> again = new ArrayList<>(List.of(twice));
        again.add("--again");
        assertThat(terminal.say(again.toArray(String[]::new)).exit()).isZero();
        byte[] published = Files.readAllBytes(shared);

        Said earlierDate = terminal.say("restart", "churn.score.2026-11-21", "-q");
        Said earlierRun = terminal.say("restart", "churn.score.2026-11-22", "-q");
        Said asked = terminal.say(first);
        Said begun = terminal.say(scoring(spec, "2026-11-20", shared));

        assertThat(Stream.of(earlierDate, earlierRun, asked, begun).map(Said::exit))
                .containsOnly(2);
        assertThat(List.of(earlierDate.err(), earlierRun.err(), asked.err(), begun.err()))
                .allMatch(err -> err.contains("the later run churn.score.2026-11-22.2"));
        assertThat(begun.err()).contains("Nothing was scored", "--output");
        assertThat(terminal.say("show", "churn.score.2026-11-22").out())
                .contains("superseded", "nightjar abandon churn.score.2026-11-22");
        assertThat(shared).hasBinaryContent(published);
    }

    @Test
    void datesThatShareAnOutputDoNotReplaceEachOtherForEver() throws IOException {
        String shared = shop.path("out/shared.csv").toString();
        assertThat(score("2026-11-25", "--output", shared).exit()).isZero();
        assertThat(score("2026-11-26", "--output", shared).exit()).isZero();
        byte[] published = Files.readAllBytes(Path.of(shared));

        Said earlier = score("2026-11-25", "--output", shared);
        Said later = score("2026-11-26", "--output", shared);

        assertThat(earlier.exit()).isEqualTo(2);
        assertThat(earlier.err()).contains("the later run churn.score.2026-11-26");
        assertThat(later.exit()).isZero();
        assertThat(Path.of(shared)).hasBinaryContent(published);
    }

    @Test
    void aHomeWithANewIdentitySaysThatOnlyANewRunHelps(@TempDir Path other) throws IOException {
        Workshop own = SmallChurn.in(other);
        Path spec = own.path("jobs/churn.yaml");
        Terminal terminal = Terminal.of(own);
        assertThat(terminal.say(scoring(spec, DAY, own.path("out/x.csv"))).exit()).isEqualTo(2);
        Files.delete(own.path(".nightjar/home.id"));

        Said said = terminal.say("restart", "churn.score." + DAY, "-q");

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).contains("another identity", "--again").doesNotContain("--home");
    }

    private static String[] scoring(Path spec, String day, Path output) {
        return new String[] {
            "score", spec.toString(), "--date", day, "--output", output.toString(), "-q"
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data/customers.csv",
                "jobs/churn.yaml",
                "jobs/other.yaml",
                "jobs/new.yaml",
                "jobs/new/scores.csv",
                "out/new.YML",
                ".nightjar/nightjar.db",
                ".nightjar/new.csv",
                "other/.nightjar/x.csv",
                "data",
                "data/customers.csv/x.csv",
                "linked.csv",
                "hard.csv",
                "data/../data/customers.csv",
                "aside.csv",
                "pipe",
                "nowhere",
                "x.zip",
                "x.csv.zst",
                "x.XLSX",
                "x.parquet.gz",
                "x-${day}.csv"
            })
    void whatIsNotItsOwnIsNotReplaced(String target) throws Exception {
        others();
        String before = Fingerprint.of(shop.path("data/customers.csv")).sha256();

        Said said = score("2026-12-01", "--output", shop.path(target).toString());

        assertThat(said.exit()).as(said.err()).isEqualTo(2);
        assertThat(said.err()).contains("found").contains("expected").doesNotContain("\tat ");
        assertThat(said.out()).isEmpty();
        assertThat(Fingerprint.of(shop.path("data/customers.csv")).sha256()).isEqualTo(before);
        assertThat(Terminal.of(shop).say("show", "churn.score.2026-12-01").exit()).isEqualTo(2);
    }

    private static void others() throws Exception {
        shop.write("jobs/other.yaml", "project: other\n");
        shop.write("other/.nightjar/note.txt", "");
        if (!Files.exists(shop.path("linked.csv"))) {
            Files.createSymbolicLink(shop.path("linked.csv"), shop.path("data/customers.csv"));
            Files.createLink(shop.path("hard.csv"), shop.path("jobs/churn.yaml"));
            Files.createLink(shop.path("aside.csv.rejected.csv"), shop.path("data/customers.csv"));
            Files.createSymbolicLink(shop.path("nowhere"), shop.path("gone"));
            new ProcessBuilder("mkfifo", shop.path("pipe").toString()).start().waitFor();
        }
    }

    @Test
    void checkSeesWhereScoresWouldGo() {
        String project = shop.text("jobs/churn.yaml");
        String second = project.replace("project: churn", "project: second");
        shop.write("jobs/second.yaml", second);
        shop.write(
                "jobs/own.yaml",
                second.replace("project: second", "project: own")
                        .replace("out/scores-${date}.csv", "data/customers.csv"));
        shop.write("jobs/day.yaml", second.replace("scores-${date}", "scores-${day}"));
        shop.write("jobs/zip.yaml", second.replace("${date}.csv", "${date}.csv.bz2"));

        assertThat(check("second").err())
                .contains("second.yaml:25:", "score.output.csv", "is the output of project churn");
        assertThat(check("own").err()).contains("is an input of this project");
        assertThat(check("day").err()).contains("the unknown ${day}", "${date}, the business date");
        assertThat(check("zip").err()).contains(".csv, .csv.gz or .parquet");
        assertThat(Stream.of("second", "own", "day", "zip").map(name -> check(name).exit()))
                .containsOnly(2);
    }

    @Test
    void theStandingOutputOfAnotherProjectIsNotReplaced() throws IOException {
        assertThat(score(DAY).exit()).isZero();
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/jobs"));
        Path spec = elsewhere.resolve("twin.yaml");
        Files.writeString(
                spec, shop.text("jobs/churn.yaml").replace("project: churn", "project: twin"));

        Said said =
                Terminal.of(shop)
                        .say(
                                "score",
                                spec.toString(),
                                "--date",
                                DAY,
                                "--output",
                                output().toString());

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).contains("is the output of churn.score." + DAY);
    }

    private static Said check(String project) {
        return Terminal.of(shop).say("check", shop.path("jobs/" + project + ".yaml").toString());
    }

    private static Said score(String day, String... more) {
        return Terminal.of(shop).score(shop.path("jobs/churn.yaml"), day, more);
    }

    private static Path output() {
        return output(DAY);
    }

    private static Path output(String day) {
        return shop.path("out/scores-" + day + ".csv");
    }

    private static List<String> outputs(Said said) {
        return said.json()
                .path("outputs")
                .valueStream()
                .map(one -> one.path("path").asString(""))
                .toList();
    }

    private static String sha256(Said said, String path) {
        return said.json()
                .path("outputs")
                .valueStream()
                .filter(one -> one.path("path").asString("").equals(path))
                .map(one -> one.path("sha256"))
                .map(JsonNode::asString)
                .findFirst()
                .orElseThrow();
    }

    private static String unpacked(Path file) throws IOException {
        try (GZIPInputStream in =
                new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
