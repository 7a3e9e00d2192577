package nightjar.operate.question;

import java.util.List;
import java.util.Optional;
import nightjar.database.RunKey;
import nightjar.durable.Json;
import nightjar.ledger.Act;
import nightjar.ledger.view.RunView;
import nightjar.operate.FailureKind;
import nightjar.operate.Known;
import nightjar.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How does a run stand?
public record ShowRun(String run) {

    /// A run with what is known beside it.
    ///
    /// @param overruled that its version scores although the gate refused it; null: it is not so
    /// @param forecast null: none was made
    /// @param acts what was done to it by hand, oldest first
    public record Shown(
            RunView run,
            FailureKind failure,
            @Nullable Overruled overruled,
            @Nullable ForecastFact forecast,
            List<Act> acts) {

        public Shown {
            acts = List.copyOf(acts);
        }

        /// The run, with `override`, `forecast` and `acts` where there are any.
        public JsonNode json() {
            ObjectNode node = (ObjectNode) Json.tree(Json.publish(run));
            if (overruled != null) {
                node.set("override", Json.mapper().valueToTree(overruled));
            }
            if (forecast != null) {
                node.set("forecast", forecast.json());
            }
            if (!acts.isEmpty()) {
                node.set("acts", Json.tree(Json.publish(acts)));
            }
            return node;
        }

        /// The same once the process that seems to work on it is gone.
        public Shown interrupted() {
            return new Shown(run.interrupted(), failure, overruled, forecast, acts);
        }
    }

    /// @throws nightjar.workspace.RequestRefused if there is no such run
    public Shown in(Workspace workspace) {
        RunView view = new Known(workspace).run(run);
        RunView.Model model = view.model();
        return new Shown(
                view,
                FailureKind.of(view, workspace.history().isRefused(view.key())),
                model == null
                        ? null
                        : Overruled.of(
                                workspace
                                        .registry()
                                        .successions(view.project(), workspace.clock().instant()),
                                model.version(),
                                workspace.clock().instant()),
                ForecastFact.of(workspace, view).orElse(null),
                workspace.acts().of(view.key()));
    }

    /// As it was left by whoever asks, who knows about champions already; empty if it was not begun.
    public Optional<Shown> atTheEnd(Workspace workspace) {
        return RunKey.parse(run)
                .flatMap(workspace.history()::show)
                .map(
                        view ->
                                new Shown(
                                        view,
                                        FailureKind.MENDABLE,
                                        null,
                                        ForecastFact.of(workspace, view).orElse(null),
                                        workspace.acts().of(view.key())));
    }
}
