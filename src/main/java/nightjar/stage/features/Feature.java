package nightjar.stage.features;

/// A fitted transform and who gets what it gives.
public record Feature(Transform transform, Audience audience) {}
