package nightjar.stage.promote;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import nightjar.cell.NumberText;
import nightjar.engine.Inline;
import nightjar.model.Task;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.project.ProjectSpec;
import nightjar.project.SourceSpec;
import nightjar.source.csv.CsvSource;
import nightjar.stage.train.FittedModel;
import nightjar.table.Column;
import nightjar.table.DataRejected;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import nightjar.text.Nearest;
import org.jspecify.annotations.Nullable;

/// The owner's own rows, each with what must become of it: raw cells under the names of the data, and beside them columns that expect.
///
/// `prediction` is the predicted class, `score` and `score_<class>` a score, `feature:<name>` a feature, `tolerance` by how much a number of this row
/// may differ. An empty cell expects nothing. Where a column of the data has one of these names, `expected:` stands in front.
///
/// @param file as the project file names it, for people
public record Golden(String file, byte[] bytes) {

    /// The file of a version.
    static final String FILE = "golden.csv";

    /// The tolerance where none is given, relative to the expected number if that is above 1.
    public static final double TOLERANCE = 1e-6;

    private static final String FRONT = "expected:";
    private static final String FEATURE = "feature:";
    private static final String SCORE_OF = "score_";
    private static final int MOST = 3;

    @SuppressWarnings("ArrayRecordComponent")
    public Golden {}

    /// The file as it is now.
    ///
    /// @throws DataRejected if it cannot be read
    public static Golden read(String file, Path path) {
        try {
            return new Golden(file, Files.readAllBytes(path));
        } catch (IOException e) {
            throw new DataRejected(
                    "%s: found no readable file; expected the golden rows that the project file names. Put it there, or take `golden` out."
                            .formatted(path),
                    e);
        }
    }

    /// What is not as expected, a clause each; empty: everything is. No cell of a row is named, but scores are.
    ///
    /// @param spec by which the model was trained
    /// @param date from which ages are counted
    /// @throws DataRejected if the file is none of golden rows
    public List<String> disagreements(ProjectSpec spec, FittedModel model, LocalDate date) {
        SourceBatch rows = rows();
        Expectations expected = expectations(rows.rows().schema(), spec, model);
        List<String> all = new ArrayList<>();
        rows.rejected().forEach(one -> all.add("line %s cannot be read".formatted(one.line())));
        RawScoring scored = RawScoring.of(rows, spec, model, date);
        for (int row = 0; row < rows.rows().rows(); row++) {
            long line = rows.rows().line(row);
            OptionalInt at = scored.row(rows.rows().record(row));
            if (at.isEmpty()) {
                all.add("line %s is set aside by cleaning and gets no score".formatted(line));
            } else {
                for (String one : expected.differences(rows.rows(), row, scored, at.getAsInt())) {
                    all.add("line %s: %s".formatted(line, one));
                }
            }
        }
        return all;
    }

    /// As a sentence, with the first of them.
    public static String sentence(String file, List<String> disagreements) {
        int more = disagreements.size() - MOST;
        return "Golden rows of %s disagree: %s%s."
                .formatted(
                        file,
                        String.join(
                                "; ",
                                disagreements.subList(0, Math.min(MOST, disagreements.size()))),
                        more > 0 ? "; and " + more + " more" : "");
    }

    private SourceBatch rows() {
        try {
            Path copy = Files.createTempFile("nightjar-", ".csv");
            try {
                Files.write(copy, bytes);
                RowSource source =
                        CsvSource.open(
                                copy,
                                SourceSpec.Csv.of(copy.toString()),
                                Math.max(1, bytes.length));
                return Inline.over(source)
                        .first()
                        .filter(batch -> batch.rows().rows() > 0)
                        .orElseThrow(() -> rejected("no row", "golden rows below a header"));
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Golden rows cannot be read: " + e.getMessage(), e);
        }
    }

    private DataRejected rejected(String found, String expected) {
        return new DataRejected("%s: found %s; expected %s.".formatted(file, found, expected));
    }

    private Expectations expectations(Schema schema, ProjectSpec spec, FittedModel model) {
        Map<String, String> columns = new TreeMap<>();
        for (String name : schema.names()) {
            if (name.startsWith(FRONT)) {
                columns.put(name.substring(FRONT.length()), name);
            } else if (!spec.data().columns().containsKey(name)) {
                columns.put(name, name);
            }
        }
        Expectations expected = new Expectations(columns, model);
        TreeSet<String> unknown = new TreeSet<>(columns.keySet());
        unknown.removeAll(expected.known());
        if (!unknown.isEmpty()) {
            String first = unknown.first();
            throw rejected(
                    "the column '" + columns.get(first) + "'",
                    "columns of the data and of %s. %s"
                            .formatted(
                                    String.join(", ", expected.known()),
                                    Nearest.question(first, expected.known()))
                            .strip());
        }
        return expected;
    }

    /// The columns that expect something.
    ///
    /// @param columns of the file, by what they expect
    private record Expectations(Map<String, String> columns, FittedModel model) {

        private static final String PREDICTION = "prediction";
        private static final String SCORE = "score";
        private static final String TOLERANCE_COLUMN = "tolerance";

        TreeSet<String> known() {
            TreeSet<String> known = new TreeSet<>(List.of(PREDICTION, TOLERANCE_COLUMN));
            switch (model.task()) {
                case Task.Binary _, Task.Regression _ -> known.add(SCORE);
                case Task.Classes classes ->
                        classes.names().forEach(name -> known.add(SCORE_OF + name));
            }
            model.plan().names().forEach(name -> known.add(FEATURE + name));
            return known;
        }

        List<String> differences(RecordBatch rows, int row, RawScoring scored, int at) {
            double tolerance = tolerance(rows, row);
            List<String> differences = new ArrayList<>();
            String prediction = cell(rows, row, PREDICTION);
            if (prediction != null && !agrees(prediction, scored.said(at), tolerance)) {
                differences.add(
                        "prediction %s, expected %s".formatted(scored.said(at), prediction));
            }
            List<Double> scores = scored.scores(at);
            for (int output = 0; output < scores.size(); output++) {
                String expected = cell(rows, row, score(output));
                if (expected != null && !isClose(scores.get(output), expected, tolerance)) {
                    differences.add(
                            "%s %s, expected %s"
                                    .formatted(score(output), scores.get(output), expected));
                }
            }
            List<String> features = model.plan().names();
            for (int feature = 0; feature < features.size(); feature++) {
                String expected = cell(rows, row, FEATURE + features.get(feature));
                if (expected != null
                        && !isClose(scored.feature(at, feature), expected, tolerance)) {
                    differences.add(
                            "the feature %s is another one".formatted(features.get(feature)));
                }
            }
            return differences;
        }

        private String score(int output) {
            return switch (model.task()) {
                case Task.Binary _, Task.Regression _ -> SCORE;
                case Task.Classes classes -> SCORE_OF + classes.names().get(output);
            };
        }

        private double tolerance(RecordBatch rows, int row) {
            String given = cell(rows, row, TOLERANCE_COLUMN);
            return given == null ? -1 : NumberText.parse(given);
        }

        private boolean agrees(String expected, String found, double tolerance) {
            return model.task() instanceof Task.Regression
                    ? isClose(Double.parseDouble(found), expected, tolerance)
                    : expected.equals(found);
        }

        /// @param tolerance negative: none is given
        private static boolean isClose(double found, String expected, double tolerance) {
            double number = NumberText.parse(expected);
            double allowed = tolerance < 0 ? TOLERANCE * Math.max(1, Math.abs(number)) : tolerance;
            return Math.abs(found - number) <= allowed;
        }

        private @Nullable String cell(RecordBatch rows, int row, String what) {
            String name = columns.get(what);
            if (name == null) {
                return null;
            }
            Column column = rows.column(name);
            String text = column.isMissing(row) ? "" : column.text(row).strip();
            return text.isEmpty() ? null : text;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Golden golden
                && golden.file.equals(file)
                && Arrays.equals(golden.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return 31 * file.hashCode() + Arrays.hashCode(bytes);
    }
}
