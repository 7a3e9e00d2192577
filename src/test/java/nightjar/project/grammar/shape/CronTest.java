package nightjar.project.grammar.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.scheduling.support.CronExpression;

class CronTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 0 2 * * *",
                "*/10 0-30/5 8-10 1,15 JAN-MAR MON-FRI",
                "0 30 6 ? * mon",
                "0 0 22 L * ?",
                "0 0 0 LW * *",
                "0 0 0 L-3 * *",
                "0 0 0 15W * *",
                "0 0 0 ? * 5L",
                "0 0 0 ? * FRI#2",
                "0 0 0 * * FRI-SUN",
                "0 0 0 * * SUN-MON",
                "0 0 0 * * 0,7",
                "59 59 23 31 12 7",
                "5/15 * * * * *"
            })
    void isATimeAsSpringHasIt(String text) {
        assertThat(CronExpression.isValidExpression(text)).isTrue();

        assertThat(Cron.plain(text)).isEqualTo(text);
        assertThat(Cron.plain("  " + text + " ")).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "99 99 99 99 99 99",
                "60 0 0 * * *",
                "0 60 0 * * *",
                "0 0 24 * * *",
                "0 0 0 32 * *",
                "0 0 0 0 * *",
                "0 0 0 * 13 *",
                "0 0 0 * 0 *",
                "0 0 0 * * 8",
                "0 0 22-6 * * *",
                "0 0 2 * *",
                "0 0 2 * * * *",
                "0 0 */0 * * *",
                "0 0 1- * * *",
                "0 0 1,,2 * * *",
                "0 0 0 * FOO *",
                "0 0 0 * * MONDAY",
                "0 0 0 32W * *",
                "L 0 0 * * *",
                ""
            })
    void isNoTime(String text) {
        assertThat(CronExpression.isValidExpression(text)).isFalse();

        assertThat(Cron.plain(text)).isNull();
    }

    static Stream<String> everyNumberInEveryField() {
        return IntStream.range(0, 6)
                .boxed()
                .flatMap(
                        field ->
                                IntStream.range(0, 70)
                                        .mapToObj(
                                                number -> {
                                                    String[] fields = "0 0 0 * * *".split(" ");
                                                    fields[field] = Integer.toString(number);
                                                    return String.join(" ", fields);
                                                }));
    }

    @Test
    void agreesWithSpringOnEveryNumberInEveryField() {
        assertThat(everyNumberInEveryField())
                .allSatisfy(
                        text ->
                                assertThat(Cron.plain(text) != null)
                                        .as(text)
                                        .isEqualTo(CronExpression.isValidExpression(text)));
    }
}
