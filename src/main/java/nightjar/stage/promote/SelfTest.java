package nightjar.stage.promote;

import nightjar.durable.Json;
import nightjar.project.ProjectSpec;
import nightjar.stage.train.FittedModel;

/// A few rows and what became of them when a version was registered: a version of which something else becomes now is not the same, or does
/// not run here as it did there.
public sealed interface SelfTest permits RecordSelfTest, FeatureSelfTest {

    int rows();

    /// Whether the same becomes of every row, bit by bit.
    ///
    /// @param spec by which the version was trained
    boolean livesWith(FittedModel model, ProjectSpec spec);

    static SelfTest read(byte[] json) {
        return Json.tree(new String(json, java.nio.charset.StandardCharsets.UTF_8)).has("outcomes")
                ? Json.read(json, RecordSelfTest.class)
                : Json.read(json, FeatureSelfTest.class);
    }
}
