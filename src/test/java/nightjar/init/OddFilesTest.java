package nightjar.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nightjar.durable.WholeFiles;
import nightjar.ledger.RunFolder;
import nightjar.project.ColumnSpec;
import nightjar.project.ProjectSpec;
import nightjar.project.ScoreSpec;
import nightjar.project.SourceSpec;
import nightjar.project.grammar.SpecReader;
import nightjar.project.training.CleanRule;
import nightjar.project.training.CleanRule.Numbers.Censored;
import nightjar.project.training.CleanRule.Numbers.Negative;
import nightjar.source.LocalFile;
import nightjar.table.ColumnType;
import nightjar.table.DataRejected;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are not quite what they look like: the draft reads them all the same, and says what it decided.
class OddFilesTest {

    private static final int ROWS = 300;

    @TempDir Path folder;

    private ProjectDraft draft(String data) throws IOException {
        Path file = Files.writeString(folder.resolve("d.csv"), data);
        return ProjectDraft.of(
                LocalFile.at(file).open(100),
                new Wishes("d", "d.csv", "csv", "bought", null, null, false),
                new RunFolder(
                        Files.createDirectories(folder.resolve("scratch")), WholeFiles.UNGUARDED));
    }

    private ProjectSpec read(ProjectDraft draft) {
        return SpecReader.read(draft.yaml(), "d.yaml", folder.resolve("d.yaml"), folder).spec();
    }

    /// `id`, one column `x` and the label, with a separator that no cell has.
    private static String withColumn(IntFunction<String> cells) {
        return "id;x;bought\n" + rows(i -> i + ";" + cells.apply(i) + ";" + bought(i));
    }

    private static String rows(IntFunction<String> row) {
        return IntStream.range(0, ROWS).mapToObj(row).collect(Collectors.joining("\n")) + "\n";
    }

    private static String bought(int i) {
        return i % 3 == 0 ? "yes" : "no";
    }

    private ColumnSpec x(ProjectDraft draft) {
        return Objects.requireNonNull(read(draft).data().columns().get("x"));
    }

    private static List<CleanRule> withoutUsual(ProjectSpec spec) {
        return spec.clean().stream()
                .filter(rule -> !(rule instanceof CleanRule.Trim))
                .filter(rule -> !(rule instanceof CleanRule.Duplicates))
                .toList();
    }

    private static CleanRule numbers(
            @Nullable String locale,
            @Nullable Negative negative,
            @Nullable Censored censored,
            @Nullable String unit) {
        return new CleanRule.Numbers(List.of("x"), locale, negative, censored, unit);
    }

    @Test
    void writesDownWhatStandsAboveTheHeader() throws IOException {
        String rows = "id,x,bought\n" + rows(i -> i + "," + i % 7 + "," + bought(i));

        ProjectSpec titled = read(draft("Purchases of May\n\n" + rows));
        ProjectSpec commented = read(draft("#by Ada\n#in May, June\n" + rows));

        assertThat(titled.data().source())
                .isEqualTo(new SourceSpec.Csv("d.csv", null, null, null, null, 2, null));
        assertThat(commented.data().source())
                .isEqualTo(new SourceSpec.Csv("d.csv", null, null, null, null, null, '#'));
        assertThat(commented.score())
                .extracting(ScoreSpec::source)
                .isEqualTo(new SourceSpec.Csv("d-${date}.csv", null, null, null, null, null, '#'));
    }

    @Test
    void saysHowManyRowsQuotesWouldCost() throws IOException {
        String data =
                "id\tx\tbought\n"
                        + rows(i -> i + "\t" + (i % 10 == 0 ? "\"A\" b" : "c") + "\t" + bought(i));

        ProjectDraft draft = draft(data);

        assertThat(((SourceSpec.Csv) read(draft).data().source()).quote())
                .isEqualTo(SourceSpec.Csv.NO_QUOTE);
        assertThat(x(draft).values()).containsExactly("\"A\" b", "c");
        assertThat(draft.warnings().getFirst())
                .startsWith("30 of 300 rows would be rejected if quotes were read as quotes");
    }

    @Test
    void saysWhatCouldNotBeReadAndThatARunWouldRefuseIt() throws IOException {
        String data =
                withColumn(i -> i % 7 + (i % 4 == 0 ? ";more" : "")) + "900;\"a\" b;yes\n900;1\n";

        ProjectDraft draft = draft(data);

        assertThat(draft.warnings().subList(0, 2))
                .containsExactly(
                        "77 of 302 rows cannot be read: 75 rows have 4 cells, the header 3 (lines 2, 6, 10 …); 1 × quote: text follows a closing quote; expected a separator or the end of the line (line 302); 1 row has 2 cells, the header 3 (line 303).",
                        "A run accepts 5 % at most and would refuse these data: mend the file; or, if these rows may be lost, write `max_rejected: 31 %` under `data`.");
        assertThat(draft.yaml()).contains("\n  # max_rejected: 31 %\n");
        assertThat(read(draft).data().maxRejected()).isEqualTo(0.05);
    }

    @Test
    void saysThatAFewRowsAreSetAside() throws IOException {
        ProjectDraft draft = draft(withColumn(i -> i % 7 + (i == 40 ? ";more" : "")));

        assertThat(draft.warnings().get(1))
                .isEqualTo("A run sets them aside, and accepts 5 % at most (data.max_rejected).");
        assertThat(draft.yaml()).doesNotContain("max_rejected: ");
    }

    @Test
    void refusesRowsWithMoreCellsThanTheHeaderInWords() {
        String data = "id;bought\n" + rows(i -> i + ";" + bought(i) + ";5");

        assertThatThrownBy(() -> draft(data))
                .isInstanceOf(DataRejected.class)
                .hasMessageContaining("300 rows have 3 cells, the header 2 (lines 2, 3, 4 …)");
    }

    @Test
    void takesAHeaderInTheMiddleForNoValue() throws IOException {
        String once = "id;x;bought\n" + rows(i -> i + ";" + (i + 0.5) + ";" + bought(i));

        ProjectDraft draft = draft(once + once.replace("\n", "\n1"));

        assertThat(x(draft).type()).isEqualTo(ColumnType.NUMBER);
        assertThat(read(draft).data().columns().get("bought"))
                .extracting(ColumnSpec::values)
                .isEqualTo(List.of("no", "yes"));
        assertThat(draft.warnings().getFirst()).contains("the names of the columns again");
    }

    @Test
    void takesValuesThatDifferInNothingVisibleForOne() throws IOException {
        String[] towns = {"New York", "New\u00a0York", "New \u200bYork\u3000", "\ufeffOslo"};

        ProjectDraft draft = draft(withColumn(i -> towns[i % 4]));

        assertThat(x(draft).values()).containsExactly("New York", "Oslo");
        assertThat(withoutUsual(read(draft)))
                .containsExactly(
                        new CleanRule.Replace(
                                "x",
                                Map.of(
                                        "New\u00a0York", "New York",
                                        "New \u200bYork", "New York")));
    }

    @Test
    void findsFurtherSpellingsBehindTheFirstRows() throws IOException {
        ProjectDraft draft =
                draft(withColumn(i -> i < 250 ? i % 2 == 0 ? "Café" : "Bar" : "Cafe\u0301"));

        assertThat(x(draft).values()).containsExactly("Bar", "Café");
        assertThat(withoutUsual(read(draft)))
                .containsExactly(new CleanRule.Replace("x", Map.of("Cafe\u0301", "Café")));
    }

    @Test
    void saysThatTextsDifferInNothingVisible() throws IOException {
        ProjectDraft draft =
                draft(withColumn(i -> "no. " + i / 2 + (i % 2 == 0 ? " é" : " e\u0301")));

        assertThat(draft.warnings())
                .anyMatch(
                        warning -> warning.contains("differ from others in nothing that is seen"));
    }

    @Test
    void readsNumbersThatAreWrittenInOneOtherWay() throws IOException {
        assertThat(
                        withoutUsual(
                                read(
                                        draft(
                                                withColumn(
                                                        i ->
                                                                i % 5 == 0
                                                                        ? "(1,0" + i % 90 + ")"
                                                                        : "7")))))
                .hasSize(1);
        assertThat(rule(i -> i % 5 == 0 ? "($" + i + ".50)" : "$" + i))
                .isEqualTo(numbers(null, Negative.PARENTHESES, null, null));
        assertThat(rule(i -> i % 5 == 0 ? i + ".25-" : i + ".5"))
                .isEqualTo(numbers(null, Negative.TRAILING, null, null));
        assertThat(rule(i -> i % 9 == 0 ? "<5" : i % 9 == 1 ? "500+" : i + ".5"))
                .isEqualTo(numbers(null, null, Censored.BOUND, null));
        assertThat(rule(i -> i + " kg")).isEqualTo(numbers(null, null, null, "kg"));
        assertThat(rule(i -> "CHF " + i + ",5")).isEqualTo(numbers("de", null, null, "CHF"));
        assertThat(rule(i -> "0," + (i + 100))).isEqualTo(numbers("de", null, null, null));
    }

    private CleanRule rule(IntFunction<String> cells) throws IOException {
        ProjectDraft draft = draft(withColumn(cells));
        assertThat(x(draft).type()).isEqualTo(ColumnType.NUMBER);
        assertThat(withoutUsual(read(draft))).hasSize(1);
        return withoutUsual(read(draft)).getFirst();
    }

    @Test
    void takesNoCodesAndNoBandsForNumbers() throws IOException {
        for (IntFunction<String> cells :
                List.<IntFunction<String>>of(
                        i -> "A" + i,
                        i -> 1000 + i + " AB".substring(0, 2) + (char) ('A' + i % 26),
                        i -> i % 2 == 0 ? "<" + i : i + "+")) {
            ProjectDraft draft = draft(withColumn(cells));

            assertThat(x(draft).type()).isEqualTo(ColumnType.TEXT);
            assertThat(withoutUsual(read(draft))).isEmpty();
        }
    }

    @Test
    void readsDatesWithShortYearsAndNamesOfMonths() throws IOException {
        assertThat(x(draft(withColumn(i -> i % 11 + 1 + "/" + (i % 28 + 1) + "/24"))).format())
                .isEqualTo("M/d/yy");
        assertThat(x(draft(withColumn(i -> i % 28 + 1 + ".12.99"))).format()).isEqualTo("d.M.yy");
        assertThat(x(draft(withColumn(i -> 10 + i % 17 + "-MAR-2024"))).format())
                .isEqualTo("d-MMM-yyyy");
        assertThat(draft(withColumn(i -> i % 28 + 1 + ".12.99")).yaml())
                .contains("years 69 to 99 are those of the last century");
    }

    @Test
    void saysWhyNearlyNumbersAndNearlyDatesAreTexts() throws IOException {
        ProjectDraft numbers = draft(withColumn(i -> i % 6 == 0 ? "ca. " + i : i + ".5"));
        ProjectDraft dates =
                draft(withColumn(i -> i % 6 == 0 ? "May of " + i : "2026-02-" + (10 + i % 17)));

        assertThat(x(numbers).type()).isEqualTo(ColumnType.TEXT);
        assertThat(numbers.yaml())
                .contains("# different in every row; 83 % of the cells are numbers");
        assertThat(numbers.warnings())
                .anyMatch(
                        warning ->
                                warning.startsWith(
                                        "Column 'x': 83 % of the cells are numbers, but not all, such as ca. 0: read as text"));
        assertThat(dates.warnings())
                .anyMatch(
                        warning ->
                                warning.contains(
                                        "dates of the form ISO-8601, but not all, such as May of 0"));
    }

    @Test
    void saysThatThousandsMayBeDecimalsUnlessOtherColumnsTell() throws IOException {
        ProjectDraft doubt = draft(withColumn(i -> i % 2 == 0 ? "" + (300 + i) : "2." + (300 + i)));
        ProjectDraft told =
                draft(
                        "id;x;price;bought\n"
                                + rows(i -> i + ";2." + (300 + i) + ";" + i + ",5;" + bought(i)));
        ProjectDraft plain = draft(withColumn(i -> "0." + (300 + i)));

        assertThat(withoutUsual(read(doubt))).isEmpty();
        assertThat(doubt.yaml())
                .contains("thousands or decimals? The data do not tell; taken for decimals")
                .contains("  # - {numbers: {columns: [x], locale: de}}  # instead, if so\n");
        assertThat(doubt.warnings()).anyMatch(w -> w.contains("thousands or decimals?"));
        assertThat(withoutUsual(read(told)))
                .containsExactly(new CleanRule.Numbers(List.of("x", "price"), "de"));
        assertThat(plain.warnings()).noneMatch(w -> w.contains("thousands"));
    }

    @Test
    void keepsNaAmongCodesOfTwoLettersAndNowhereElse() throws IOException {
        String[] lands = {"AO", "BW", "NA", "ZM"};
        ProjectDraft draft =
                draft(
                        "id;x;size;bought\n"
                                + rows(
                                        i ->
                                                i
                                                        + ";"
                                                        + lands[i % 4]
                                                        + ";"
                                                        + (i % 9 == 0 ? "NA" : "" + i)
                                                        + ";"
                                                        + bought(i)));

        assertThat(x(draft).values()).containsExactly("AO", "BW", "NA", "ZM");
        assertThat(withoutUsual(read(draft)))
                .containsExactly(
                        new CleanRule.MissingMarkers(
                                List.of("NA"), List.of("id", "size", "bought")));
        assertThat(draft.yaml())
                .contains("  # - {missing: {markers: [NA], columns: [x]}}  # instead, if so\n");
        assertThat(draft.warnings()).anyMatch(w -> w.contains("such as that of Namibia"));
    }

    @Test
    void quotesNamesOfEveryKind() throws IOException {
        String names = "id,2019,2020,\"a \"\"b\"\"\",\"c\nd\",true,~, - ,x: y,#n,bought";

        ProjectSpec spec =
                read(
                        draft(
                                names
                                        + "\n"
                                        + rows(
                                                i ->
                                                        i
                                                                + ",1.5,2,3,4,5,6,7,8,"
                                                                + i
                                                                + ","
                                                                + bought(i))));

        assertThat(spec.clean()).isNotEmpty();
        assertThat(draft(names + "\n" + rows(i -> i + ",1.5," + "9,".repeat(8) + bought(i))).yaml())
                .contains("\"2019\":", "\"a \\\"b\\\"\":", "\"c\\nd\":", "\"true\":", "\"~\":");
    }
}
