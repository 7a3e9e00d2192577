package nightjar.history;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nightjar.database.RunKey;
import nightjar.ledger.Ledger;
import nightjar.ledger.Measurement;
import nightjar.ledger.Quantity;
import nightjar.ledger.RunRecord;
import nightjar.ledger.view.RunHistory;
import nightjar.ledger.view.RunSummary;
import nightjar.project.Goal;
import nightjar.project.ProjectSpec;
import nightjar.project.Schedule;
import nightjar.registry.ChampionChange;
import nightjar.registry.Registry;
import nightjar.stage.validate.GoalJudge;
import org.jspecify.annotations.Nullable;

/// Where the goal of a project stands. It is the goal of the newest run whose project file can still be read; the others are in `periods`.
///
/// @param goal null: the project file has none
/// @param missing keys of the goal that the project file lacks
/// @param daysLeft days from today, in the project's zone, until the KPI shall be at its target; negative once that day is past; null
///     without a KPI
/// @param kpi as outcomes showed it, oldest first; empty as long as none are known
/// @param forecast null without a goal or a champion
/// @param periods which goal there was when, oldest first
/// @param versions all that were registered, oldest first
/// @param runs newest first
public record GoalStanding(
        String project,
        @Nullable Goal goal,
        List<String> missing,
        @Nullable Long daysLeft,
        List<Observation> kpi,
        @Nullable Forecast forecast,
        List<GoalPeriod> periods,
        List<Serving> versions,
        List<RunSummary> runs) {

    public GoalStanding {
        missing = List.copyOf(missing);
        kpi = List.copyOf(kpi);
        periods = List.copyOf(periods);
        versions = List.copyOf(versions);
        runs = List.copyOf(runs);
    }

    /// The KPI on a date, in its own unit.
    public record Observation(LocalDate date, double value, String run) {}

    /// A version and when it became champion; never, if `since` is empty.
    public record Serving(int version, String run, String verdict, List<Instant> since) {}

    /// Empty if nothing of that project ever ran.
    public static Optional<GoalStanding> of(
            String project,
            Ledger ledger,
            RunHistory history,
            Registry registry,
            InstantSource clock) {
        List<RunRecord> records = ledger.runs(project, Integer.MAX_VALUE);
        Optional<ProjectSpec> spec =
                records.stream().flatMap(record -> KeptProject.read(record).stream()).findFirst();
        return spec.map(
                newest -> {
                    Goal goal = newest.goal();
                    return new GoalStanding(
                            project,
                            goal,
                            GoalJudge.missing(newest),
                            daysLeft(newest, clock),
                            observations(records, ledger),
                            goal == null
                                    ? null
                                    : registry.champion(project, clock.instant())
                                            .map(now -> Forecast.of(registry, now, goal))
                                            .orElse(null),
                            GoalPeriod.of(records),
                            versions(project, registry, clock.instant()),
                            history.list(project, Integer.MAX_VALUE));
                });
    }

    private static @Nullable Long daysLeft(ProjectSpec spec, InstantSource clock) {
        Goal goal = spec.goal();
        if (goal == null || goal.kpi() == null) {
            return null;
        }
        Schedule schedule = spec.schedule();
        ZoneId zone =
                schedule == null || schedule.zone() == null
                        ? ZoneId.systemDefault()
                        : schedule.zone();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return ChronoUnit.DAYS.between(today, goal.kpi().by());
    }

    private static List<Observation> observations(List<RunRecord> runs, Ledger ledger) {
        return runs.stream()
                .filter(run -> run.key().job() == RunKey.Job.WATCH)
                .flatMap(
                        run ->
                                ledger.measurements(run.key()).stream()
                                        .filter(one -> one.isOf(Quantity.KPI))
                                        .filter(one -> Double.isFinite(one.value()))
                                        .map(one -> observation(run.key(), one)))
                .sorted(Comparator.comparing(Observation::date).thenComparing(Observation::run))
                .toList();
    }

    private static Observation observation(RunKey run, Measurement measurement) {
        return new Observation(run.date(), measurement.value(), run.name());
    }

    private static List<Serving> versions(String project, Registry registry, Instant now) {
        List<ChampionChange> successions = registry.successions(project, now);
        return registry.versions(project).stream()
                .map(
                        version ->
                                new Serving(
                                        version.version(),
                                        version.run(),
                                        version.decision(),
                                        successions.stream()
                                                .filter(one -> one.version() == version.version())
                                                .map(ChampionChange::at)
                                                .toList()))
                .toList();
    }
}
