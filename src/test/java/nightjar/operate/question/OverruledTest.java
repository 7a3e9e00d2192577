package nightjar.operate.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import nightjar.registry.ChampionChange;
import nightjar.registry.ChampionChange.Change;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OverruledTest {

    private static final Instant END = Instant.parse("2027-02-01T00:00:00Z");
    private static final Instant BEFORE = END.minusSeconds(1);

    @Test
    void tellsTheLastDayOnWhichTheVersionScores() {
        List<ChampionChange> changes = List.of(change(1, null), change(2, END));

        assertThat(Overruled.of(changes, 2, BEFORE))
                .isEqualTo(new Overruled("REJECT", "ana", "I know", "2027-01-31"));
    }

    @Test
    void isNothingOfAnotherVersionOrOnceItIsOver() {
        List<ChampionChange> changes = List.of(change(1, null), change(2, END));

        assertThat(Overruled.of(changes, 1, BEFORE)).isNull();
        assertThat(Overruled.of(changes, 2, END)).isNull();
        assertThat(Overruled.of(List.of(), 2, BEFORE)).isNull();
        assertThat(Overruled.of(List.of(change(2, null)), 2, BEFORE)).isNull();
    }

    private static ChampionChange change(int version, @Nullable Instant expires) {
        return new ChampionChange(
                "churn",
                version,
                version,
                Change.PROMOTION,
                "REJECT",
                "ana",
                "I know",
                Instant.parse("2026-11-22T02:00:00Z"),
                expires);
    }
}
