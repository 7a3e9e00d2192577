package nightjar.registry;

import java.time.Instant;

/// What a person said of one prediction of one row. It holds for every candidate that predicts the same of the same row.
///
/// @param fingerprint of the row
/// @param run the one in whose review it was said
/// @param comment may be empty
/// @param at to the millisecond
public record Judgement(
        String fingerprint,
        String prediction,
        String run,
        Answer answer,
        String comment,
        String by,
        Instant at) {

    /// Whether the person would have said the same as the model.
    public enum Answer {
        AGREE,
        DISAGREE,
        UNSURE
    }
}
