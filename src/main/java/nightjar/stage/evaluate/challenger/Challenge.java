package nightjar.stage.evaluate.challenger;

import java.util.List;
import nightjar.model.Task;

/// Who is compared, on what.
///
/// @param rivals simple rules that compete
/// @param importance of the candidate's features, most important first; empty: unknown
public record Challenge(
        Task task,
        Challenger candidate,
        Champion champion,
        List<RuleChallenger> rivals,
        List<Importance> importance) {

    public Challenge {
        rivals = List.copyOf(rivals);
        importance = List.copyOf(importance);
    }
}
