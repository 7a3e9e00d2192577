package nightjar.stage.evaluate.challenger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nightjar.model.Task;
import nightjar.stage.evaluate.Batches;
import org.junit.jupiter.api.Test;

class ChampionTest {

    private static final Task BINARY = new Task.Binary("Yes", "No");

    @Test
    void isComparableWhereItsColumnsAreThere() {
        Challenger contestant = Batches.scored(0);

        Champion champion =
                Champion.of(
                        3,
                        contestant,
                        BINARY,
                        BINARY,
                        List.of("plan"),
                        Batches.CLEAN,
                        new Unseen.All());

        assertThat(champion).isEqualTo(new Champion.Comparable(3, contestant, null));
    }

    @Test
    void namesTheColumnsItMisses() {
        Champion champion =
                Champion.of(
                        3,
                        Batches.scored(0),
                        BINARY,
                        BINARY,
                        List.of("plan", "region", "since"),
                        Batches.CLEAN,
                        new Unseen.All());

        assertThat(champion)
                .isEqualTo(
                        new Champion.Incomparable(
                                3,
                                "version 3 needs 'region', 'since', which the rows do not have"));
    }

    @Test
    void cannotBeComparedWhereItPredictsSomethingElse() {
        Champion champion =
                Champion.of(
                        3,
                        Batches.scored(0),
                        new Task.Classes(List.of("a", "b", "c")),
                        BINARY,
                        List.of(),
                        Batches.CLEAN,
                        new Unseen.All());

        assertThat(champion)
                .isEqualTo(
                        new Champion.Incomparable(
                                3,
                                "version 3 predicts 'a', 'b', 'c', the candidate 'Yes' or 'No'"));
    }
}
