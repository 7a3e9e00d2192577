package nightjar.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nightjar.durable.Fingerprint;
import nightjar.durable.Json;
import org.junit.jupiter.api.Test;

class ProvenanceTest {

    @Test
    void writesInputsAndLibrariesInTheOrderOfTheirNamesWhateverTheProcess() {
        Map<String, Fingerprint> inputs =
                IntStream.range(0, 9)
                        .boxed()
                        .collect(Collectors.toMap(i -> "input" + i, i -> Fingerprint.of("" + i)));
        Map<String, String> libraries =
                IntStream.range(0, 9)
                        .boxed()
                        .collect(Collectors.toMap(i -> "library" + i, i -> "" + i));

        Provenance provenance =
                new Provenance(
                        "churn.train.2026-11-22",
                        Fingerprint.of(""),
                        inputs,
                        1,
                        libraries,
                        "Java",
                        "System",
                        null,
                        null);

        assertThat(provenance.inputs().keySet().stream().toList()).isSorted();
        assertThat(provenance.libraries().keySet().stream().toList()).isSorted();
        assertThat(Json.tree(Json.write(provenance)).path("inputs").propertyNames())
                .containsExactlyElementsOf(provenance.inputs().keySet());
    }
}
