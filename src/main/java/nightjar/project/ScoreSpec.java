package nightjar.project;

import java.util.List;
import nightjar.project.training.Check;
import org.jspecify.annotations.Nullable;

/// What is scored, and where the scores go. Paths belong to the workspace and may contain `${date}`.
///
/// @param output null: `out/<project>-<date>.csv`
/// @param reasons how many of the strongest reasons stand beside each score, at least 0
/// @param checks what the rows to score must be like, beside those of [ProjectSpec#checks()] that are meant for scoring
/// @param brokenColumns what follows where a column the model goes by is absent, empty, stuck at one value or full of unknown ones
public record ScoreSpec(
        @Nullable SourceSpec source,
        @Nullable OutputSpec output,
        int reasons,
        List<Check> checks,
        BrokenColumns brokenColumns) {

    /// What follows from a broken column. The YAML name is the lower-case constant.
    public enum BrokenColumns {
        /// The run ends with exit code 3, and nothing is published.
        REFUSE,
        /// Every row is scored, and it is said.
        WARN
    }

    public ScoreSpec {
        checks = List.copyOf(checks);
    }

    /// The same without checks.
    public ScoreSpec withoutChecks() {
        return new ScoreSpec(source, output, reasons, List.of(), brokenColumns);
    }
}
