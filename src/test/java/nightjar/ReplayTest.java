package nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.SmallChurn;
import nightjar.testing.Terminal;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows that could not be scored are mended in the file they were put aside in, and handed back.
class ReplayTest {

    private static final String HEADER = "id,contract,tenure,charge\n";

    @TempDir static Path folder;
    private static Workshop shop;
    private static int days;

    private String day = "";

    @BeforeAll
    static void trainOnce() {
        shop = SmallChurn.in(folder);
        project("{csv: \"data/new-${date}.csv\"}", "");
        assertThat(Terminal.of(shop).train(shop.path("jobs/churn.yaml"), "2026-11-01").exit())
                .isZero();
    }

    private static void project(String source, String output) {
        shop.write(
                "jobs/churn.yaml",
                SmallChurn.project("[0.01]")
                        .replace("label:", "max_rejected: 60 %\n  label:")
                        .replace(
                                "score: {source: {csv: data/customers.csv}",
                                "score: {source: " + source)
                        .replace("scores-${date}.csv\"}", "scores-${date}.csv\"" + output + "}"));
    }

    @BeforeEach
    void newDay() {
        day = "2026-11-%02d".formatted(10 + days++);
    }

    @Test
    void mendedRowsStandWhereTheyStandInTheInput() {
        deliver(
                HEADER
                        + "a,month,1,50\nb,month,2\nc,year,5,20\nd,year,x,20\ne,year,6,7,8\nf,year,7,30\n");
        assertThat(score().exit()).isZero();
        List<String> before = lines("");
        assertThat(lines(".rejected.csv"))
                .containsExactly(
                        "line,reason,record",
                        "3,\"cells: found 3, expected 4\",\"b,month,2\"",
                        lines(".rejected.csv").get(2),
                        "6,\"cells: found 5, expected 4\",\"e,year,6,7,8\"");
        mend("b,month,2\"", "b,month,2,60\"");
        mend("e,year,6,7,8", "e,year,6,7.5");

        Said said = replay();

        assertThat(said.exit()).as(said.err()).isZero();
        List<String> after = lines("");
        assertThat(after.stream().map(line -> line.split(",")[0]))
                .containsExactly("id", "a", "b", "c", "e", "f");
        assertThat(after).containsAll(before);
        assertThat(after.get(2)).endsWith(",1,churn.score." + day + ".2");
        assertThat(lines(".rejected.csv")).hasSize(2);
        assertThat(said.json().path("run").asString("")).isEqualTo("churn.score." + day + ".2");
        assertThat(said.json().path("outputs").path(0).path("rows").asInt()).isEqualTo(5);
        assertThat(said.json().path("outputs").path(1).path("rows").asInt()).isEqualTo(1);
    }

    @Test
    void nothingIsAddedTwice() throws IOException {
        deliver(HEADER + "a,month,1,50\nb,month,2\nc,year,5\nd,year,6,30\n");
        assertThat(score().exit()).isZero();
        Said unmended = replay();
        mend("b,month,2\"", "b,month,2,60\"");
        Files.copy(rejected(), shop.path("mended-" + day + ".csv"));

        assertThat(replay("mended-" + day + ".csv").exit()).isZero();
        List<String> once = lines("");
        Said twice = replay("mended-" + day + ".csv");
        Said plain = score();

        assertThat(unmended.exit()).isZero();
        assertThat(unmended.err())
                .contains("nothing to add; 0 rows are published already, 2 stand");
        assertThat(twice.exit()).isZero();
        assertThat(twice.err()).contains("nothing to add; 1 rows are published already, 1 stand");
        assertThat(plain.err()).contains("is complete already");
        assertThat(lines("")).isEqualTo(once).hasSize(4);
    }

    @Test
    void whatIsMendedLaterIsAddedToWhatWasAddedBefore() {
        deliver(HEADER + "a,month,1\nb,month,2\nc,year,5\nd,year,6,30\ne,year,7,30\n");
        assertThat(score().exit()).isZero();
        mend("b,month,2\"", "b,month,2,60\"");
        assertThat(replay().exit()).isZero();
        mend("a,month,1\"", "a,month,1,60\"");
        mend("c,year,5\"", "c,year,no,60\"");
        assertThat(replay().exit()).isZero();
        assertThat(lines(".rejected.csv")).hasSize(2).last().asString().contains("c,year,no,60");
        mend("c,year,no,60", "c,year,5,60");

        assertThat(replay().exit()).isZero();

        assertThat(lines("").stream().map(line -> line.split(",")[0]))
                .containsExactly("id", "a", "b", "c", "d", "e");
        assertThat(rejected()).doesNotExist();
    }

    @Test
    void aMendedRowKeepsItsKeyAndAKeyGivenByHandIsNobodyElses() {
        deliver(
                HEADER
                        + "a,month,1,50\nb,month,x,20\nc,year\nd,year,y,30\ne,year,7,30\nf\nh,year,8,30\n");
        assertThat(score().exit()).isZero();
        String aside = shop.text("out/scores-" + day + ".csv.rejected.csv");

        Said another = replay("other.csv", aside.replace("b,month,x,20", "a,month,2,20"));
        Said published = replay("other.csv", aside.replace("c,year\"", "e,year,5,20\""));
        Said asides = replay("other.csv", aside.replace("c,year\"", "d,year,5,20\""));
        Said twice =
                replay(
                        "other.csv",
                        aside.replace("c,year\"", "g,year,5,20\"")
                                .replace(",f\n", ",\"g,year,5,20\"\n"));
        int rows = lines("").size();
        Said fine =
                replay(
                        "other.csv",
                        aside.replace("b,month,x,20", "b,month,2,20")
                                .replace("c,year\"", "g,year,5,20\""));

        assertThat(another.exit()).as(another.err()).isEqualTo(3);
        assertThat(another.err())
                .contains("line 3: found the key 'a', expected 'b', as it was set aside");
        assertThat(published.exit()).isEqualTo(3);
        assertThat(published.err())
                .contains("line 4: found the key 'e', expected one that is not published yet");
        assertThat(asides.exit()).isEqualTo(3);
        assertThat(asides.err())
                .contains("line 4: found the key 'd', expected one that the row of line 5 has not");
        assertThat(twice.exit()).as(twice.err()).isEqualTo(3);
        assertThat(rows).isEqualTo(4);
        assertThat(fine.exit()).as(fine.err()).isZero();
        assertThat(lines("").stream().map(line -> line.split(",")[0]))
                .containsExactly("id", "a", "b", "g", "e", "h");
    }

    @Test
    void aRowThatIsPublishedIsNotHandedBackAsAnother() {
        deliver(HEADER + "a,month,1,50\nb,month,2\nc,year,5\nd,year,6,30\n");
        assertThat(score().exit()).isZero();
        String aside = shop.text("out/scores-" + day + ".csv.rejected.csv");
        String first = aside.replace("b,month,2\"", "b,month,2,60\"");
        String both = first.replace("c,year,5\"", "c,year,5,30\"");
        assertThat(replay("first.csv", first).exit()).isZero();

        Said other = replay("other.csv", both.replace("b,month,2,60", "b,month,3,70"));
        Said same = replay("first.csv", first);
        Said more = replay("both.csv", both);
        Said later = replay("other.csv", both.replace("b,month,2,60", "b,month,3,70"));

        assertThat(other.exit()).isEqualTo(3);
        assertThat(other.err()).contains("lines 3 are published already", "--again");
        assertThat(same.exit()).as(same.err()).isZero();
        assertThat(more.exit()).as(more.err()).isZero();
        assertThat(later.exit()).isEqualTo(3);
    }

    @Test
    void rowsOfAnotherFormAreReadAsTheyWereSetAside() {
        project("{csv: \"data/new-${date}.csv\"}", ", spreadsheet: safe");
        deliver("id;contract;tenure;charge\n=a;month;1;50\nb;month;2\n-c;year;x;20\nd;year;6;30\n");
        assertThat(score().exit()).isZero();
        assertThat(lines("").get(1)).startsWith("'=a,");
        assertThat(lines(".rejected.csv").get(2)).endsWith("\"'-c,year,x,20\"");
        mend("b;month;2", "b;month;2;60");
        mend("'-c,year,x,20", "'-c,year,5,20");

        Said said = replay();
        project("{csv: \"data/new-${date}.csv\"}", "");

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(lines("").stream().map(line -> line.split(",")[0]))
                .containsExactly("id", "'=a", "b", "'-c", "d");
    }

    @Test
    void whatIsNoFileOfItsRejectedRowsIsRefused() {
        deliver(HEADER + "a,month,1,50\nb,month,2\nc,year,5,20\n");

        Said tooEarly =
                Terminal.of(shop)
                        .say(
                                Terminal.scoring(
                                        shop.path("jobs/churn.yaml"),
                                        day,
                                        "--replay",
                                        shop.path("data/new-" + day + ".csv").toString()));
        assertThat(score().exit()).isZero();
        shop.write("foreign.csv", "line,reason,record\n4,cells,\"c,year,5,20\"\n");
        Said foreign = replay("foreign.csv");
        shop.write("other.csv", "id,contract\na,b\n");
        Said other = replay("other.csv");
        shop.write("twice.csv", "line,reason,record\n3,x,\"b,month,2,1\"\n3,x,\"b,month,2,9\"\n");
        Said twice = replay("twice.csv");

        assertThat(tooEarly.exit()).isEqualTo(2);
        assertThat(tooEarly.err()).contains("found no complete scoring run of 'churn' for " + day);
        assertThat(foreign.exit()).isEqualTo(3);
        assertThat(foreign.err()).contains("The rows of the lines 4 were not set aside by");
        assertThat(other.exit()).isEqualTo(3);
        assertThat(twice.exit()).isEqualTo(3);
        assertThat(twice.err()).contains("found line 3 twice");
        assertThat(lines("")).hasSize(3);
    }

    @Test
    @Tag("slow")
    void aReplayThatWasKilledGoesOnAsIfNothingHadHappened() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int row = 0; row < 400; row++) {
            rows.append(
                    "k%03d,%s,%d%s\n"
                            .formatted(
                                    row,
                                    row % 2 == 0 ? "month" : "year",
                                    row % 60,
                                    row % 7 == 0 ? "" : "," + (20 + row % 80)));
        }
        deliver(rows.toString());
        Said first = shop.say(Terminal.scoring(shop.path("jobs/churn.yaml"), day));
        assertThat(first.exit()).as(first.err()).isZero();
        shop.write(
                "killed.csv",
                Files.readString(rejected()).replaceAll("(k\\d+,\\w+,\\d+)\"", "$1,40\""));
        String run = "churn.score." + day + ".2";

        for (String point :
                List.of(
                        "replay/ROWS_WRITTEN/3",
                        "database/COMMITTED/9",
                        "publish/OUTPUT_PLACED/1")) {
            assertThat(
                            shop.startWith(
                                            List.of("-Dnightjar.crash=" + point),
                                            Terminal.scoring(
                                                    shop.path("jobs/churn.yaml"),
                                                    day,
                                                    "--replay",
                                                    "killed.csv"))
                                    .end()
                                    .exit())
                    .as(point)
                    .isEqualTo(86);
        }
        Said last = shop.say("restart", run, "-q");

        assertThat(last.exit()).as(last.err()).isZero();
        List<String> keys = lines("").stream().skip(1).map(line -> line.split(",")[0]).toList();
        assertThat(keys).hasSize(400).isSorted().doesNotHaveDuplicates();
        assertThat(lines("").stream().filter(line -> line.endsWith(run))).hasSize(58);
        assertThat(rejected()).doesNotExist();
    }

    private void deliver(String rows) {
        shop.write("data/new-" + day + ".csv", rows);
    }

    private void mend(String found, String mended) {
        String file = "out/scores-" + day + ".csv.rejected.csv";
        assertThat(shop.text(file)).contains(found);
        shop.write(file, shop.text(file).replace(found, mended));
    }

    private Path rejected() {
        return shop.path("out/scores-" + day + ".csv.rejected.csv");
    }

    private List<String> lines(String ending) {
        return shop.text("out/scores-" + day + ".csv" + ending).lines().toList();
    }

    private Said score() {
        return Terminal.of(shop).score(shop.path("jobs/churn.yaml"), day);
    }

    private Said replay() {
        return replay("out/scores-" + day + ".csv.rejected.csv");
    }

    private Said replay(String file) {
        return Terminal.of(shop)
                .score(shop.path("jobs/churn.yaml"), day, "--replay", shop.path(file).toString());
    }

    private Said replay(String file, String records) {
        shop.write(file, records);
        return replay(file);
    }
}
