package nightjar.stage.train;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nightjar.math.SeededRandom;
import nightjar.project.training.Algorithm;
import nightjar.project.training.Hyperparameter;
import nightjar.project.training.ParameterRange;
import nightjar.project.training.ParameterRange.Between;
import nightjar.project.training.ParameterRange.Choice;
import nightjar.project.training.TrainSpec;
import nightjar.stage.train.trainer.Trial;

/// Which trials a run makes: a seeded random search (Bergstra and Bengio, JMLR 2012). Trials are dealt to the candidates in turn; the first
/// of each has the algorithm's defaults, or what of the declared range is nearest to them. No two trials of a candidate are alike, so
/// one whose parameters are all fixed has one trial.
///
/// A candidate that names no parameter is searched as [nightjar.project.training.Hyperparameter] says; one that names some keeps the others at their defaults.
public final class TrialPlan {

    /// Draws that may be alike in a row before a candidate counts as exhausted.
    private static final int DRAWS = 200;

    private TrialPlan() {}

    /// The trials of a run, numbered from 1: at least one per candidate. Without cross-validation one alone, because nothing could tell
    /// which is best.
    public static List<Trial> of(TrainSpec spec) {
        List<Candidate> candidates = new ArrayList<>();
        spec.candidates().forEach((name, ranges) -> candidates.add(new Candidate(name, ranges)));
        int wanted = spec.folds() == 0 ? 1 : Math.max(spec.trials(), candidates.size());
        List<Trial> trials = new ArrayList<>();
        int idle = 0;
        for (int turn = 0; trials.size() < wanted && idle < candidates.size(); turn++) {
            int number = trials.size() + 1;
            long seed = SeededRandom.seed(spec.holdout().seed(), number);
            Candidate candidate = candidates.get(turn % candidates.size());
            Map<String, Double> drawn = candidate.next(new SeededRandom(seed));
            idle = drawn.isEmpty() ? idle + 1 : 0;
            if (!drawn.isEmpty()) {
                trials.add(new Trial(number, candidate.algorithm, drawn, seed));
            }
        }
        return List.copyOf(trials);
    }

    /// One algorithm with its ranges, and what of them was drawn.
    private static final class Candidate {

        private final Algorithm algorithm;
        private final Map<String, ParameterRange> ranges;
        private final Set<Map<String, Double>> drawn = new HashSet<>();

        Candidate(Algorithm algorithm, Map<String, ParameterRange> ranges) {
            this.algorithm = algorithm;
            this.ranges = ranges;
            requireKnown();
        }

        private void requireKnown() {
            List<String> known =
                    Hyperparameter.of(algorithm).stream().map(Hyperparameter::name).toList();
            for (String name : ranges.keySet()) {
                if (!known.contains(name)) {
                    throw new IllegalArgumentException(
                            "%s has no parameter '%s'; it has %s"
                                    .formatted(algorithm.yamlName(), name, known));
                }
            }
        }

        /// Parameters that were not drawn before; empty where there are none left.
        Map<String, Double> next(SeededRandom random) {
            if (drawn.isEmpty()) {
                Map<String, Double> usual =
                        parameters((parameter, range) -> range.nearest(parameter.usual()));
                drawn.add(usual);
                return usual;
            }
            for (int i = 0; i < DRAWS; i++) {
                Map<String, Double> parameters =
                        parameters((parameter, range) -> draw(parameter, range, random));
                if (drawn.add(parameters)) {
                    return parameters;
                }
            }
            return Map.of();
        }

        private Map<String, Double> parameters(Picked picked) {
            Map<String, Double> parameters = new LinkedHashMap<>();
            for (Hyperparameter parameter : Hyperparameter.of(algorithm)) {
                parameters.put(parameter.name(), picked.value(parameter, range(parameter)));
            }
            return parameters;
        }

        private ParameterRange range(Hyperparameter parameter) {
            if (ranges.isEmpty()) {
                return parameter.searched();
            }
            ParameterRange declared = ranges.get(parameter.name());
            return declared == null ? new Choice(List.of(parameter.usual())) : declared;
        }
    }

    private interface Picked {
        double value(Hyperparameter parameter, ParameterRange range);
    }

    private static double draw(
            Hyperparameter parameter, ParameterRange range, SeededRandom random) {
        return switch (range) {
            case Choice choice -> choice.values().get(random.below(choice.values().size()));
            case Between between -> {
                double drawn = between.at(random.share());
                yield parameter.whole() ? Math.rint(drawn) : drawn;
            }
        };
    }
}
