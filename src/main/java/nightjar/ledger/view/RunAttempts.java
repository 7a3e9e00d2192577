package nightjar.ledger.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import nightjar.database.Holder;
import nightjar.database.HomeOfRun;
import nightjar.database.RunKey;
import nightjar.durable.Json;
import nightjar.ledger.Ledger;
import nightjar.ledger.Measurement;
import nightjar.ledger.Output;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A run with its attempts, oldest first.
record RunAttempts(Head head, List<Attempt> attempts) {

    RunAttempts {
        attempts = List.copyOf(attempts);
    }

    /// What is known of a run but its attempts.
    ///
    /// @param home where its files are
    /// @param purging whether a purge has begun to remove it
    /// @param held whether somebody living works on it
    /// @param failure what was said of the last attempt that failed; null: none has since the last one began
    /// @param nightjar the [nightjar.ledger.Build] that began it; null: that was not kept yet
    record Head(
            RunKey key,
            Instant created,
            HomeOfRun home,
            boolean purging,
            @Nullable JsonNode verdict,
            @Nullable Integer version,
            RunView.@Nullable Model model,
            boolean held,
            @Nullable String failure,
            @Nullable String nightjar) {

        static Head of(ResultSet row) throws SQLException {
            String verdict = row.getString("verdict");
            int version = row.getInt("model_version");
            boolean noVersion = row.wasNull();
            String algorithm = row.getString("algorithm");
            return new Head(
                    Ledger.key(row),
                    Instant.ofEpochMilli(row.getLong("created")),
                    new HomeOfRun(row.getString("home_id"), row.getString("home")),
                    row.getLong("purging") != 0,
                    verdict == null ? null : Json.tree(verdict),
                    noVersion ? null : version,
                    algorithm == null
                            ? null
                            : new RunView.Model(version, algorithm, row.getString("fingerprint")),
                    row.getString("token") != null && Holder.of(row).isAlive(),
                    row.getString("failure"),
                    row.getString("nightjar"));
        }

        private @Nullable String decision() {
            String decision = verdict == null ? "" : verdict.path("decision").asString("");
            return decision.isEmpty() ? null : decision;
        }
    }

    /// How the run stands. What a purge has begun to remove cannot go on, whatever its attempts say.
    RunState state() {
        RunState state =
                RunState.of(attempts.isEmpty() ? null : attempts.getLast().status(), head.held());
        return head.purging() && !state.isOver() ? RunState.ABANDONED : state;
    }

    boolean isRefused() {
        return !attempts.isEmpty() && attempts.getLast().exitCode().equals(Attempt.REFUSED);
    }

    /// The number of the attempt with this execution, from 1; 0: none of this run.
    int number(long execution) {
        return (int) attempts.stream().filter(attempt -> attempt.execution() <= execution).count();
    }

    /// Whether the attempt with this number is being worked on.
    boolean isRunning(int number) {
        return number == attempts.size() && state() == RunState.RUNNING;
    }

    RunSummary summary(Instant now) {
        return new RunSummary(
                head.key().name(),
                head.key().project(),
                head.key().job().word(),
                head.key().date(),
                state(),
                attempts.size(),
                head.created(),
                seconds(now),
                head.decision(),
                head.version());
    }

    RunView view(
            Instant now,
            List<StepView> steps,
            List<Measurement> measurements,
            List<Output> outputs) {
        return new RunView(
                head.key().name(),
                head.key().project(),
                head.key().job().word(),
                head.key().date(),
                state(),
                attempts.size(),
                head.created(),
                seconds(now),
                steps,
                measurements.stream().map(RunView.Value::of).toList(),
                head.verdict(),
                head.model(),
                outputs,
                null,
                state() == RunState.FAILED ? head.failure() : null,
                new RunView.Made(
                        head.nightjar(), attempts.stream().map(Attempt::nightjar).toList()));
    }

    StoredRun stored() {
        return new StoredRun(
                head.key(),
                state(),
                head.held(),
                head.purging(),
                head.created(),
                lastSign(),
                head.home(),
                head.version());
    }

    private Instant lastSign() {
        Instant sign =
                attempts.isEmpty() ? head.created() : attempts.getLast().sign(head.created());
        return sign.isBefore(head.created()) ? head.created() : sign;
    }

    private double seconds(Instant now) {
        double seconds = 0;
        for (Attempt attempt : attempts) {
            seconds += attempt.seconds(isRunning(number(attempt.execution())), now);
        }
        return Math.round(seconds * 1000) / 1000.0;
    }
}
