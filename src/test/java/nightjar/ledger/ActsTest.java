package nightjar.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import nightjar.database.DatabaseContract;
import nightjar.database.RunKey;
import org.junit.jupiter.api.Test;

/// What was done by hand, and nothing else, is kept.
class ActsTest extends DatabaseContract {

    private static final Actor KIM = new Actor("kim", "kestrel", "why not");

    @Test
    void anActIsFoundUnderItsRunOrItsVersion() {
        String project = newProject();
        RunKey run = RunKey.parse(project + ".train.2026-11-22").orElseThrow();
        Act stopped = Act.of(Act.Kind.STOP, run, KIM, NOW, "asked to stop");
        Act promoted = Act.of(Act.Kind.PROMOTE, project, 3, KIM, NOW, "champion");
        Acts acts = new Acts(database);

        acts.enter(stopped);
        acts.enter(promoted);

        assertThat(acts.of(run)).containsExactly(stopped);
        assertThat(acts.ofVersions(project)).containsExactly(promoted);
        assertThat(acts.of(run.withSequence(2))).isEmpty();
    }

    @Test
    void whatFailedWasNotDone() {
        RunKey run = RunKey.parse(newProject() + ".train.2026-11-23").orElseThrow();
        Acts acts = new Acts(database);

        assertThatIllegalStateException()
                .isThrownBy(
                        () ->
                                acts.entering(
                                        Act.of(Act.Kind.ABANDON, run, KIM, NOW, "was FAILED"),
                                        () -> {
                                            acts.enter(
                                                    Act.of(
                                                            Act.Kind.STOP,
                                                            run,
                                                            KIM,
                                                            NOW,
                                                            "asked to stop"));
                                            throw new IllegalStateException("no");
                                        }));

        assertThat(acts.of(run)).isEmpty();
    }
}
