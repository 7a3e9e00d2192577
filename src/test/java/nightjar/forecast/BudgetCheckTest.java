package nightjar.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nightjar.project.Budget;
import nightjar.project.training.Holdout;
import nightjar.project.training.Metric;
import nightjar.project.training.TrainSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BudgetCheckTest {

    private static final TrainSpec TRAIN =
            new TrainSpec(
                    new Holdout(0.2, 1, null),
                    Metric.AUC,
                    20,
                    5,
                    TrainSpec.ClassWeight.NONE,
                    Map.of());

    /// 1,636 MiB, less some.
    private static final double HEAP_FOR_ALL = 1_715_000_000;

    @Test
    void aRunWithinItsBudgetFits() {
        BudgetCheck check = check(new Budget(30.0, 4_000_000_000L, 100_000_000L, 2.0), 0);

        assertThat(check).isEqualTo(new BudgetCheck(List.of(), List.of()));
    }

    @Test
    void saysWhatToChangeWhereTheTimeIsShort() {
        BudgetCheck check = check(new Budget(10.0, null, null, null), 0);

        assertThat(check.excesses())
                .containsExactly(
                        "The run will take 16.7 minutes (15.0 to 20.0); the budget has 10.0. Most of it is the step train with 15.0 minutes. Make fewer trials (train.trials is 20), fewer folds (train.folds is 5), fewer rounds or trees (train.candidates), or train on a sample of the rows; or raise budget.minutes.");
    }

    @Test
    void warnsWhereOnlyTheIntervalReachesBeyond() {
        BudgetCheck check = check(new Budget(18.0, null, null, null), 0);

        assertThat(check)
                .isEqualTo(
                        new BudgetCheck(
                                List.of(),
                                List.of(
                                        "The run may take 16.7 minutes (15.0 to 20.0); the budget has 18.0.")));
    }

    @Test
    void saysWhichStepNeedsTheMemory() {
        BudgetCheck check = check(new Budget(null, 1_000_000_000L, null, null), 50_000_000);

        assertThat(check.excesses())
                .containsExactly(
                        "The run will take 2,000 MB of memory (1,500 to 2,500); the budget has 1,000. The step train needs most, 50 MB of it for the training matrix. Drop features or train on a sample of the rows, give Java a smaller heap (NIGHTJAR_JAVA_OPTS=-Xmx1g) where the matrix is not the reason; or raise budget.memory.");
    }

    @Test
    void saysWhereTheDiskIsShort() {
        BudgetCheck check = check(new Budget(null, null, 40_000_000L, null), 0);

        assertThat(check.excesses())
                .containsExactly(
                        "The run will take 50.0 MB of disk (45.0 to 55.0); the budget has 40.0. Leave columns out that no feature needs, or train on a sample of the rows; or raise budget.disk.");
    }

    @Test
    void saysThatAMatrixThatJavasHeapCannotHoldWillBeASample() {
        BudgetCheck check = check(null, 600_000_000, 0.58);

        assertThat(check.fits()).isTrue();
        assertThat(check.warnings())
                .containsExactly(
                        "The training matrix alone would take 600 MB, which with what it is made of does not fit into Java's heap: models will be fitted on a sample of about 58 % of the training rows. Give Java more memory (NIGHTJAR_JAVA_OPTS=-Xmx1636m) or drop features to fit on all.");
    }

    private static BudgetCheck check(@Nullable Budget budget, long matrix) {
        return check(budget, matrix, 1);
    }

    private static BudgetCheck check(@Nullable Budget budget, long matrix, double fitted) {
        RunForecast forecast =
                new RunForecast(
                        1_000_000,
                        1,
                        List.of(
                                new StepForecast(
                                        "explore", new Span(60, 100, 120), new Span(1e8, 2e8, 3e8)),
                                new StepForecast(
                                        "train",
                                        new Span(840, 900, 1080),
                                        new Span(1.5e9, 2e9, 2.5e9))),
                        new Span(900, 1000, 1200),
                        new Span(1.5e9, 2e9, 2.5e9),
                        new Span(45e6, 50e6, 55e6),
                        null,
                        matrix,
                        fitted,
                        new Basis(List.of(1000L), 3, 0));
        return BudgetCheck.of(forecast, budget, TRAIN, HEAP_FOR_ALL);
    }
}
