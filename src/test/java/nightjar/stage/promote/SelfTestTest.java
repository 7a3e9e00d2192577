package nightjar.stage.promote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import nightjar.durable.Json;
import nightjar.durable.WholeFiles;
import nightjar.project.ProjectSpec;
import nightjar.project.grammar.SpecReader;
import nightjar.registry.Registry;
import nightjar.source.RawRecords;
import nightjar.source.parquet.ParquetParts;
import nightjar.stage.train.FittedModel;
import nightjar.table.ColumnType;
import nightjar.table.DateColumn;
import nightjar.table.Field;
import nightjar.table.Matrix;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import nightjar.table.TextColumn;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.Terminal;
import nightjar.testing.Workshop;
import nightjar.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the records of a canary tell apart, by a small tree over numbers with a decimal comma, a date and a category with gaps.
class SelfTestTest {

    private static final String PROJECT =
            """
            project: parcels
            goal: {statement: Parcels arrive, owner: desk, decision: call}
            data:
              source: {csv: data/parcels.csv, separator: ";"}
              key: id
              label: {column: late, positive: "ja"}
              columns:
                id: {type: text}
                weight: {type: number, min: 0, max: 5000}
                size: {type: number}
                sent: {type: date, format: dd.MM.yyyy}
                kind: {type: category}
                late: {type: category, values: ["ja", "nein"]}
            clean:
              - {trim: all}
              - {missing: ["?"]}
              - {numbers: {columns: [weight, size], locale: de}}
              - {replace: {column: kind, values: {xprs: express}}}
              - {clip: {column: weight, min: 0.5, max: 40}}
              - {impute: {column: kind, value: letter}}
            train:
              holdout: {fraction: 0.3, seed: 3}
              metric: auc
              trials: 1
              candidates: {logistic: {lambda: 0.01}}
            gate: [{metric: auc, min: 0.5}]
            """;

    @TempDir private static Path folder;
    private static SelfTestedVersion version;
    private static String project;

    @BeforeAll
    static void train() {
        version = trained(folder.resolve("rows"), PROJECT);
        project = new String(version.files().get("project.yaml"), StandardCharsets.UTF_8);
    }

    private static SelfTestedVersion trained(Path place, String text) {
        Workshop shop =
                new Workshop(place)
                        .write("jobs/parcels.yaml", text)
                        .write("data/parcels.csv", parcels());
        Said said = Terminal.of(shop).train(shop.path("jobs/parcels.yaml"), "2026-11-22");
        assertThat(said.exit()).as(said.err()).isZero();
        try (Workspace workspace = Workspace.open(shop.home(), null, InstantSource.system())) {
            Registry registry = workspace.registry();
            return SelfTestedVersion.loadInEveryLocale(
                    registry, registry.version("parcels", 1).orElseThrow());
        }
    }

    private static String parcels() {
        Random random = new Random(8);
        StringBuilder csv = new StringBuilder("id;weight;size;sent;kind;late\n");
        List<String> kinds = List.of("letter", "express", "xprs", " box ", "?");
        for (int row = 1; row <= 300; row++) {
            int weight = random.nextInt(60);
            int kind = random.nextInt(kinds.size());
            csv.append(
                    String.format(
                            Locale.ROOT,
                            "p%s;%s,%s;%s;%02d.%02d.2025;%s;%s\n",
                            row,
                            weight,
                            random.nextInt(10),
                            random.nextInt(9) == 0 ? "" : "1.00" + random.nextInt(10),
                            1 + random.nextInt(28),
                            1 + random.nextInt(12),
                            kinds.get(kind),
                            weight + 10 * kind + random.nextInt(40) > 70 ? "ja" : "nein"));
        }
        return csv.toString();
    }

    @Test
    void holdsRawRecordsAndNeitherKeyNorLabel() {
        RecordSelfTest canary = (RecordSelfTest) version.canary();

        assertThat(canary.canary().made()).isEqualTo(SelfTestRows.Made.DRAWN);
        assertThat(canary.canary().whole().form())
                .isEqualTo(new RawRecords.Form.Csv(';', '"', "UTF-8"));
        assertThat(canary.canary().whole().columns())
                .extracting(Field::name)
                .containsExactly("weight", "size", "sent", "kind");
        assertThat(canary.canary().whole().rows()).hasSize(16);
        assertThat(canary.outcomes().stream().filter(one -> one.scores() == null).count())
                .isPositive();
        assertThat(lives(version.model(), project)).isTrue();
    }

    @Test
    void tellsThatAPlanReadsAnotherColumnOrFillsGapsWithSomethingElse() {
        FittedModel another = planned("\"column\" : \"weight\"", "\"column\" : \"size\"");
        FittedModel filled = planned("\"fill\" : [0-9.]+", "\"fill\" : 7.25");

        assertThat(lives(another, project)).isFalse();
        assertThat(lives(filled, project)).isFalse();
    }

    private static FittedModel planned(String pattern, String replacement) {
        Map<String, byte[]> files = new TreeMap<>(version.files());
        String plan = new String(files.get("plan.json"), StandardCharsets.UTF_8);
        String changed = plan.replaceAll(pattern, replacement);
        assertThat(changed).isNotEqualTo(plan);
        files.put("plan.json", changed.getBytes(StandardCharsets.UTF_8));
        return FittedModel.read(files);
    }

    @Test
    void tellsThatCleaningChanged() {
        for (String[] change :
                List.of(
                        new String[] {"max: 40}", "max: 45}"},
                        new String[] {"value: letter}", "value: box}"},
                        new String[] {"{xprs: express}", "{xprs: letter}"},
                        new String[] {"[\"?\"]", "[\"??\"]"},
                        new String[] {"locale: de", "locale: en"},
                        new String[] {"format: dd.MM.yyyy", "format: yyyy-MM-dd"},
                        new String[] {"  - {trim: all}\n", ""},
                        new String[] {
                            "{type: category}\n",
                            "{type: category, values: [letter], otherwise: quarantine}\n"
                        })) {
            String changed = project.replace(change[0], change[1]);

            assertThat(changed).as(change[0]).isNotEqualTo(project);
            assertThat(lives(version.model(), changed)).as(Arrays.toString(change)).isFalse();
        }
    }

    @Test
    void keepsNoRowWhereRowsMayNotBeKept() {
        SelfTestedVersion made = trained(folder.resolve("made"), PROJECT + "privacy: synthetic\n");
        RecordSelfTest canary = (RecordSelfTest) made.canary();

        assertThat(canary.canary().made()).isEqualTo(SelfTestRows.Made.SYNTHETIC);
        assertThat(canary.livesWith(made.model(), made.spec())).isTrue();
        assertThat(canary.canary().whole().rows())
                .extracting(List::getLast)
                .allMatch(kind -> kind.startsWith("text "));
        assertThat(canary.livesWith(made.model(), spec(project.replace("max: 40}", "max: 45}"))))
                .isFalse();
    }

    @Test
    void recordsOfParquetKeepTheirTypes() throws IOException {
        Path place = folder.resolve("typed");
        Workshop shop =
                new Workshop(place)
                        .write(
                                "jobs/parcels.yaml",
                                PROJECT.replace(
                                                "{csv: data/parcels.csv, separator: \";\"}",
                                                "{parquet: data/part-00000.parquet}")
                                        .replace(
                                                "  - {numbers: {columns: [weight, size], locale: de}}\n",
                                                "")
                                        .replace(", format: dd.MM.yyyy", ""));
        new ParquetParts(shop.path("data"), WholeFiles.UNGUARDED).write(0, List.of(typed()));
        Said said = Terminal.of(shop).train(shop.path("jobs/parcels.yaml"), "2026-11-22");
        assertThat(said.exit()).as(said.err()).isZero();

        try (Workspace workspace = Workspace.open(shop.home(), null, InstantSource.system())) {
            Registry registry = workspace.registry();
            SelfTestedVersion sound =
                    SelfTestedVersion.load(registry, registry.version("parcels", 1).orElseThrow());
            RecordSelfTest canary = (RecordSelfTest) sound.canary();

            assertThat(canary.canary().whole().form()).isEqualTo(new RawRecords.Form.Parquet());
            assertThat(canary.canary().whole().columns())
                    .extracting(Field::type)
                    .containsExactly(
                            ColumnType.NUMBER, ColumnType.NUMBER, ColumnType.DATE, ColumnType.TEXT);
            assertThat(canary.isScored()).isTrue();
            assertThat(
                            canary.livesWith(
                                    sound.model(),
                                    spec(
                                            shop.text("jobs/parcels.yaml")
                                                    .replace("max: 40}", "max: 41}"))))
                    .isFalse();
        }
    }

    private static RecordBatch typed() {
        Random random = new Random(4);
        int rows = 300;
        String[] keys = new String[rows];
        double[] weights = new double[rows];
        double[] sizes = new double[rows];
        long[] days = new long[rows];
        @Nullable String[] kinds = new String[rows];
        String[] answers = new String[rows];
        for (int row = 0; row < rows; row++) {
            keys[row] = "p" + row;
            weights[row] = random.nextInt(600) / 10.0;
            sizes[row] = row % 9 == 0 ? Double.NaN : random.nextInt(1000);
            days[row] = (20_000 + random.nextInt(300)) * 86_400_000L;
            kinds[row] = row % 7 == 0 ? null : "kind " + row % 3;
            answers[row] = weights[row] + random.nextInt(40) > 45 ? "ja" : "nein";
        }
        long[] numbers = LongStream.rangeClosed(1, rows).toArray();
        return new RecordBatch(
                new Schema(
                        List.of(
                                new Field("id", ColumnType.TEXT),
                                new Field("weight", ColumnType.NUMBER),
                                new Field("size", ColumnType.NUMBER),
                                new Field("sent", ColumnType.DATE),
                                new Field("kind", ColumnType.TEXT),
                                new Field("late", ColumnType.TEXT))),
                List.of(
                        TextColumn.of(keys),
                        new NumberColumn(weights),
                        new NumberColumn(sizes),
                        new DateColumn(days),
                        TextColumn.of(kinds),
                        TextColumn.of(answers)),
                numbers,
                numbers);
    }

    @Test
    void readsTheCanaryOfVersionsThatHaveNoRecords() {
        FittedModel model = version.model();
        int columns = model.model().features();
        float[] cells = new float[2 * columns];
        Arrays.fill(cells, 0.5f);
        double[] predictions = model.predict(new Matrix(2, columns, cells));
        byte[] json =
                Json.bytes(
                        Map.of(
                                "rows",
                                2,
                                "columns",
                                columns,
                                "cells",
                                cells,
                                "predictions",
                                predictions));
        predictions[0] += 0.25;
        byte[] other =
                Json.bytes(
                        Map.of(
                                "rows",
                                2,
                                "columns",
                                columns,
                                "cells",
                                cells,
                                "predictions",
                                predictions));

        assertThat(SelfTest.read(json).rows()).isEqualTo(2);
        assertThat(SelfTest.read(json).livesWith(model, spec(project))).isTrue();
        assertThat(SelfTest.read(other).livesWith(model, spec(project))).isFalse();
    }

    @Test
    void recordsAreReadBackCellByCell() {
        for (RawRecords.Form form :
                List.of(
                        new RawRecords.Form.Csv('|', '\'', "UTF-16LE"),
                        new RawRecords.Form.Csv(';', '"', "windows-1252"),
                        new RawRecords.Form.Parquet())) {
            List<Field> columns =
                    List.of(new Field("Größe", ColumnType.TEXT), new Field("b", ColumnType.TEXT));
            RawRecords records =
                    new RawRecords(
                            form,
                            columns,
                            List.of(List.of("a'b\"c|;d", ""), List.of("two\nlines", " ş١ ")));

            var read = records.read().rows();

            assertThat(
                            List.of(
                                    RawRecords.cells(read, 0, columns),
                                    RawRecords.cells(read, 1, columns)))
                    .as(form.toString())
                    .isEqualTo(records.rows());
        }
    }

    private static boolean lives(FittedModel model, String text) {
        return version.canary().livesWith(model, spec(text));
    }

    private static ProjectSpec spec(String text) {
        return SpecReader.read(text, "parcels.yaml", folder, folder).spec();
    }
}
