package nightjar.stage.evaluate.challenger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nightjar.stage.clean.split.HoldoutRule;
import nightjar.stage.clean.split.HoldoutRule.By;
import nightjar.stage.evaluate.Batches;
import org.junit.jupiter.api.Test;

/// Which rows a champion may be judged on.
class UnseenTest {

    private static final List<String> TEXT = List.of("text");
    private static final HoldoutRule BY_ID = byKey("id", 7);

    @Test
    void areAllWhereTheRuleIsTheSame() {
        assertThat(of(BY_ID, BY_ID)).isEqualTo(new Unseen.All());
        assertThat(of(byNumber("abc"), byNumber("abc"))).isEqualTo(new Unseen.All());
    }

    @Test
    void areThoseThatItsOwnRuleHoldsOut() {
        HoldoutRule inOrder = new HoldoutRule(By.ORDER, "score", TEXT, 0.2, 42, 0.7, List.of());

        assertThat(of(byKey("id", 8), BY_ID)).isEqualTo(new Unseen.Some(byKey("id", 8)));
        assertThat(of(BY_ID, byNumber("abc"))).isEqualTo(new Unseen.Some(BY_ID));
        assertThat(of(inOrder, BY_ID)).isEqualTo(new Unseen.Some(inOrder));
    }

    @Test
    void cannotBeKnownWhereTheRowsDoNotTell() {
        assertThat(
                        List.of(
                                reason(of(null, BY_ID)),
                                reason(of(byNumber("abc"), byNumber("abd"))),
                                reason(of(byNumber("abc"), BY_ID)),
                                reason(of(byKey("email", 7), BY_ID)),
                                reason(
                                        of(
                                                new HoldoutRule(
                                                        By.ORDER, "score", TEXT, 0.2, 42, null,
                                                        List.of()),
                                                BY_ID)),
                                reason(
                                        of(
                                                new HoldoutRule(
                                                        By.KEY,
                                                        "id",
                                                        List.of("number"),
                                                        0.2,
                                                        7,
                                                        null,
                                                        List.of()),
                                                BY_ID))))
                .containsExactly(
                        "how its hold-out was chosen was not kept",
                        "without a key it knew rows by their number, and the data are not those it was trained on",
                        "without a key it knew rows by their number, and the data are not those it was trained on",
                        "its hold-out went by 'email', which the rows do not have",
                        "where in the order of 'score' its hold-out began was not kept",
                        "its hold-out went by 'id', which was read as [number] and is read as [text] now");
    }

    private static Unseen of(@org.jspecify.annotations.Nullable HoldoutRule its, HoldoutRule now) {
        return Unseen.of(3, its, now, TEXT, Batches.CLEAN);
    }

    private static String reason(Unseen unseen) {
        String said = "which of these rows version 3 was fitted on cannot be known: ";
        return ((Unseen.Unknown) unseen).reason().substring(said.length());
    }

    private static HoldoutRule byKey(String column, long seed) {
        return new HoldoutRule(By.KEY, column, TEXT, 0.2, seed, null, List.of());
    }

    private static HoldoutRule byNumber(String data) {
        return new HoldoutRule(By.NUMBER, null, List.of(), 0.2, 42, null, List.of(data));
    }
}
