package nightjar.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nightjar.ledger.Ledger;
import nightjar.ledger.Measurement;
import nightjar.ledger.Quantity;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Measurements of a database from before columns and rules had columns of their own.
class MeasurementMigrationTest extends DatabaseContract {

    private static final String BEFORE = "18";
    private static final RunKey RUN =
            new RunKey("churn", RunKey.Job.TRAIN, LocalDate.parse("2026-11-22"), 1, null);

    @Test
    void whatStoodWithinNamesIsColumnRuleAndSlice(@TempDir Path elsewhere) {
        DatabaseSettings settings = fresh(elsewhere);
        JdbcClient old = tablesOfBefore(settings);
        enter(old, 1, "explore", "rejected", "rows", "", "");
        enter(old, 2, "explore", "missing.total.charges", "1", "", "");
        enter(old, 3, "explore", "distinct.plan", "values", "", "");
        enter(old, 4, "clean", "rows_rejected", "rows", "", "");
        enter(old, 5, "clean", "changed trim tenure in months", "cells", "", "");
        enter(old, 6, "clean", "rejected malformed", "rows", "", "");
        enter(old, 7, "clean", "rejected duplicate key", "rows", "", "");
        enter(old, 8, "clean", "rejected filter: tenure > 0 ? a : b", "rows", "", "");
        enter(old, 9, "clean", "rejected label: missing", "rows", "", "");
        enter(old, 10, "clean", "rejected tenure: not a number", "rows", "", "");
        enter(old, 11, "clean", "rejected tenure: missing", "rows", "", "");
        enter(old, 12, "clean", "rejected tenure: below 0", "rows", "", "");
        enter(old, 13, "clean", "breach tenure: above 72", "rows", "", "");
        enter(old, 14, "clean", "breach plan: a value not listed", "rows", "", "");
        enter(old, 15, "clean", "breach holds: a > b", "rows", "", "");
        enter(old, 16, "clean", "absent plan", "columns", "", "");
        enter(old, 17, "train", "cv_rmse", "1", "trial 1", "");
        enter(old, 18, "evaluate", "auc_low", "1", "candidate", "");
        enter(old, 19, "evaluate", "auc", "1", "candidate", "plan=a");
        enter(old, 20, "score", "missing.plan", "rows", "", "");
        enter(old, 21, "score", "unseen.plan", "rows", "", "");
        enter(old, 22, "score", "rare_or_unseen.plan", "rows", "", "");
        enter(old, 23, "score", "predicted Yes", "rows", "", "");
        enter(old, 24, "score", "score_mean", "1", "", "");
        enter(old, 25, "score", "score_0.9_to_1.0", "rows", "", "");

        List<Measurement> found;
        try (Database migrated = Database.open(settings)) {
            found = new Ledger(migrated).measurements(RUN);
        }

        assertThat(found)
                .extracting(MeasurementMigrationTest::text)
                .containsExactly(
                        "explore rejected rows 1",
                        "explore missing 1 2 of column total.charges",
                        "explore distinct values 3 of column plan",
                        "clean rows_rejected rows 4",
                        "clean changed cells 5 of column tenure in months by rule trim",
                        "clean rejected rows 6 by rule malformed",
                        "clean rejected rows 7 by rule duplicate key",
                        "clean rejected rows 8 by rule filter: tenure > 0 ? a : b",
                        "clean rejected rows 9 by rule label: missing",
                        "clean rejected rows 10 of column tenure by rule not a number",
                        "clean rejected rows 11 of column tenure by rule missing",
                        "clean rejected rows 12 of column tenure by rule below 0",
                        "clean breach rows 13 of column tenure by rule above 72",
                        "clean breach rows 14 of column plan by rule a value not listed",
                        "clean breach rows 15 by rule holds: a > b",
                        "clean absent columns 16 of column plan",
                        "train cv_rmse label 17 of model trial 1",
                        "evaluate auc_low 1 18 of model candidate",
                        "evaluate auc 1 19 of model candidate in slice plan=a",
                        "score missing rows 20 of column plan",
                        "score unseen rows 21 of column plan",
                        "score rare_or_unseen rows 22 of column plan",
                        "score predicted rows 23 in slice prediction=Yes",
                        "score score_mean 1 24",
                        "score score_rows rows 25 in slice score=0.9 to 1.0");
        assertThat(found)
                .allMatch(one -> Quantity.find(one.step(), one.name()).isPresent())
                .allMatch(one -> one.quantity().steps().contains(one.step()));
    }

    private static JdbcClient tablesOfBefore(DatabaseSettings settings) {
        Map<String, String> user = settings.properties();
        DriverManagerDataSource source =
                new DriverManagerDataSource(
                        settings.url(),
                        user.getOrDefault("user", ""),
                        user.getOrDefault("password", ""));
        Flyway.configure()
                .configuration(
                        new Migrations(source, settings.backend()).flyway().getConfiguration())
                .target(BEFORE)
                .load()
                .migrate();
        JdbcClient client = JdbcClient.create(source);
        client.sql(
                        """
                        INSERT INTO run (run, project, job, date, sequence, input, created, project_file, workspace,
                                         home, home_id, project_text, project_sha256, inputs)
                        VALUES (?, 'churn', 'train', '2026-11-22', 1, '', 0, 'churn.yaml', '/work',
                                '/work/.nightjar', '', 'project: churn', 'ab', '[]')
                        """)
                .param(RUN.name())
                .update();
        return client;
    }

    private static void enter(
            JdbcClient old,
            int position,
            String step,
            String name,
            String unit,
            String model,
            String slice) {
        old.sql(
                        """
                        INSERT INTO measurement (run, step, name, model, slice, position, value, unit)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(RUN.name(), step, name, model, slice, position, position * 1.0, unit)
                .update();
    }

    private static String text(Measurement one) {
        return one.step()
                + " "
                + one.name()
                + " "
                + one.unit()
                + " "
                + Math.round(one.value())
                + (one.column() == null ? "" : " of column " + one.column())
                + (one.rule() == null ? "" : " by rule " + one.rule())
                + (one.model() == null ? "" : " of model " + one.model())
                + (one.slice() == null ? "" : " in slice " + one.slice());
    }
}
