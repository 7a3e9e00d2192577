package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import nightjar.cli.option.DatedProject;
import nightjar.cli.text.FirstScreen;
import nightjar.cli.text.ReasonText;
import nightjar.durable.Json;
import org.junit.jupiter.api.Test;

/// A business date far ahead keeps later nights from becoming champion: that is said before the work, and by the verdict with both dates.
class LateDateTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    @Test
    void aDateAfterTodayIsToldWithItsDistance() {
        assertThat(DatedProject.ahead(LocalDate.of(2062, 11, 27), TODAY))
                .hasValueSatisfying(
                        said ->
                                assertThat(said)
                                        .startsWith("2062-11-27 is 13,149 days ahead of today")
                                        .endsWith("will not become champion by itself"));
        assertThat(DatedProject.ahead(TODAY.plusDays(1), TODAY).orElseThrow())
                .startsWith("2026-11-28 is 1 day ahead");
    }

    @Test
    void todayAndBeforeIsNothingToSay() {
        assertThat(DatedProject.ahead(TODAY, TODAY)).isEmpty();
        assertThat(DatedProject.ahead(TODAY.minusDays(9), TODAY)).isEmpty();
    }

    @Test
    void theLineOfTheRuleHasBothDatesOnAScreen() {
        String reason =
                """
                {"rule": "business date >= the champion's", "held": false, "leadsTo": "HOLD",
                 "sentence": "The candidate was trained for 2026-11-27, champion version 3 for 2062-11-27: it does not give way."}
                """;

        String line = ReasonText.line(Json.tree(reason));

        assertThat(line)
                .isEqualTo("business date: trained for 2026-11-27, champion for 2062-11-27: hold");
        assertThat("         - " + line).hasSizeLessThanOrEqualTo(FirstScreen.COLUMNS);
    }
}
