package nightjar.workspace;

import nightjar.database.RunKey;
import nightjar.forecast.RunForecast;
import org.jspecify.annotations.Nullable;

/// How a run ended, or why it was not begun.
///
/// @param message what the operator should know; empty if all is said by the run itself
/// @param forecast for which the run was not begun; null: that was not the reason
public record RunEnd(RunKey key, Outcome outcome, String message, @Nullable RunForecast forecast) {

    public RunEnd(RunKey key, Outcome outcome, String message) {
        this(key, outcome, message, null);
    }
}
