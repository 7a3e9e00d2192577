package nightjar.stage.evaluate.challenger;

import java.util.List;
import nightjar.model.Task;

/// Who is compared, on what.
///
/// @param rivals simple rules that compete
/// @param importance of the candidate's features, most important first; empty: unknown
public record Contest(
        Task task,
        Contestant candidate,
        Champion champion,
        List<Rival> rivals,
        List<Importance> importance) {

    public Contest {
        rivals = List.copyOf(rivals);
        importance = List.copyOf(importance);
    }
}
