package nightjar.stage.evaluate;

import java.util.List;
import nightjar.model.Task;

/// Who is compared, on what.
///
/// @param importance of the candidate's features, most important first; empty: unknown
public record Contest(
        Task task, Contestant candidate, Champion champion, List<Importance> importance) {

    public Contest {
        importance = List.copyOf(importance);
    }
}
