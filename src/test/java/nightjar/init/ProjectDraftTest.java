package nightjar.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nightjar.ledger.RunFolder;
import nightjar.project.ColumnSpec;
import nightjar.project.ProjectSpec;
import nightjar.project.grammar.SpecReader;
import nightjar.project.training.CleanRule;
import nightjar.source.LocalFile;
import nightjar.table.ColumnType;
import nightjar.table.DataRejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Drafts of files as they come: what is written must read back as a project file that means what the data say.
class ProjectDraftTest {

    @TempDir Path folder;

    private ProjectDraft draft(String data, Charset charset, String label) throws IOException {
        return draft(data, charset, label, false);
    }

    private ProjectDraft draft(String data, Charset charset, String label, boolean classes)
            throws IOException {
        Path file = Files.write(folder.resolve("d.csv"), data.getBytes(charset));
        return ProjectDraft.of(
                LocalFile.at(file).open(1000),
                new Wishes("d", "d.csv", "csv", label, null, null, classes),
                new RunFolder(
                        Files.createDirectories(folder.resolve("scratch")),
                        nightjar.durable.WholeFiles.UNGUARDED));
    }

    private ProjectSpec read(ProjectDraft draft) {
        return SpecReader.read(draft.yaml(), "d.yaml", folder.resolve("d.yaml"), folder).spec();
    }

    private static Map<String, ColumnType> types(ProjectSpec spec) {
        return spec.data().columns().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().type()));
    }

    private static String lines(
            String header, int count, java.util.function.IntFunction<String> line) {
        return header
                + "\n"
                + IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n"))
                + "\n";
    }

    @Test
    void givesOneSpellingToWhatDiffersInCaseOnly() throws IOException {
        String[] truths = {"TRUE", "true", "True", "true", "False", "FALSE", "False"};
        String[] towns = {"Orl\u00e9ans", "Orle\u0301ans", "Paris"};
        String data =
                lines(
                        "id,town,ok",
                        400,
                        i -> "k%d,%s,%s".formatted(i, towns[i % 3], truths[i % 7]));

        ProjectSpec spec = read(draft(data, StandardCharsets.UTF_8, "ok"));

        assertThat(spec.clean())
                .contains(
                        new CleanRule.Replace(
                                "ok", Map.of("TRUE", "true", "True", "true", "FALSE", "False")),
                        new CleanRule.Replace("town", Map.of("Orle\u0301ans", "Orl\u00e9ans")));
        assertThat(spec.data().columns().get("ok"))
                .extracting(ColumnSpec::values)
                .isEqualTo(List.of("False", "true"));
        assertThat(spec.data().label().positive()).isEqualTo("true");
    }

    @Test
    void saysThatNoRowReads() {
        String data = lines("id,town,ok", 30, i -> i + ",a\0b," + (i % 2 == 0 ? "y" : "n"));

        assertThatThrownBy(() -> draft(data, StandardCharsets.UTF_8, "ok"))
                .isInstanceOf(DataRejected.class)
                .hasMessageStartingWith("None of the 30 rows can be read as the header says");
    }

    @Test
    void readsNumbersWithCommasAndWordsForNoValue() throws IOException {
        String data =
                lines(
                        "Nr; Umsatz (€);Größe;Kündigung",
                        400,
                        i ->
                                i
                                        + ";"
                                        + (i % 20 == 0
                                                ? "k.A."
                                                : "%d.%03d,5".formatted(i % 9 + 1, i))
                                        + ";"
                                        + (i % 3 == 0 ? "groß" : "klein")
                                        + ";"
                                        + (i % 4 == 0 ? "ja" : "nein"));

        ProjectSpec spec = read(draft(data, Charset.forName("windows-1252"), "Kündigung"));

        assertThat(types(spec))
                .isEqualTo(
                        Map.of(
                                "Nr", ColumnType.TEXT,
                                "Umsatz (€)", ColumnType.NUMBER,
                                "Größe", ColumnType.CATEGORY,
                                "Kündigung", ColumnType.CATEGORY));
        assertThat(spec.data().key()).isEqualTo("Nr");
        assertThat(spec.data().label().positive()).isEqualTo("ja");
        assertThat(spec.clean())
                .contains(
                        new CleanRule.MissingMarkers(List.of("k.A."), List.of("Umsatz (€)")),
                        new CleanRule.Numbers(List.of("Umsatz (€)"), "de"));
    }

    @Test
    void readsMoneyAndPercentages() throws IOException {
        String data =
                lines(
                        "house,price,discount,sold",
                        300,
                        i -> "h%d,\"$%d,%03d.50\",%d%%,%d.5".formatted(i, i % 7 + 1, i, i % 40, i));

        ProjectSpec spec = read(draft(data, StandardCharsets.UTF_8, "sold"));

        assertThat(types(spec))
                .containsEntry("price", ColumnType.NUMBER)
                .containsEntry("discount", ColumnType.NUMBER);
        assertThat(spec.clean())
                .contains(new CleanRule.Numbers(List.of("price", "discount"), "en"));
    }

    @Test
    void quotesNamesAndValuesThatYamlWouldTakeForSomethingElse() throws IOException {
        String data =
                lines(
                        "id,\"a: b\",#hash,true,null,- dash,\"quote\"\"d\",label",
                        200,
                        i ->
                                "k%d,%s,%s,%s,%d,%d.5,%d,%s"
                                        .formatted(
                                                i,
                                                i % 2 == 0 ? "c: d" : "# e",
                                                i % 2 == 0 ? "yes" : "null x",
                                                i % 3 == 0 ? "{a}" : "[b]",
                                                i,
                                                i,
                                                -i,
                                                i % 5 < 2 ? "on" : "off"));

        ProjectSpec spec = read(draft(data, StandardCharsets.UTF_8, "label"));

        assertThat(spec.data().columns().keySet())
                .containsExactly(
                        "id", "a: b", "#hash", "true", "null", "- dash", "quote\"d", "label");
        assertThat(values(spec, "a: b")).containsExactly("# e", "c: d");
        assertThat(values(spec, "#hash")).containsExactly("null x", "yes");
        assertThat(values(spec, "true")).containsExactly("[b]", "{a}");
        assertThat(spec.data().label().positive()).isEqualTo("on");
    }

    private static List<String> values(ProjectSpec spec, String column) {
        ColumnSpec declared = spec.data().columns().get(column);
        return declared == null ? List.of() : declared.values();
    }

    @Test
    void leavesOutWhatGivesTheLabelAwayAndSaysSo() throws IOException {
        String data =
                lines(
                        "id,leak,x,y",
                        300,
                        i ->
                                "%d,z%d,%d,%s"
                                        .formatted(
                                                i,
                                                i % 3 == 0 ? 1 : 0,
                                                (i * 7919) % 101,
                                                i % 3 == 0 ? "yes" : "no"));

        ProjectDraft draft = draft(data, StandardCharsets.UTF_8, "y");

        assertThat(draft.warnings()).anyMatch(one -> one.contains("'leak' GIVES THE LABEL AWAY"));
        assertThat(read(draft).data().columns()).containsOnlyKeys("id", "x", "y");
    }

    @Test
    void leavesOutRulesOnColumnsThatItDoesNotRead() throws IOException {
        String data =
                lines(
                        "id;same;leak;word;x;y",
                        300,
                        i ->
                                "k%d;1.000,50;%s;%s;%d;%s"
                                        .formatted(
                                                i,
                                                i % 3 == 0 ? "2.000,50" : "1.000,25",
                                                i % 3 == 0 ? "JA" : i % 3 == 1 ? "Nein" : "nein",
                                                (i * 7919) % 101,
                                                i % 3 == 0 ? "yes" : "no"));

        ProjectDraft draft = draft(data, StandardCharsets.UTF_8, "y");

        assertThat(read(draft).data().columns()).containsOnlyKeys("id", "x", "y");
        assertThat(draft.yaml())
                .contains("  # - {numbers: {columns: [same, leak], locale: de}}\n")
                .contains("  # - {replace: {column: word, ");
    }

    @Test
    void takesManyTextsForClassesWhereThereAreRowsEnoughOfEach() throws IOException {
        String data =
                lines("id,x,letter", 520, i -> "k%d,%d,%c".formatted(i, i % 26, 'a' + i % 26));

        ProjectDraft draft = draft(data, StandardCharsets.UTF_8, "letter");

        assertThat(draft.yaml()).contains("label: {column: letter}  # 26 classes\n");
        assertThat(types(read(draft))).containsEntry("letter", ColumnType.CATEGORY);
    }

    @Test
    void refusesClassesOfTooFewRowsUnlessSomebodySaysThatTheyAre() throws IOException {
        String data = lines("id,x,name", 30, i -> "k%d,%d,name %d".formatted(i, i, i % 10));

        assertThatThrownBy(() -> draft(data, StandardCharsets.UTF_8, "name"))
                .isInstanceOf(DataRejected.class)
                .hasMessage(
                        "The label 'name' has 10 different texts in 30 rows. Expected numbers, or classes of 5 rows each on average, which makes at most 6 here. If they are classes all the same, say so with --classes; name another column with --label");
        assertThat(draft(data, StandardCharsets.UTF_8, "name", true).yaml())
                .contains("# 10 classes");
    }

    @Test
    void saysThatAFewWholeNumbersMayBeClasses() throws IOException {
        String data = lines("id,x,grade", 90, i -> "k%d,%d,%d".formatted(i, i, i % 3 + 1));

        ProjectDraft number = draft(data, StandardCharsets.UTF_8, "grade");
        ProjectDraft classes = draft(data, StandardCharsets.UTF_8, "grade", true);

        assertThat(number.yaml()).contains("# 3 values: a number, or classes? Taken as a number;");
        assertThat(number.warnings())
                .anyMatch(one -> one.startsWith("The label 'grade' has 3 values, all whole"));
        assertThat(classes.yaml()).contains("label: {column: grade}  # 3 classes\n");
        assertThat(types(read(classes))).containsEntry("grade", ColumnType.CATEGORY);
        assertThat(classes.warnings()).noneMatch(one -> one.contains("a number, or classes"));
    }

    @Test
    void saysThatNoColumnIsLeftToLearnFrom() throws IOException {
        String data = lines("id,same,y", 90, i -> "k%d,1,%s".formatted(i, i % 2 == 0 ? "a" : "b"));

        assertThat(draft(data, StandardCharsets.UTF_8, "y").warnings())
                .anyMatch(one -> one.startsWith("No column is left to learn from"));
    }

    @Test
    void refusesALabelThatIsNotThereWithTheNearestName() {
        assertThatThrownBy(() -> draft("id,churn\n1,yes\n", StandardCharsets.UTF_8, "chrun"))
                .isInstanceOf(DataRejected.class)
                .hasMessageContaining("Did you mean 'churn'?");
    }
}
