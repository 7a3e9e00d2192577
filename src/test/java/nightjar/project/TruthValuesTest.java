package nightjar.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import nightjar.project.grammar.SpecReader;
import nightjar.reading.TextRules;
import org.junit.jupiter.api.Test;

class TruthValuesTest {

    @Test
    void bringsTruthValuesToTheSpellingThatIsDeclared() {
        TextRules rules = rules("{type: category, values: [No, Yes]}", "positive: \"Yes\"");

        assertThat(rules.apply("member", "True")).isEqualTo("true");
        assertThat(rules.apply("member", "FALSE")).isEqualTo("false");
        assertThat(rules.apply("member", "1")).isEqualTo("true");
        assertThat(rules.apply("member", "2")).isEqualTo("2");
        assertThat(rules.apply("digit", "true")).isEqualTo("1");
        assertThat(rules.apply("amount", "True")).isEqualTo("True");
        assertThat(rules.apply("left", "true")).isEqualTo("true");
    }

    @Test
    void bringsALabelToTheSpellingOfItsPositiveClass() {
        TextRules rules = rules("{type: category}", "positive: \"TRUE\"");

        assertThat(rules.apply("left", "true")).isEqualTo("TRUE");
        assertThat(rules.apply("left", "0")).isEqualTo("FALSE");
    }

    @Test
    void bringsThePositiveClassToTheSpellingOfTheLabelsValues() {
        ProjectSpec spec =
                spec("{type: category, values: [\"False\", \"True\"]}", "positive: true");

        assertThat(spec.data().label().positive()).isEqualTo("True");
    }

    private static TextRules rules(String left, String positive) {
        return TextRules.of(spec(left, positive));
    }

    private static ProjectSpec spec(String left, String positive) {
        String text =
                """
                project: visits
                data:
                  source: {csv: data/visits.csv}
                  label: {column: left, %s}
                  columns:
                    member: {type: category, values: [false, true]}
                    digit: {type: category, values: ["1", "0"]}
                    amount: {type: number}
                    left: %s
                train:
                  holdout: {fraction: 0.3, seed: 1}
                  metric: auc
                  trials: 1
                  candidates: {logistic: {lambda: 0.1}}
                """
                        .formatted(positive, left);
        Path here = Path.of("").toAbsolutePath();
        return SpecReader.read(text, "visits.yaml", here.resolve("visits.yaml"), here).spec();
    }
}
