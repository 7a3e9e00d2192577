package nightjar.stage.score;

import static org.assertj.core.api.Assertions.assertThat;

import nightjar.stage.promote.TrainedColumns.Trained;
import org.junit.jupiter.api.Test;

class ChanceTest {

    private static final Trained NEVER_MISSING = new Trained(0, 1000, 300, 0);
    private static final Trained HALF_MISSING = new Trained(500, 500, 150, 0);

    @Test
    void oneEmptyCellIsNoSurpriseAndThreeAreWhereNoneWasEmptyBefore() {
        assertThat(Chance.isRareToBeEmpty(NEVER_MISSING, 1)).isFalse();
        assertThat(Chance.isRareToBeEmpty(NEVER_MISSING, 3)).isTrue();
    }

    @Test
    void whereHalfOfTheCellsAreEmptyTwentyMustBe() {
        assertThat(Chance.isRareToBeEmpty(HALF_MISSING, 19)).isFalse();
        assertThat(Chance.isRareToBeEmpty(HALF_MISSING, 20)).isTrue();
    }

    @Test
    void fewRowsMayHaveOneValueHoweverManyThereWereBefore() {
        Trained allDifferent = new Trained(0, 100_000, 1, 0);

        assertThat(Chance.isRareToBeConstant(allDifferent, 1)).isFalse();
        assertThat(Chance.isRareToBeConstant(allDifferent, 10)).isFalse();
        assertThat(Chance.isRareToBeConstant(allDifferent, 11)).isTrue();
    }

    @Test
    void theMoreCommonAValueTheMoreRowsMayHaveNoOther() {
        Trained common = new Trained(0, 1000, 700, 0);
        Trained nearlyAlways = new Trained(0, 1000, 990, 0);

        assertThat(Chance.isRareToBeConstant(common, 40)).isTrue();
        assertThat(Chance.isRareToBeConstant(nearlyAlways, 40)).isFalse();
        assertThat(Chance.isRareToBeConstant(nearlyAlways, 2000)).isTrue();
    }

    @Test
    void aFewRowsOfANewLevelAreNoSurpriseAndAFileOfThemIs() {
        assertThat(Chance.isRareToBeUnknown(NEVER_MISSING, 4, 4)).isFalse();
        assertThat(Chance.isRareToBeUnknown(NEVER_MISSING, 5, 5)).isTrue();
        assertThat(Chance.isRareToBeUnknown(NEVER_MISSING, 6, 10)).isFalse();
        assertThat(Chance.isRareToBeUnknown(NEVER_MISSING, 60, 100)).isTrue();
    }

    @Test
    void whereMostLevelsHadNoPlaceOfTheirOwnBeforeItIsNoSurpriseEither() {
        Trained mostlyRare = new Trained(0, 1000, 20, 800);

        assertThat(Chance.isRareToBeUnknown(mostlyRare, 80, 100)).isFalse();
        assertThat(Chance.isRareToBeUnknown(mostlyRare, 100, 100)).isTrue();
    }
}
