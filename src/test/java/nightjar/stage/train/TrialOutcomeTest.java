package nightjar.stage.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nightjar.durable.Json;
import nightjar.project.training.Algorithm;
import nightjar.project.training.Metric;
import nightjar.stage.train.trainer.Trial;
import org.junit.jupiter.api.Test;

class TrialOutcomeTest {

    @Test
    void writesItsMeansInTheOrderOfTheMetricsWhateverTheProcess() {
        Map<Metric, Double> means =
                Arrays.stream(Metric.values())
                        .collect(Collectors.toMap(Function.identity(), _ -> 0.5));

        TrialOutcome outcome =
                new TrialOutcome.Scored(
                        new Trial(1, Algorithm.LOGISTIC, Map.of("lambda", 0.1), 7),
                        Metric.AUC,
                        List.of(0.5),
                        0.5,
                        null,
                        means,
                        0,
                        null,
                        List.of());

        assertThat(Json.tree(Json.write(outcome)).path("means").propertyNames())
                .containsExactly(
                        Arrays.stream(Metric.values()).map(Metric::name).toArray(String[]::new));
    }
}
