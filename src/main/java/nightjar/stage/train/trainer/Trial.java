package nightjar.stage.train.trainer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import nightjar.project.training.Algorithm;

/// One candidate model with fixed hyperparameters.
///
/// @param number from 1
/// @param parameters all of the algorithm's, in its order
/// @param seed of everything random in it, from 0 to 2^31 - 1
public record Trial(int number, Algorithm algorithm, Map<String, Double> parameters, long seed) {

    public Trial {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /// The name by which measurements and messages know it, such as `trial 7`.
    public String name() {
        return "trial " + number;
    }

    double real(String name) {
        Double value = parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "%s has no parameter '%s'".formatted(algorithm.yamlName(), name));
        }
        return value;
    }

    int whole(String name) {
        return Math.toIntExact(Math.round(real(name)));
    }
}
