package nightjar.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A run with its attempts, oldest first.
record RunAttempts(Head head, List<Attempt> attempts) {

    RunAttempts {
        attempts = List.copyOf(attempts);
    }

    /// What is known of a run but its attempts.
    ///
    /// @param held whether somebody living works on it
    record Head(
            RunKey key,
            Instant created,
            @Nullable JsonNode verdict,
            @Nullable Integer version,
            RunView.@Nullable Model model,
            boolean held) {

        static Head of(ResultSet row) throws SQLException {
            String verdict = row.getString("verdict");
            int version = row.getInt("model_version");
            boolean noVersion = row.wasNull();
            String algorithm = row.getString("algorithm");
            return new Head(
                    Ledger.key(row),
                    Instant.ofEpochMilli(row.getLong("created")),
                    verdict == null ? null : Json.tree(verdict),
                    noVersion ? null : version,
                    algorithm == null
                            ? null
                            : new RunView.Model(version, algorithm, row.getString("fingerprint")),
                    row.getString("token") != null && Holder.of(row).isAlive());
        }

        private @Nullable String decision() {
            String decision = verdict == null ? "" : verdict.path("decision").asString("");
            return decision.isEmpty() ? null : decision;
        }
    }

    RunState state() {
        return RunState.of(attempts.isEmpty() ? null : attempts.getLast().status(), head.held());
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
                outputs);
    }

    private double seconds(Instant now) {
        double seconds = 0;
        for (Attempt attempt : attempts) {
            seconds += attempt.seconds(isRunning(number(attempt.execution())), now);
        }
        return Math.round(seconds * 1000) / 1000.0;
    }
}
