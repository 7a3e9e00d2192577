package nightjar.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import nightjar.database.DatabaseContract;
import nightjar.database.RunKey;
import nightjar.project.training.Metric;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class LedgerTest extends DatabaseContract {

    private static final Quantity AUC = Quantity.of(Metric.AUC).value();

    @Test
    void keepsARunAsItWasBegun() {
        Ledger ledger = new Ledger(database);
        RunKey key =
                new RunKey(
                        newProject(),
                        RunKey.Job.SCORE,
                        LocalDate.parse("2026-02-28"),
                        3,
                        "new-customers");

        RunRecord begun = ledger.begin(record(key, NOW));

        assertThat(begun).isEqualTo(record(key, NOW));
        assertThat(ledger.find(key)).contains(record(key, NOW));
        assertThat(ledger.find(newRun())).isEmpty();
    }

    @Test
    void keepsTheFirstRecordWhenARunIsBegunAgain() {
        Ledger ledger = new Ledger(database);
        RunKey key = newRun();
        ledger.begin(record(key, NOW));
        ledger.model(key, 4);

        RunRecord again = ledger.begin(record(key, NOW.plusSeconds(60)));

        assertThat(again.created()).isEqualTo(record(key, NOW).created());
        assertThat(again.model()).isEqualTo(4);
    }

    @Test
    void findsTheHighestSequenceOfADateAndInput() {
        Ledger ledger = new Ledger(database);
        String project = newProject();
        LocalDate date = LocalDate.parse("2026-11-22");
        for (int sequence : new int[] {1, 2, 10}) {
            ledger.begin(record(new RunKey(project, RunKey.Job.SCORE, date, sequence, null), NOW));
        }
        RunKey other = new RunKey(project, RunKey.Job.SCORE, date, 1, "extra");
        ledger.begin(record(other, NOW));

        assertThat(ledger.latest(project, RunKey.Job.SCORE, date, null).orElseThrow().key())
                .isEqualTo(new RunKey(project, RunKey.Job.SCORE, date, 10, null));
        assertThat(ledger.latest(project, RunKey.Job.SCORE, date, "extra").orElseThrow().key())
                .isEqualTo(other);
        assertThat(ledger.latest(project, RunKey.Job.TRAIN, date, null)).isEmpty();
    }

    @Test
    void listsTheNewestRunsFirst() {
        Ledger ledger = new Ledger(database);
        String project = newProject();
        LocalDate date = LocalDate.parse("2026-11-22");
        for (int day = 0; day < 3; day++) {
            RunKey key = new RunKey(project, RunKey.Job.TRAIN, date.plusDays(day), 1, null);
            ledger.begin(record(key, NOW.plusSeconds(day)));
        }

        assertThat(ledger.runs(project, 2))
                .extracting(run -> run.key().date())
                .containsExactly(date.plusDays(2), date.plusDays(1));
        assertThat(ledger.runs(null, 1000)).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void replacesAMeasurementAndKeepsItsPlace() {
        Ledger ledger = new Ledger(database);
        RunKey key = newRun();
        ledger.begin(record(key, NOW));
        Measurement auc = Measurement.of("evaluate", AUC, 0.8).ofModel("candidate");
        Measurement slice = auc.inSlice("senior=1");
        Measurement rows = Measurement.of("explore", Quantity.ROWS, 7032);
        ledger.measure(key, List.of(auc, slice));
        ledger.measure(key, List.of(rows));

        Measurement better = Measurement.of("evaluate", AUC, 0.9).ofModel("candidate");
        ledger.measure(key, List.of(better));

        assertThat(ledger.measurements(key)).containsExactly(better, slice, rows);
    }

    @Test
    void tellsColumnsAndRulesApart() {
        Ledger ledger = new Ledger(database);
        RunKey key = newRun();
        ledger.begin(record(key, NOW));
        Measurement changed = Measurement.of("clean", Quantity.CHANGED, 3);
        List<Measurement> measurements =
                List.of(
                        changed.ofColumn("plan").byRule("trim"),
                        changed.ofColumn("plan").byRule("replace"),
                        changed.ofColumn("tenure").byRule("trim"));

        ledger.measure(key, measurements);
        ledger.measure(key, measurements.subList(1, 2));

        assertThat(ledger.measurements(key)).isEqualTo(measurements);
    }

    @Test
    void showsWhatAnotherNightjarMeasured() {
        Ledger ledger = new Ledger(database);
        RunKey key = newRun();
        ledger.begin(record(key, NOW));
        ledger.measure(key, List.of(Measurement.of("explore", Quantity.ROWS, 1)));
        database.jdbc()
                .sql("UPDATE measurement SET name = 'lines', unit = 'lines' WHERE run = ?")
                .param(key.name())
                .update();

        Measurement found = ledger.measurements(key).getFirst();

        assertThat(found.name()).isEqualTo("lines");
        assertThat(found.unit()).isEqualTo("lines");
    }

    @Test
    void keepsTheUndefinedAndTheInfinite() {
        Ledger ledger = new Ledger(database);
        RunKey key = newRun();
        ledger.begin(record(key, NOW));
        List<Measurement> measurements =
                List.of(
                        Measurement.of("explore", Quantity.MISSING, Double.NaN).ofColumn("plan"),
                        Measurement.of("score", Quantity.SCORE_MAX, Double.POSITIVE_INFINITY),
                        Measurement.of("score", Quantity.SCORE_MIN, Double.MIN_VALUE),
                        Measurement.of("score", Quantity.SCORE_MEAN, 1.0 / 3));

        ledger.measure(key, measurements);

        assertThat(ledger.measurements(key)).isEqualTo(measurements);
        assertThat(
                        database.jdbc()
                                .sql(
                                        "SELECT count(*) FROM measurement WHERE run = ? AND value IS NULL")
                                .param(key.name())
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void takesMeasurementsBackWithTheTransactionTheyWereMadeIn() {
        Ledger ledger = new Ledger(database);
        RunKey key = newRun();
        ledger.begin(record(key, NOW));

        assertThatThrownBy(
                        () ->
                                database.inTransaction(
                                        () -> {
                                            ledger.measure(
                                                    key,
                                                    List.of(
                                                            Measurement.of(
                                                                    "explore", Quantity.ROWS, 1)));
                                            throw new IllegalStateException("chunk failed");
                                        }))
                .hasMessage("chunk failed");

        assertThat(ledger.measurements(key)).isEmpty();
    }

    @Test
    void keepsVerdictModelAndOutputs() {
        Ledger ledger = new Ledger(database);
        RunKey key = newRun();
        ledger.begin(record(key, NOW));

        ledger.verdict(key, "{\"decision\": \"HOLD\"}");
        ledger.verdict(key, "{\"decision\": \"PROMOTE\"}");
        ledger.model(key, 7);
        ledger.output(key, new Output("out/b.csv", 1, "aa"));
        ledger.output(key, new Output("out/a.csv", 2, "bb"));
        ledger.output(key, new Output("out/b.csv", 3, "cc"));

        RunRecord found = ledger.find(key).orElseThrow();
        assertThat(found.verdict()).isEqualTo("{\"decision\": \"PROMOTE\"}");
        assertThat(found.model()).isEqualTo(7);
        assertThat(ledger.outputs(key))
                .containsExactly(
                        new Output("out/a.csv", 2, "bb"), new Output("out/b.csv", 3, "cc"));
    }

    @Test
    void refusesEntriesForARunThatWasNeverBegun() {
        Ledger ledger = new Ledger(database);
        RunKey key = newRun();

        assertThatThrownBy(() -> ledger.verdict(key, "{}")).hasMessageContaining(key.name());
        assertThatThrownBy(
                        () ->
                                ledger.measure(
                                        key, List.of(Measurement.of("explore", Quantity.ROWS, 1))))
                .isInstanceOf(DataAccessException.class);
    }
}
