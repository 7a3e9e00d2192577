package nightjar.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunKeyTest {

    private static final LocalDate DATE = LocalDate.parse("2026-11-22");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "churn.train.2026-11-22",
                "churn.score.2026-11-22.2",
                "new-york_taxi.watch.2026-02-28@outcomes",
                "churn.score.2026-11-22.13@new@customers.csv"
            })
    void aNameIsReadAndWrittenTheSame(String name) {
        assertThat(RunKey.parse(name)).map(RunKey::name).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "churn",
                "churn.train",
                "churn.tune.2026-11-22",
                "churn.train.2026-11-22@",
                "churn.train.2026-13-01",
                "churn.train.2026-11-22.2.3",
                "a.b.train.2026-11-22",
                "churn.TRAIN.2026-11-22"
            })
    void whatIsNoRunIsNone(String name) {
        assertThat(RunKey.parse(name)).isEmpty();
    }

    @Test
    void theFirstRunOfADateHasNoNumber() {
        RunKey first = new RunKey("churn", RunKey.Job.SCORE, DATE, 1, "extra");

        assertThat(first).hasToString("churn.score.2026-11-22@extra");
        assertThat(first.withSequence(3)).hasToString("churn.score.2026-11-22.3@extra");
        assertThat(first.jobName()).isEqualTo("churn.score");
    }

    @Test
    void sequencesBeginWithOne() {
        assertThatThrownBy(() -> new RunKey("churn", RunKey.Job.TRAIN, DATE, 0, null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
