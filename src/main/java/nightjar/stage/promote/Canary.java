package nightjar.stage.promote;

import nightjar.durable.Json;
import nightjar.project.ProjectSpec;
import nightjar.stage.train.FittedModel;

/// A few rows and what became of them when a version was registered: a version of which something else becomes now is not the same, or does
/// not run here as it did there.
public sealed interface Canary permits RecordCanary, FeatureCanary {

    int rows();

    /// Whether the same becomes of every row, bit by bit.
    ///
    /// @param spec by which the version was trained
    boolean livesWith(FittedModel model, ProjectSpec spec);

    static Canary read(byte[] json) {
        return Json.tree(new String(json, java.nio.charset.StandardCharsets.UTF_8)).has("outcomes")
                ? Json.read(json, RecordCanary.class)
                : Json.read(json, FeatureCanary.class);
    }
}
