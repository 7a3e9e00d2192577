package nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nightjar.testing.Measurements;
import nightjar.testing.NightProcess;
import nightjar.testing.SmallChurn;
import nightjar.testing.Terminal;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What scoring expects of its rows, through the command line: one champion, and files and project files that are not what it was trained
/// with.
class ScoringExpectationsTest {

    @TempDir static Path folder;

    private static Workshop shop;
    private static Terminal terminal;
    private static List<String> customers;
    private static int night;

    /// @param said all that was said, on both channels
    private record Night(int exit, String said, Path output, Path rejected) {

        List<String> lines(Path file) {
            try {
                return Files.readAllLines(file);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        Night refusedFor(String... words) {
            assertThat(exit).as(said).isEqualTo(3);
            assertThat(said).contains(words);
            assertThat(output).doesNotExist();
            return this;
        }

        Night publishes(int rows) {
            assertThat(exit).as(said).isZero();
            assertThat(lines(output)).hasSize(rows + 1);
            return this;
        }
    }

    @BeforeAll
    static void trains() {
        shop = SmallChurn.in(folder);
        terminal = Terminal.of(shop);
        NightProcess.Said said = terminal.train(shop.path("jobs/churn.yaml"), "2026-11-22");
        assertThat(said.exit()).as(said.err()).isZero();
        Measurements.areListed(said.json());
        customers =
                shop.text("data/customers.csv")
                        .lines()
                        .map(line -> line.substring(0, line.lastIndexOf(',')))
                        .toList();
    }

    @Test
    void aNumberOutOfBoundsRefusesSetsAsideOrWarnsAsItsColumnSays() {
        List<String> old = changed(10, line -> line.replaceAll("^(c\\d+,\\w+),\\d+", "$1,700"));

        score(tenure("max: 100, otherwise: refuse"), old)
                .refusedFor("tenure: above 100: found 1 row; expected none (otherwise: refuse)");
        Night quarantined = score(tenure("max: 100"), old).publishes(599);
        Night warned = score(tenure("max: 100, otherwise: warn"), old).publishes(600);

        assertThat(quarantined.lines(quarantined.rejected()))
                .hasSize(2)
                .last()
                .asString()
                .contains("tenure: above 100");
        assertThat(warned.said()).contains("tenure: above 100: found 1 row; expected none");
    }

    @Test
    void whatCannotBeReadRefusesWhereTheColumnSaysSo() {
        List<String> unreadable =
                changed(3, line -> line.replaceAll("^(c\\d+,\\w+),\\d+", "$1,old"));

        score(tenure("otherwise: refuse"), unreadable)
                .refusedFor("tenure: not a number: found 1 row");
        score(tenure("min: 0"), unreadable).publishes(599);
    }

    @Test
    void aRequiredColumnThatIsNotThereRefuses() {
        String noted =
                project("charge: {type: number, min: 0}", "charge: {type: number, required: true}");

        score(noted, without(3)).refusedFor("column 'charge': found no such column");
    }

    @Test
    void aKeyThatMustBeUniqueRefusesWhereverItsTwinStands() {
        List<String> twins = new ArrayList<>(customers);
        twins.set(599, twins.get(2));

        score(project("id: {type: category}", "id: {type: category, unique: true}"), twins)
                .refusedFor("column 'id': found 1 row with a value that another row has too");
        Night warned =
                score(
                                project(
                                        "id: {type: category}",
                                        "id: {type: category, unique: true, otherwise: warn}"),
                                twins)
                        .publishes(600);
        assertThat(warned.said()).contains("column 'id': found 1 row with a value");
    }

    @Test
    void keysThatRepeatAreToldAndTooManyOfThemRefuse() {
        List<String> some = new ArrayList<>(customers);
        IntStream.rangeClosed(1, 30).forEach(row -> some.set(row + 100, some.get(row)));
        List<String> tooMany = new ArrayList<>(some);
        tooMany.set(500, tooMany.get(1));
        List<String> same = each(line -> line.replaceFirst("^c\\d+", "SAME"));
        List<String> two = List.of(customers.getFirst(), "x,month,3,50", "x,year,9,20");
        String plain = SmallChurn.project("[0.01]");

        Night told = score(plain, some).publishes(600);
        score(plain, tooMany)
                .refusedFor(
                        "key 'id': found key not unique: 31 of 600 rows (5.2 %)",
                        "in all but 5.0 % of the rows (data.max_rejected)");
        score(plain, same).refusedFor("key 'id': found key not unique: the same in all rows, 600");
        score(project("label:", "max_rejected: 90 %\n  label:"), two)
                .refusedFor("the same in all rows, 2 of them");
        Night warned = score(scoring("broken_columns: warn"), same).publishes(600);

        assertThat(told.said())
                .contains("30 of 600 rows (5.0 %) with a key that stands in an earlier row")
                .contains("first in records [101, 102, 103, 104, 105]");
        assertThat(warned.said()).contains("the same in all rows, 600 of them");
    }

    @Test
    void keysOfRowsThatAreNotPublishedRepeatNone() {
        List<String> corrected = new ArrayList<>(customers);
        IntStream.rangeClosed(1, 20)
                .forEach(
                        row ->
                                corrected.add(
                                        corrected
                                                .get(row)
                                                .replaceAll("^(c\\d+,\\w+),\\d+", "$1,no")));

        Night night = score(SmallChurn.project("[0.01]"), corrected).publishes(600);

        assertThat(night.said()).doesNotContain("key not unique");
    }

    @Test
    void ofTheAnswerNothingIsExpected() {
        String strict =
                project(
                        "churn: {type: category, values: [\"no\", \"yes\"]}",
                        "churn: {type: category, values: [\"no\", \"yes\"], required: true, otherwise: refuse}");
        List<String> unknown = customers.stream().map(line -> line + ",later").toList();

        score(strict, customers).publishes(600);
        score(strict, unknown).publishes(600);
    }

    @Test
    void checksOfScoringHoldAndThoseOfTrainingDoNot() {
        String checks =
                "\nchecks: [{rows: {min: 1000}}, {distinct: {column: id, min: 601}, on: both}]\ntrain:";

        score(project("\ntrain:", checks), customers)
                .refusedFor(
                        "distinct of column 'id': found 600 distinct values; expected at least 601");
        score(project("\ntrain:", "\nchecks: [{rows: {min: 1000}}]\ntrain:"), customers)
                .publishes(600);
        score(
                        scoring(
                                "checks: [{holds: \"tenure < 59.0\", otherwise: refuse}, {unique: charge}]"),
                        customers)
                .refusedFor("holds: tenure < 59.0", "unique of column 'charge'");
    }

    @Test
    void aShareOfMissingCellsIsCheckedInScoring() {
        List<String> holes = new ArrayList<>(customers);
        IntStream.rangeClosed(1, 60)
                .forEach(row -> holes.set(row, holes.get(row).replaceAll(",\\d+$", ",")));

        score(scoring("checks: [{missing: {column: charge, max: 9 %}}]"), holes)
                .refusedFor("missing of column 'charge': found 60 of 600 rows missing (10 %)");
        score(scoring("checks: [{missing: {column: charge, max: 10 %}}]"), holes).publishes(600);
    }

    @Test
    void aColumnTheModelGoesByMustBeThereAndSaySomething() {
        score(SmallChurn.project("[0.01]"), without(2))
                .refusedFor(
                        "column 'tenure': found no such column", " % of what version 1 goes by");
        score(SmallChurn.project("[0.01]"), each(line -> line.replaceAll(",\\d+$", ",")))
                .refusedFor("column 'charge': found no value in any of 600 rows");
        score(SmallChurn.project("[0.01]"), each(line -> line.replaceAll(",\\d+$", ",0")))
                .refusedFor("column 'charge': found one value in all of 600 rows");
        score(
                        SmallChurn.project("[0.01]"),
                        each(line -> line.replace("month", "M").replace("year", "Y")))
                .refusedFor(
                        "column 'contract': found 600 of 600 values that the model does not know");
        Night warned =
                score(
                                scoring("broken_columns: warn"),
                                each(line -> line.replaceAll(",\\d+$", ",0")))
                        .publishes(600);
        assertThat(warned.said()).contains("column 'charge': found one value in all of 600 rows");
    }

    @Test
    void fewRowsMayBeAlike() {
        List<String> few =
                List.of(customers.getFirst(), "x1,month,3,50", "x2,month,3,50", "x3,month,3,");

        score(SmallChurn.project("[0.01]"), few).publishes(3);
        score(SmallChurn.project("[0.01]"), few.subList(0, 2)).publishes(1);
    }

    @Test
    void noRowsRefuseUnlessTheProjectFileAllowsIt() {
        List<String> none = List.of(customers.getFirst());

        score(SmallChurn.project("[0.01]"), none)
                .refusedFor("data: found no row; expected at least one");
        score(scoring("checks: [{rows: {min: 1}}]"), none).refusedFor("rows: found 0 rows");
        Night empty = score(scoring("checks: [{rows: {min: 0}}]"), none).publishes(0);
        assertThat(empty.lines(empty.output()).getFirst()).startsWith("id,prediction,score");
    }

    @Test
    void rowsThatAFilterDropsAreNoFaultInTrainingNorInScoring() {
        String filtered =
                project("\ntrain:", "\nclean: [{filter: \"tenure < 30.0\"}]\ntrain:")
                        .replace("project: churn", "project: short");
        shop.write("jobs/short.yaml", filtered);
        List<String> old = changed(10, line -> line.replaceAll("^(c\\d+,\\w+),\\d+", "$1,59"));
        long kept = old.stream().skip(1).filter(line -> tenureOf(line) < 30).count();

        JsonNode trained = json(terminal.train(shop.path("jobs/short.yaml"), "2026-11-22").out());
        Night scored = score("short", filtered, old).publishes((int) kept);

        JsonNode clean = step(trained, "clean");
        assertThat(clean.path("read").asLong())
                .isEqualTo(clean.path("written").asLong() + clean.path("rejected").asLong());
        assertThat(clean.path("rejected").asLong()).isGreaterThan(200);
        assertThat(scored.lines(scored.rejected())).hasSize((int) (600 - kept) + 1);
        assertThat(scored.said()).contains("rows_filtered");
    }

    @Test
    void aStrayLabelIsSetAsideAndTheNightGoesOn() {
        String stray =
                SmallChurn.project("[0.01]")
                        .replace("project: churn", "project: stray")
                        .replace("data/customers.csv", "data/stray.csv")
                        .replace(
                                "churn: {type: category, values: [\"no\", \"yes\"]}",
                                "churn: {type: category, values: [\"no\", \"yes\"], otherwise: quarantine}");
        shop.write("jobs/stray.yaml", stray)
                .write(
                        "data/stray.csv",
                        shop.text("data/customers.csv").replaceFirst(",(yes|no)\n", ",perhaps\n"));

        NightProcess.Said said = terminal.train(shop.path("jobs/stray.yaml"), "2026-11-22");

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(step(json(said.out()), "clean").path("rejected").asLong()).isEqualTo(1);
    }

    @Test
    void aRowThatRefusesIsRefusedInTrainingTooThoughNoProfileShowsIt() {
        shop.write(
                "jobs/strict.yaml",
                project(
                                "\ntrain:",
                                "\nchecks: [{holds: \"tenure < 58.0\", otherwise: refuse}]\ntrain:")
                        .replace("project: churn", "project: strict"));

        NightProcess.Said said = terminal.train(shop.path("jobs/strict.yaml"), "2026-11-22");

        assertThat(said.exit()).isEqualTo(3);
        assertThat(said.err()).contains("holds: tenure < 58.0");
    }

    private static double tenureOf(String line) {
        return Double.parseDouble(line.split(",", -1)[2]);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static JsonNode step(JsonNode run, String name) {
        return run.path("steps")
                .valueStream()
                .filter(step -> step.path("name").asString("").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String project(String found, String instead) {
        String project = SmallChurn.project("[0.01]");
        assertThat(project).contains(found);
        return project.replace(found, instead);
    }

    private static String tenure(String expectations) {
        return project(
                "tenure: {type: number, min: 0}", "tenure: {type: number, " + expectations + "}");
    }

    private static String scoring(String key) {
        return project("score: {", "score: {" + key + ", ");
    }

    private static List<String> changed(int row, Function<String, String> change) {
        List<String> lines = new ArrayList<>(customers);
        lines.set(row, change.apply(lines.get(row)));
        return lines;
    }

    private static List<String> each(Function<String, String> change) {
        List<String> lines = customers.stream().skip(1).map(change).collect(Collectors.toList());
        lines.addFirst(customers.getFirst());
        return lines;
    }

    /// The customers without one of their columns.
    private static List<String> without(int column) {
        return customers.stream()
                .map(
                        line -> {
                            List<String> cells = new ArrayList<>(List.of(line.split(",", -1)));
                            cells.remove(column);
                            return String.join(",", cells);
                        })
                .toList();
    }

    private static Night score(String project, List<String> rows) {
        return score("churn", project, rows);
    }

    private static Night score(String name, String project, List<String> rows) {
        night++;
        shop.write("jobs/" + name + ".yaml", project)
                .write("data/rows-" + night + ".csv", String.join("\n", rows) + "\n");
        Path output = shop.path("out/" + night + ".csv");
        NightProcess.Said said =
                terminal.say(
                        "score",
                        shop.path("jobs/" + name + ".yaml").toString(),
                        "--date",
                        "2026-11-23",
                        "--json",
                        "--input",
                        shop.path("data/rows-" + night + ".csv").toString(),
                        "--output",
                        output.toString());
        return new Night(
                said.exit(),
                said.out() + said.err(),
                output,
                output.resolveSibling(output.getFileName() + ".rejected.csv"));
    }
}
