package nightjar.project.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nightjar.project.training.ParameterRange.Between;
import nightjar.project.training.ParameterRange.Choice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HyperparameterTest {

    static Stream<Hyperparameter> all() {
        return Algorithm.candidates().stream().flatMap(each -> Hyperparameter.of(each).stream());
    }

    @ParameterizedTest
    @MethodSource("all")
    void defaultAndSearchLieWithinTheBounds(Hyperparameter parameter) {
        List<Double> values = new ArrayList<>(List.of(parameter.usual()));
        switch (parameter.searched()) {
            case Choice choice -> values.addAll(choice.values());
            case Between between -> values.addAll(List.of(between.min(), between.max()));
        }

        assertThat(values).allMatch(parameter::allows);
    }

    @Test
    void theDocumentHasTheSameTable() throws IOException {
        List<String> rows = new ArrayList<>();
        for (Algorithm algorithm : Algorithm.candidates()) {
            for (Hyperparameter parameter : Hyperparameter.of(algorithm)) {
                rows.add(row(algorithm, parameter));
            }
        }

        List<String> document =
                Files.readAllLines(Path.of("src/docs/project-file.md")).stream()
                        .dropWhile(line -> !line.equals("### Hyperparameters"))
                        .skip(1)
                        .takeWhile(line -> !line.startsWith("#"))
                        .filter(line -> line.startsWith("| `"))
                        .toList();

        assertThat(document).isEqualTo(rows);
    }

    private static String row(Algorithm algorithm, Hyperparameter parameter) {
        return "| `%s` | `%s` | %s | %s%s to %s | %s | %s |"
                .formatted(
                        algorithm.yamlName(),
                        parameter.name(),
                        parameter.about().replaceFirst("\\.$", ""),
                        parameter.whole() ? "whole, " : "",
                        plain(parameter.min()),
                        plain(parameter.max()),
                        plain(parameter.usual()),
                        searched(parameter));
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static String searched(Hyperparameter parameter) {
        return switch (parameter.searched()) {
            case Choice choice when choice.values().equals(List.of(parameter.usual())) -> "";
            case Choice choice -> plain(choice.values().getFirst());
            case Between between ->
                    "`%s..%s%s`"
                            .formatted(
                                    plain(between.min()),
                                    plain(between.max()),
                                    between.logarithmic() ? " log" : "");
        };
    }
}
