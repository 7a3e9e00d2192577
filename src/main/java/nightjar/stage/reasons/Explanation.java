package nightjar.stage.reasons;

import java.util.List;

/// Why one row is predicted as it is. Base, influences and others add up to the log-odds for logistic regression and boosting (of several
/// classes: the predicted one's score before the softmax), to the probability for trees and forests, to the number for a regression.
///
/// @param strongest the influences that moved the score most, either way, strongest first; none that moved nothing
/// @param others what all other columns moved, together
/// @param base what the model says where nothing is known of a row
public record Explanation(List<Influence> strongest, double others, double base) {

    public Explanation {
        strongest = List.copyOf(strongest);
    }
}
