package nightjar.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TaskTest {

    private static final Task BINARY = new Task.Binary("yes", "no");
    private static final Task CLASSES = new Task.Classes(List.of("a", "b", "c"));

    @Test
    void aProbabilityStandsForThePositiveClassFromTheThresholdOn() {
        double[] probabilities = {0.3, 0.29, 0.31};

        assertThat(BINARY.said(probabilities, 0, 0.3)).isEqualTo("yes");
        assertThat(BINARY.said(probabilities, 1, 0.3)).isEqualTo("no");
        assertThat(BINARY.said(probabilities, 2, 0.3)).isEqualTo("yes");
    }

    @Test
    void probabilitiesStandForTheMostProbableClassAndOfEqualsForTheFirst() {
        double[] probabilities = {0.2, 0.5, 0.3, 0.4, 0.2, 0.4};

        assertThat(CLASSES.said(probabilities, 0, 0.9)).isEqualTo("b");
        assertThat(CLASSES.said(probabilities, 1, 0.9)).isEqualTo("a");
    }

    @Test
    void aNumberStandsForItself() {
        assertThat(new Task.Regression().said(new double[] {7, 2.5}, 1, 0.5)).isEqualTo("2.5");
    }

    @Test
    void choicesArePlacesAmongTheClasses() {
        assertThat(BINARY.classes().get(BINARY.choice(new double[] {1}, 0, 0.5))).isEqualTo("yes");
        assertThat(CLASSES.classes().get(CLASSES.choice(new double[] {0, 0, 1}, 0, 0.5)))
                .isEqualTo("c");
        assertThat(new Task.Regression().classes()).isEmpty();
    }

    @Test
    void aProbabilityThatIsNoNumberIsNotPositive() {
        assertThat(BINARY.said(new double[] {Double.NaN}, 0, 0)).isEqualTo("no");
    }
}
