package nightjar.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextRulesTest {

    @Test
    void readsOnlyTheEmptyCellAsMissingWithoutRules() {
        TextRules rules = TextRules.of(List.of());

        assertThat(rules.apply("a", "")).isNull();
        assertThat(rules.apply("a", " NA ")).isEqualTo(" NA ");
    }

    @Test
    void trimsOnlyTheColumnsNamed() {
        TextRules rules = TextRules.of(List.of(new CleanRule.Trim(List.of("a"))));

        assertThat(rules.apply("a", " x ")).isEqualTo("x");
        assertThat(rules.apply("a", "  ")).isNull();
        assertThat(rules.apply("b", " x ")).isEqualTo(" x ");
    }

    @Test
    void runsRulesInTheOrderOfTheFile() {
        CleanRule trim = new CleanRule.Trim(List.of());
        CleanRule missing = new CleanRule.MissingMarkers(List.of("NA"), List.of());
        CleanRule replace = new CleanRule.Replace("a", Map.of("n", "NA"));

        assertThat(TextRules.of(List.of(trim, missing)).apply("a", " NA ")).isNull();
        assertThat(TextRules.of(List.of(missing, trim)).apply("a", " NA ")).isEqualTo("NA");
        assertThat(TextRules.of(List.of(replace, missing)).apply("a", "n")).isNull();
        assertThat(TextRules.of(List.of(missing, replace)).apply("a", "n")).isEqualTo("NA");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "de; 1.234,5; 1234.5",
                "de; -1.234.567; -1234567",
                "de; 0,25; 0.25",
                "fr; 1 234,5; 1234.5",
                "de-CH; 1'234.5; 1234.5",
                "en; 1,234,567.25; 1234567.25",
                "en; $1,234.50; 1234.5",
                "en; -£3; -3",
                "en; 12 %; 12",
                "de; 1.234,50 €; 1234.5"
            })
    void readsNumbersInTheColumnsLocale(String locale, String text, double number) {
        TextRules rules = TextRules.of(List.of(new CleanRule.Numbers(List.of("a"), locale)));

        assertThat(rules.number("a", text)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "de; 1.5",
                "de; 12.34.567",
                "de; 1,5,6",
                "en; 1,5",
                "en; $",
                "en; 1$2",
                "en; %"
            })
    void refusesNumbersWithGroupsThatAreNone(String locale, String text) {
        TextRules rules = TextRules.of(List.of(new CleanRule.Numbers(List.of(), locale)));

        assertThat(rules.number("a", text)).isNaN();
    }
}
