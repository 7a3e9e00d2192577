package nightjar.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nightjar.database.Database;

/// The tables `review`, `review_row` and `judgement`: what people are to judge, and what they said.
public final class Reviews {

    private final Database database;

    public Reviews(Database database) {
        this.database = database;
    }

    /// Keeps what was drawn. A run draws once: a repetition changes nothing.
    public void draw(ReviewSample review) {
        database.inTransaction(
                () -> {
                    if (insert(review)) {
                        review.rows().forEach(row -> insert(review, row));
                    }
                    return review;
                });
    }

    private boolean insert(ReviewSample review) {
        return database.jdbc()
                        .sql(
                                """
                                INSERT INTO review (project, run, agree, seed, drawn)
                                VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                                """)
                        .params(
                                review.project(),
                                review.run(),
                                review.agree(),
                                review.seed(),
                                review.drawn().toEpochMilli())
                        .update()
                > 0;
    }

    private void insert(ReviewSample review, ReviewSample.Row row) {
        database.jdbc()
                .sql(
                        """
                        INSERT INTO review_row (project, run, position, row_key, fingerprint, prediction, why)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        review.project(),
                        review.run(),
                        row.position(),
                        row.key(),
                        row.fingerprint(),
                        row.prediction(),
                        row.why())
                .update();
    }

    /// The review of one run's candidate.
    public Optional<ReviewSample> find(String project, String run) {
        return database.jdbc()
                .sql("SELECT agree, seed, drawn FROM review WHERE project = ? AND run = ?")
                .params(project, run)
                .query(
                        (found, _) ->
                                new ReviewSample(
                                        project,
                                        run,
                                        found.getDouble("agree"),
                                        found.getLong("seed"),
                                        Instant.ofEpochMilli(found.getLong("drawn")),
                                        rows(project, run)))
                .optional();
    }

    /// The review drawn last.
    public Optional<ReviewSample> latest(String project) {
        return database.jdbc()
                .sql(
                        "SELECT run FROM review WHERE project = ? ORDER BY drawn DESC, run DESC LIMIT 1")
                .param(project)
                .query(String.class)
                .optional()
                .flatMap(run -> find(project, run));
    }

    private List<ReviewSample.Row> rows(String project, String run) {
        return database.jdbc()
                .sql(
                        """
                        SELECT position, row_key, fingerprint, prediction, why FROM review_row
                         WHERE project = ? AND run = ? ORDER BY position
                        """)
                .params(project, run)
                .query(
                        (row, _) ->
                                new ReviewSample.Row(
                                        row.getInt("position"),
                                        row.getString("row_key"),
                                        row.getString("fingerprint"),
                                        row.getString("prediction"),
                                        row.getString("why")))
                .list();
    }

    /// Keeps all of these, or none if that fails.
    public void judge(String project, List<Judgement> judgements) {
        database.inTransaction(
                () -> {
                    judgements.forEach(judgement -> insert(project, judgement));
                    return judgements;
                });
    }

    private void insert(String project, Judgement judgement) {
        database.jdbc()
                .sql(
                        """
                        INSERT INTO judgement (project, fingerprint, prediction, run, answer, comment, by, at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        project,
                        judgement.fingerprint(),
                        judgement.prediction(),
                        judgement.run(),
                        judgement.answer().name(),
                        judgement.comment(),
                        judgement.by(),
                        judgement.at().toEpochMilli())
                .update();
    }

    /// What was said last of each row of a review, by position, whichever review it was said in. Rows that nobody judged are absent.
    public SortedMap<Integer, Judgement> judgements(ReviewSample review) {
        SortedMap<Integer, Judgement> newest = new TreeMap<>();
        database.jdbc()
                .sql(
                        """
                        SELECT r.position, j.fingerprint, j.prediction, j.run, j.answer, j.comment, j.by, j.at
                          FROM review_row r
                          JOIN judgement j ON j.project = r.project AND j.fingerprint = r.fingerprint
                                          AND j.prediction = r.prediction
                         WHERE r.project = ? AND r.run = ? ORDER BY j.number
                        """)
                .params(review.project(), review.run())
                .query(
                        row -> {
                            newest.put(row.getInt("position"), judgement(row));
                        });
        return newest;
    }

    private static Judgement judgement(ResultSet row) throws SQLException {
        return new Judgement(
                row.getString("fingerprint"),
                row.getString("prediction"),
                row.getString("run"),
                Judgement.Answer.valueOf(row.getString("answer")),
                row.getString("comment"),
                row.getString("by"),
                Instant.ofEpochMilli(row.getLong("at")));
    }
}
