package nightjar.operate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nightjar.engine.Inline;
import nightjar.pass.RowSource;
import nightjar.project.SourceSpec;
import nightjar.registry.Judgement;
import nightjar.registry.Judgement.Answer;
import nightjar.registry.ReviewSample;
import nightjar.source.LocalFile;
import nightjar.source.csv.CsvFile;
import nightjar.stage.review.ReviewSheet;
import nightjar.table.DataRejected;
import nightjar.table.RecordBatch;
import nightjar.workspace.RequestRefused;
import org.jspecify.annotations.Nullable;

/// A review as a CSV file that goes out to a person and comes back: `id`, key, prediction, score, reasons, `answer`, `comment`, then the
/// values. Only `id`, `answer` and `comment` are read back, in any order, from any usual dialect of CSV.
public final class ReviewFile {

    private static final int BATCH = 1000;
    private static final List<String> OWN =
            List.of("id", "key", "prediction", "score", "reasons", "answer", "comment");

    private final Path file;
    private final Map<String, ReviewSample.Row> byId = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private final List<ReviewDesk.Said> said = new ArrayList<>();

    private final Map<Integer, Judgement> judged;

    private ReviewFile(Path file, ReviewSample review, Map<Integer, Judgement> judged) {
        this.file = file;
        this.judged = judged;
        review.rows().forEach(row -> byId.put(row.id(), row));
    }

    /// Writes all rows, with what is said of them already.
    ///
    /// @return how many
    public static int write(Path file, ReviewDesk desk) {
        Map<Integer, ReviewSheet.Row> sheet = desk.sheet();
        Map<Integer, Judgement> judged = desk.state().judgements();
        if (sheet.isEmpty()) {
            throw new RequestRefused(
                    "The rows of %s are in its run folder, which is not on this machine. Export there, or give its --home."
                            .formatted(desk.review().run()));
        }
        Set<String> values = new LinkedHashSet<>();
        sheet.values().forEach(row -> values.addAll(row.values().keySet()));
        List<List<String>> rows = new ArrayList<>();
        rows.add(header(values));
        for (ReviewSample.Row row : desk.review().rows()) {
            ReviewSheet.Row shown = sheet.get(row.position());
            if (shown != null) {
                rows.add(cells(row, shown, judged.get(row.position()), values));
            }
        }
        CsvFile.write(file, rows);
        return rows.size() - 1;
    }

    /// Columns of the data that are called as one of ours get a mark.
    private static List<String> header(Set<String> values) {
        List<String> header = new ArrayList<>(OWN);
        values.forEach(name -> header.add(OWN.contains(name) ? name + "(data)" : name));
        return header;
    }

    private static List<String> cells(
            ReviewSample.Row row,
            ReviewSheet.Row shown,
            @Nullable Judgement judgement,
            Set<String> values) {
        Double score = shown.score();
        List<String> cells =
                new ArrayList<>(
                        List.of(
                                row.id(),
                                row.key(),
                                row.prediction(),
                                score == null ? "" : String.format(Locale.ROOT, "%.4f", score),
                                String.join("; ", shown.reasons()),
                                judgement == null ? "" : word(judgement.answer()),
                                judgement == null ? "" : judgement.comment()));
        for (String name : values) {
            String value = shown.values().get(name);
            cells.add(value == null ? "" : value);
        }
        return cells;
    }

    private static String word(Answer answer) {
        return answer.name().toLowerCase(Locale.ROOT);
    }

    /// What somebody filled in. Rows without an answer are left out, and those that still say what somebody had said when they went out.
    ///
    /// @throws DataRejected with every row that is wrong and its line; then nothing is to be kept
    public static List<ReviewDesk.Said> read(Path file, ReviewDesk desk) {
        ReviewFile sheet = new ReviewFile(file, desk.review(), desk.state().judgements());
        RowSource source =
                LocalFile.of(new SourceSpec.Csv(file.toString(), null, null, null, true, 0, null))
                        .open(BATCH);
        for (String column : List.of("id", "answer")) {
            if (!source.schema().contains(column)) {
                throw new DataRejected(
                        "%s has no column '%s'; found %s. Export the review again with `nightjar review %s --export FILE` and fill in that file."
                                .formatted(
                                        file,
                                        column,
                                        source.schema().names(),
                                        desk.review().project()));
            }
        }
        Inline.over(source)
                .each(
                        batch -> batch,
                        batch -> {
                            batch.rejected()
                                    .forEach(row -> sheet.problem(row.line(), row.reason()));
                            sheet.add(batch.rows());
                        });
        if (!sheet.problems.isEmpty()) {
            throw new DataRejected(
                    String.join("\n", sheet.problems)
                            + "\nNothing was imported. Correct these lines, or export the review again.");
        }
        return sheet.said;
    }

    private void problem(long line, String what) {
        problems.add("%s:%s %s".formatted(file, line, what));
    }

    private void add(RecordBatch rows) {
        boolean comments = rows.schema().contains("comment");
        for (int row = 0; row < rows.rows(); row++) {
            String id = rows.column("id").text(row).strip();
            ReviewSample.Row known = byId.get(id);
            String word = rows.column("answer").text(row).strip();
            Optional<Answer> answer = answer(word);
            if (known == null) {
                problem(
                        rows.line(row),
                        "id '%s' is no row of the present review; expected one that was exported from it"
                                .formatted(id));
            } else if (!seen.add(id)) {
                problem(rows.line(row), "id '%s' stands here twice; expected once".formatted(id));
            } else if (answer.isPresent()) {
                String comment = comments ? rows.column("comment").text(row).strip() : "";
                add(new ReviewDesk.Said(known.position(), answer.get(), comment));
            } else if (!word.isEmpty()) {
                problem(
                        rows.line(row),
                        "answer '%s'; expected agree, disagree, unsure or nothing".formatted(word));
            }
        }
    }

    private void add(ReviewDesk.Said one) {
        Judgement before = judged.get(one.position());
        if (before == null
                || before.answer() != one.answer()
                || !before.comment().equals(one.comment())) {
            said.add(one);
        }
    }

    private static Optional<Answer> answer(String word) {
        return Arrays.stream(Answer.values())
                .filter(one -> word(one).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
