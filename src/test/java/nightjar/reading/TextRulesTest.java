package nightjar.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nightjar.project.training.CleanRule;
import org.jspecify.annotations.Nullable;
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
                "; PARENTHESES; ; ; (12.50); -12.5",
                "; PARENTHESES; ; ; 12.50; 12.5",
                "en; PARENTHESES; ; ; ($1,234.50); -1234.5",
                "en; PARENTHESES; ; ; $(1,234.50); -1234.5",
                "de; TRAILING; ; ; 1.234,50-; -1234.5",
                "de; TRAILING; ; ; 1.234,50 € -; -1234.5",
                "; TRAILING; ; ; -3; -3",
                "; ; BOUND; ; <10; 10",
                "; ; BOUND; ; >= 1000; 1000",
                "; ; BOUND; ; ≤0.5; 0.5",
                "; ; BOUND; ; 90+; 90",
                "; ; BOUND; ; <-1.5; -1.5",
                "; ; ; kg; 12 kg; 12",
                "; ; ; kg; 12kg; 12",
                "; ; ; EUR; EUR -3.5; -3.5",
                "en; ; ; USD; '1,234.50 USD'; 1234.5",
                "en; PARENTHESES; BOUND; USD; '(1,234 USD)'; -1234",
                "; ; ; kg; −5; -5"
            })
    void readsNumbersAsTheRuleSaysTheyAreWritten(
            @Nullable String locale,
            CleanRule.Numbers.@Nullable Negative negative,
            CleanRule.Numbers.@Nullable Censored censored,
            @Nullable String unit,
            String text,
            double number) {
        CleanRule rule = new CleanRule.Numbers(List.of("a"), locale, negative, censored, unit);

        assertThat(TextRules.of(List.of(rule)).number("a", text)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "; PARENTHESES; ; ; 12-",
                "; PARENTHESES; ; ; (12",
                "; PARENTHESES; ; ; (-12)",
                "; PARENTHESES; ; ; ()",
                "; TRAILING; ; ; (12)",
                "; TRAILING; ; ; -12-",
                "; TRAILING; ; ; -",
                "; ; BOUND; ; <",
                "; ; BOUND; ; 10-20",
                "; ; ; kg; 12 lb",
                "; ; ; kg; kg",
                "; ; ; kg; '1,234 kg'",
                "en; ; ; ; <10"
            })
    void refusesWhatTheRuleDoesNotSay(
            @Nullable String locale,
            CleanRule.Numbers.@Nullable Negative negative,
            CleanRule.Numbers.@Nullable Censored censored,
            @Nullable String unit,
            String text) {
        CleanRule rule = new CleanRule.Numbers(List.of("a"), locale, negative, censored, unit);

        assertThat(TextRules.of(List.of(rule)).number("a", text)).isNaN();
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
