package nightjar.stage.features;

import nightjar.stage.features.transform.Measured;
import nightjar.stage.features.transform.Transform;
import nightjar.stage.features.transform.Unfitted;

/// A fitted transform and who gets what it gives.
public record Feature(Transform transform, Audience audience) {

    static Feature of(Unfitted unfitted, Measured rows, Audience audience) {
        return new Feature(unfitted.fit().apply(rows), audience);
    }
}
