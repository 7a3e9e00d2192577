package nightjar.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nightjar.database.HomeOfRun;
import nightjar.database.RunKey;
import nightjar.ledger.view.RunState;
import nightjar.ledger.view.StoredRun;
import nightjar.registry.ChampionChange;
import nightjar.registry.ChampionChange.Change;
import nightjar.registry.ModelVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NeededVersionsTest {

    private static final Instant FIRST = Instant.parse("2026-11-01T02:00:00Z");
    private static final List<ModelVersion> SIX =
            List.of(version(1), version(2), version(3), version(4), version(5), version(6));

    @Test
    void theChampionAndThoseARollbackReturnsToStay() {
        assertThat(NeededVersions.of(List.of(), SIX, List.of(5, 2), List.of()))
                .containsExactlyInAnyOrder(5, 2);
    }

    @Test
    void whatARunThatStaysHasRegisteredOrScoredWithStays() {
        List<StoredRun> stay =
                List.of(
                        run("churn.score.2026-11-20", FIRST, RunState.COMPLETED, 2),
                        // Registered, and ended before it could say so.
                        run("churn.train.2026-11-04", FIRST, RunState.COMPLETED, null));

        assertThat(NeededVersions.of(stay, SIX, List.of(), List.of()))
                .containsExactlyInAnyOrder(2, 4);
    }

    @Test
    void everyChampionSinceATrainingRunBeganThatMayGoOnStays() {
        List<ChampionChange> successions =
                List.of(champion(1, 1, 0), champion(2, 2, 10), champion(3, 3, 20));
        Instant between = FIRST.plusSeconds(15);

        assertThat(
                        NeededVersions.of(
                                List.of(
                                        run(
                                                "churn.train.2026-11-30",
                                                between,
                                                RunState.FAILED,
                                                null)),
                                SIX,
                                List.of(),
                                successions))
                .containsExactlyInAnyOrder(2, 3);
        assertThat(
                        NeededVersions.of(
                                List.of(
                                        run(
                                                "churn.train.2026-11-30",
                                                between,
                                                RunState.COMPLETED,
                                                null),
                                        run(
                                                "churn.score.2026-11-30",
                                                between,
                                                RunState.FAILED,
                                                null)),
                                SIX,
                                List.of(),
                                successions))
                .isEmpty();
    }

    private static StoredRun run(
            String name, Instant created, RunState state, @Nullable Integer model) {
        return new StoredRun(
                RunKey.parse(name).orElseThrow(),
                state,
                false,
                false,
                created,
                created,
                new HomeOfRun("", "/work/.nightjar"),
                model);
    }

    private static ModelVersion version(int number) {
        return new ModelVersion(
                "churn",
                number,
                "churn.train.2026-11-0" + number,
                "logistic",
                "sha256:aa",
                "HOLD",
                FIRST,
                null,
                Map.of());
    }

    private static ChampionChange champion(int number, int version, int seconds) {
        return new ChampionChange(
                "churn",
                number,
                version,
                Change.PROMOTION,
                "PROMOTE",
                "gate",
                "",
                FIRST.plusSeconds(seconds),
                null);
    }
}
