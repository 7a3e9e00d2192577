package nightjar.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nightjar.database.DatabaseContract;
import nightjar.database.HomeOfRun;
import nightjar.database.RunKey;
import nightjar.durable.Fingerprint;
import nightjar.ledger.Ledger;
import nightjar.ledger.Measurement;
import nightjar.ledger.Quantity;
import nightjar.ledger.RunRecord;
import nightjar.ledger.view.RunHistory;
import nightjar.ledger.view.RunSummary;
import nightjar.math.Interval;
import nightjar.project.Goal;
import nightjar.project.grammar.SpecReader;
import nightjar.registry.NewVersion;
import nightjar.registry.Registry;
import org.junit.jupiter.api.Test;

class GoalStandingTest extends DatabaseContract {

    private static final String KPI =
            "kpi: {name: churn rate, baseline: 0.30, target: 0.27, by: 2027-03-31}";
    private static final Goal.Kpi CHURN_RATE =
            new Goal.Kpi("churn rate", 0.30, 0.27, LocalDate.parse("2027-03-31"));

    @Test
    void isUnknownBeforeTheFirstRun() {
        assertThat(standing(newProject())).isNull();
    }

    @Test
    void namesWhatAGoalLacks() {
        String project = newProject();
        begin(run(project, "train.2026-11-20"), "", 0);

        GoalStanding standing = known(project);

        assertThat(standing.goal()).isNull();
        assertThat(standing.missing()).containsExactly("statement", "kpi", "decision", "value");
        assertThat(standing.daysLeft()).isNull();
        assertThat(standing.forecast()).isNull();
    }

    @Test
    void showsAGoalThatChangesOverTimeAsSuch() {
        String project = newProject();
        Goal plain = new Goal("Fewer leave", null, null, null, null);
        Goal measured = new Goal("Fewer leave", null, CHURN_RATE, null, null);
        begin(run(project, "train.2026-11-18"), "", 0);
        begin(run(project, "train.2026-11-19"), "goal: {statement: Fewer leave}", 1);
        begin(run(project, "score.2026-11-19"), "goal:\n  statement: 'Fewer leave'", 2);
        begin(run(project, "train.2026-11-20"), "goal: {statement: Fewer leave, " + KPI + "}", 3);
        begin(run(project, "train.2026-11-21"), "goal: {statement: Fewer leave}", 4);

        GoalStanding standing = known(project);

        assertThat(standing.periods())
                .containsExactly(
                        new GoalPeriod(NOW, project + ".train.2026-11-18", 1, null),
                        new GoalPeriod(NOW.plusSeconds(1), project + ".train.2026-11-19", 2, plain),
                        new GoalPeriod(
                                NOW.plusSeconds(3), project + ".train.2026-11-20", 1, measured),
                        new GoalPeriod(
                                NOW.plusSeconds(4), project + ".train.2026-11-21", 1, plain));
        assertThat(standing.goal()).isEqualTo(plain);
        assertThat(standing.missing()).containsExactly("kpi", "decision", "value");
        assertThat(standing.runs())
                .extracting(RunSummary::run)
                .containsExactly(
                        project + ".train.2026-11-21",
                        project + ".train.2026-11-20",
                        project + ".score.2026-11-19",
                        project + ".train.2026-11-19",
                        project + ".train.2026-11-18");
    }

    @Test
    void countsTheDaysInTheProjectsZoneAndBeyondTheEnd() {
        String project = newProject();
        begin(run(project, "train.2026-11-20"), "goal: {statement: Fewer leave, " + KPI + "}", 0);

        assertThat(at(project, "2027-03-30T14:59:00Z").daysLeft()).isEqualTo(1);
        assertThat(at(project, "2027-03-30T15:01:00Z").daysLeft()).isZero();
        assertThat(at(project, "2027-04-10T00:00:00Z").daysLeft()).isEqualTo(-10);
    }

    @Test
    void putsTheKpiThatOutcomesShowedInOrder() {
        String project = newProject();
        RunKey later = run(project, "watch.2026-11-21");
        RunKey earlier = run(project, "watch.2026-11-20");
        begin(later, "", 0);
        begin(earlier, "", 1);
        Ledger ledger = new Ledger(database);
        ledger.measure(later, List.of(Measurement.of("watch", Quantity.KPI, 0.28)));
        ledger.measure(
                earlier,
                List.of(
                        Measurement.of("watch", Quantity.KPI, 0.29),
                        Measurement.of("watch", Quantity.ROWS, 500)));

        assertThat(known(project).kpi())
                .containsExactly(
                        new GoalStanding.Observation(
                                LocalDate.parse("2026-11-20"), 0.29, earlier.name()),
                        new GoalStanding.Observation(
                                LocalDate.parse("2026-11-21"), 0.28, later.name()));
    }

    @Test
    void forecastsFromTheHoldOutOfTheChampion() {
        String project = newProject();
        RunKey run = run(project, "train.2026-11-20");
        begin(
                run,
                "goal: {statement: Fewer leave, value: {true_positive: 120, false_positive: -15}, "
                        + KPI
                        + "}",
                0);
        assertThat(known(project).forecast()).isNull();
        Registry registry = new Registry(database, home);
        registry.add(
                new NewVersion(
                        project,
                        run.name(),
                        "logistic",
                        "sha256:1",
                        "PROMOTE",
                        NOW,
                        Map.of("card.json", CARD.getBytes(StandardCharsets.UTF_8))));
        registry.promote(
                nightjar.testing.Proof.of(registry, project, 1), "gate", "", NOW.plusSeconds(9));

        GoalStanding standing = known(project);

        assertThat(standing.versions())
                .containsExactly(
                        new GoalStanding.Serving(
                                1, run.name(), "PROMOTE", List.of(NOW.plusSeconds(9))));
        Forecast forecast = Objects.requireNonNull(standing.forecast());
        assertThat(forecast)
                .isEqualTo(
                        new Forecast(
                                1,
                                run.name(),
                                new Forecast.Estimate("auc", 0.85, new Interval(0.80, 0.90, 0.95)),
                                200L,
                                0.31,
                                new Forecast.Estimate(
                                        "recall", 0.7, new Interval(0.57, 0.80, 0.95)),
                                Objects.requireNonNull(forecast.worth()),
                                (0.30 - 0.27) / 0.30 / 0.7));
        assertThat(forecast.worth().perThousand()).isEqualTo(23_700);
    }

    private static final String CARD =
            """
            {"candidate": {"metric": "AUC"},
             "holdout": {"metrics": {"auc": 0.85, "recall": 0.7},
                         "intervals": {"auc": {"low": 0.80, "high": 0.90, "level": 0.95},
                                       "recall": {"low": 0.57, "high": 0.80, "level": 0.95}},
                         "confusion": {"classes": ["no", "yes"], "counts": [[120, 20], [18, 42]]}}}
            """;

    private GoalStanding known(String project) {
        return Objects.requireNonNull(standing(project));
    }

    private @org.jspecify.annotations.Nullable GoalStanding standing(String project) {
        return standing(project, NOW);
    }

    private GoalStanding at(String project, String moment) {
        return Objects.requireNonNull(standing(project, Instant.parse(moment)));
    }

    private @org.jspecify.annotations.Nullable GoalStanding standing(
            String project, Instant moment) {
        InstantSource clock = InstantSource.fixed(moment);
        return GoalStanding.of(
                        project,
                        new Ledger(database),
                        new RunHistory(database, clock),
                        new Registry(database, home),
                        clock)
                .orElse(null);
    }

    private static RunKey run(String project, String jobAndDate) {
        return RunKey.parse(project + "." + jobAndDate).orElseThrow();
    }

    private void begin(RunKey key, String goal, int seconds) {
        String text =
                """
                project: %s
                %s
                data:
                  source: {csv: data/churn.csv}
                  key: id
                  label: {column: churn, positive: "yes"}
                  columns: {id: {type: category}, churn: {type: category}, tenure: {type: number}}
                schedule: {train: "0 0 2 * * *", zone: Asia/Seoul}
                """
                        .formatted(key.project(), goal);
        Path path = Path.of("/work/jobs/" + key.project() + ".yaml");
        assertThat(SpecReader.read(text, "test", path, Path.of("/work")).text()).isEqualTo(text);
        new Ledger(database)
                .begin(
                        new RunRecord(
                                key,
                                NOW.plusSeconds(seconds),
                                path.toString(),
                                "/work",
                                new HomeOfRun("", "/work/.nightjar"),
                                text,
                                Fingerprint.of(text).sha256(),
                                List.of(),
                                null,
                                null,
                                null));
    }
}
