package nightjar.stage.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nightjar.durable.WholeFiles;
import nightjar.ledger.RunFolder;
import nightjar.pass.BatchReader;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.project.ProjectSpec;
import nightjar.project.grammar.SpecReader;
import nightjar.source.LocalFile;
import nightjar.stage.explore.ColumnProfile;
import nightjar.stage.explore.ExploreStage;
import nightjar.stage.explore.Profile;
import nightjar.table.RecordBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SameReadingTest {

    private static final List<String> ODD =
            List.of(
                    "1",
                    "1.0",
                    " 2 ",
                    "NA",
                    "na",
                    "",
                    "x",
                    "1e3",
                    "1e400",
                    "NaN",
                    "007",
                    "1.234,5",
                    "(3)",
                    "<10",
                    "12 kg",
                    "2026-01-31",
                    "2026-02-30",
                    "31.01.2026",
                    "9007199254740993",
                    "true",
                    "Yes",
                    "?");

    private static final String PROJECT =
            """
            project: p
            data:
              source: {csv: d.csv}
              key: id
              label: {column: y, positive: "1"}
              columns:
                id: {type: number}
                y: {type: category}
                number: {type: number}
                german: {type: number}
                date: {type: date}
                local: {type: date, format: dd.MM.yyyy}
                category: {type: category}
                text: {type: text}
            clean:
              - {trim: all}
              - {missing: [NA, "?"]}
              - {numbers: {columns: [german], locale: de, negative: parentheses, censored: bound, unit: kg}}
              - {replace: {column: category, values: {x: "NA", "1": one}}}
            """;

    @TempDir Path folder;

    @Test
    void exploringAndCleaningAgreeOnWhatIsMissingAndWhatCannotBeRead() throws IOException {
        Path file = Files.write(folder.resolve("d.csv"), rows());
        ProjectSpec spec = SpecReader.read(PROJECT, "p", folder.resolve("p.yaml"), folder).spec();
        RowSource source = LocalFile.at(file).open(5);

        Profile profile =
                ExploreStage.explore(
                        spec,
                        source,
                        null,
                        new RunFolder(folder.resolve("run"), WholeFiles.UNGUARDED));
        Map<String, List<Long>> cleaned = cleaned(spec, source);

        for (ColumnProfile column : profile.columns()) {
            assertThat(List.of(column.missing(), column.unreadable()))
                    .as(column.name())
                    .isEqualTo(cleaned.get(column.name()));
        }
        assertThat(profile.column("number").orElseThrow().unreadable()).isPositive();
        assertThat(profile.column("id").orElseThrow().unreadable()).isPositive();
    }

    private static List<String> rows() {
        List<String> rows = new ArrayList<>();
        rows.add("id,y,number,german,date,local,category,text");
        for (String odd : ODD) {
            String cell = "\"" + odd + "\"";
            rows.add(String.join(",", cell, "1", cell, cell, cell, cell, cell, cell));
        }
        return rows;
    }

    /// Per column the missing cells and those that cannot be read.
    private static Map<String, List<Long>> cleaned(ProjectSpec spec, RowSource source) {
        Cleaner cleaner = new Cleaner(new CleanPlan(spec, null));
        Map<String, Long> gone = new TreeMap<>();
        Map<String, Long> unreadable = new TreeMap<>();
        try (BatchReader reader = source.open(null)) {
            for (SourceBatch batch = reader.read(); batch != null; batch = reader.read()) {
                Cleaner.Cleaned one = cleaner.clean(batch);
                for (String name : one.typed().schema().names()) {
                    gone.merge(name, missing(one.typed(), name), Long::sum);
                    unreadable.merge(name, one.unreadable().getOrDefault(name, 0L), Long::sum);
                }
            }
        }
        Map<String, List<Long>> counts = new TreeMap<>();
        unreadable.forEach(
                (name, rows) ->
                        counts.put(name, List.of(gone.getOrDefault(name, 0L) - rows, rows)));
        return counts;
    }

    private static long missing(RecordBatch rows, String name) {
        long missing = 0;
        for (int row = 0; row < rows.rows(); row++) {
            missing += rows.column(name).isMissing(row) ? 1 : 0;
        }
        return missing;
    }
}
