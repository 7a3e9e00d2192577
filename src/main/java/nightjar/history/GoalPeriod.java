package nightjar.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nightjar.ledger.RunRecord;
import nightjar.project.Goal;
import nightjar.project.ProjectSpec;
import org.jspecify.annotations.Nullable;

/// A time in which the goal of a project was the same.
///
/// @param since when the first run with it was begun
/// @param run its name
/// @param runs how many runs served it, of any job
/// @param goal null: the project file had none
public record GoalPeriod(Instant since, String run, int runs, @Nullable Goal goal) {

    /// The periods of one project, oldest first. The goal is read from the project file that the ledger keeps with every run; a run
    /// whose file this program cannot read any more is passed over.
    ///
    /// @param runs of the project, in any order
    static List<GoalPeriod> of(List<RunRecord> runs) {
        Map<String, Optional<ProjectSpec>> read = new HashMap<>();
        List<GoalPeriod> periods = new ArrayList<>();
        for (RunRecord run : oldestFirst(runs)) {
            read.computeIfAbsent(run.projectSha256(), _ -> KeptProject.read(run))
                    .ifPresent(spec -> add(periods, run, spec.goal()));
        }
        return List.copyOf(periods);
    }

    private static void add(List<GoalPeriod> periods, RunRecord run, @Nullable Goal goal) {
        if (!periods.isEmpty() && Objects.equals(periods.getLast().goal(), goal)) {
            periods.set(periods.size() - 1, periods.getLast().plusOne());
        } else {
            periods.add(new GoalPeriod(run.created(), run.key().name(), 1, goal));
        }
    }

    private GoalPeriod plusOne() {
        return new GoalPeriod(since, run, runs + 1, goal);
    }

    private static List<RunRecord> oldestFirst(List<RunRecord> runs) {
        return runs.stream()
                .sorted(
                        java.util.Comparator.comparing(RunRecord::created)
                                .thenComparing(run -> run.key().name()))
                .toList();
    }
}
