package nightjar.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nightjar.database.Backend;
import nightjar.database.Database;
import nightjar.database.DatabaseContract;
import nightjar.durable.Fingerprint;
import nightjar.registry.ChampionChange.Change;
import nightjar.registry.PromotionRefused.AlreadyChampion;
import nightjar.registry.PromotionRefused.NoEarlierChampion;
import nightjar.registry.PromotionRefused.NoOverride;
import nightjar.registry.PromotionRefused.NoSuchVersion;
import nightjar.registry.PromotionRefused.OvertakenMeanwhile;
import nightjar.registry.PromotionRefused.RefusedByGate;
import nightjar.testing.Proof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryTest extends DatabaseContract {

    static final byte[] MODEL = bytes("model");
    private static final byte[] PLAN = bytes("{}");

    @Test
    void keepsCopiesOnlyBesideASharedDatabase() {
        Registry registry = new Registry(database, home);
        String project = newProject();
        registry.add(candidate(project, 1, "PROMOTE"));

        registry.files(registry.version(project, 1).orElseThrow());

        assertThat(Files.exists(home.resolve("models")))
                .isEqualTo(database.backend() == Backend.POSTGRESQL);
    }

    @Test
    void mendsADamagedCopyFromTheDatabase() throws IOException {
        assumeThat(database.backend())
                .as("copies are kept beside a shared database only")
                .isEqualTo(Backend.POSTGRESQL);
        Registry registry = new Registry(database, home);
        String project = newProject();
        registry.add(candidate(project, 1, "PROMOTE"));
        ModelVersion version = registry.version(project, 1).orElseThrow();
        registry.file(version, "model.bin");
        Files.writeString(cached(home, MODEL), "modem");

        assertThat(registry.file(version, "model.bin")).isEqualTo(MODEL);

        assertThat(cached(home, MODEL)).hasBinaryContent(MODEL);
        try (var files = Files.list(home.resolve("models"))) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
        }
    }

    @Test
    void doesWithoutCopiesWhereNoneCanBeWritten() throws IOException {
        assumeThat(database.backend())
                .as("copies are kept beside a shared database only")
                .isEqualTo(Backend.POSTGRESQL);
        Path file = Files.writeString(home.resolve("file"), "");
        Registry registry = new Registry(database, file);
        String project = newProject();
        registry.add(candidate(project, 1, "PROMOTE"));

        assertThat(registry.file(registry.version(project, 1).orElseThrow(), "model.bin"))
                .isEqualTo(MODEL);
    }

    @Test
    void numbersVersionsFromOneAndKeepsThemAsTheyWere() {
        Registry registry = new Registry(database, home);
        String project = newProject();

        assertThat(registry.add(candidate(project, 1, "PROMOTE"))).isEqualTo(1);
        assertThat(registry.add(candidate(project, 2, "HOLD"))).isEqualTo(2);

        ModelVersion first = registry.version(project, 1).orElseThrow();
        assertThat(first)
                .isEqualTo(
                        new ModelVersion(
                                project,
                                1,
                                project + ".train.1",
                                "logistic",
                                Fingerprint.of(MODEL).toString(),
                                "PROMOTE",
                                NOW,
                                nightjar.ledger.Build.present().toString(),
                                Map.of(
                                        "model.bin",
                                        Fingerprint.of(MODEL),
                                        "plan.json",
                                        Fingerprint.of(PLAN))));
        assertThat(registry.versions(project))
                .extracting(ModelVersion::version)
                .containsExactly(1, 2);
        assertThat(registry.versions(project).getLast().files()).hasSize(2);
        assertThat(registry.file(first, "model.bin")).isEqualTo(MODEL);
        assertThat(registry.files(first)).containsOnlyKeys("model.bin", "plan.json");
        assertThat(registry.version(project, 3)).isEmpty();
        assertThat(registry.versions(newProject())).isEmpty();
    }

    @Test
    void givesARunThatRegistersAgainTheSameVersion() {
        Registry registry = new Registry(database, home);
        String project = newProject();
        registry.add(candidate(project, 1, "PROMOTE"));
        registry.add(candidate(project, 2, "PROMOTE"));

        assertThat(registry.add(candidate(project, 1, "PROMOTE"))).isEqualTo(1);
        assertThat(registry.versions(project)).hasSize(2);
    }

    @Test
    void numbersVersionsWithoutGapsWhenManyRegisterAtOnce() throws Exception {
        String project = newProject();
        List<Future<Integer>> numbers = new ArrayList<>();
        try (Database other = Database.open(settings);
                ExecutorService threads = Executors.newFixedThreadPool(6)) {
            CyclicBarrier start = new CyclicBarrier(6);
            for (int run = 1; run <= 6; run++) {
                NewVersion candidate = candidate(project, run, "PROMOTE");
                Registry registry = new Registry(run % 2 == 0 ? database : other, home);
                numbers.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    return registry.add(candidate);
                                }));
            }
        }

        List<Integer> given = new ArrayList<>();
        for (Future<Integer> number : numbers) {
            given.add(number.get());
        }
        assertThat(given).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
    }

    @Test
    void registersTheWholeVersionOrNothing() {
        Registry registry = new Registry(database, home);
        String project = newProject();

        assertThatThrownBy(
                        () ->
                                database.inTransaction(
                                        () -> {
                                            registry.add(candidate(project, 1, "PROMOTE"));
                                            registry.promote(
                                                    Proof.of(registry, project, 1),
                                                    "gate",
                                                    "better",
                                                    NOW);
                                            throw new IllegalStateException("killed");
                                        }))
                .hasMessage("killed");

        assertThat(registry.versions(project)).isEmpty();
        assertThat(registry.champion(project, NOW)).isEmpty();
    }

    @Test
    void refusesAFileThatWasDamagedInTheDatabase() {
        Registry registry = new Registry(database, home.resolve("empty"));
        String project = newProject();
        registry.add(candidate(project, 1, "PROMOTE"));
        damageModel(project);
        ModelVersion version = registry.version(project, 1).orElseThrow();

        assertThatThrownBy(() -> registry.file(version, "model.bin"))
                .isInstanceOf(VersionUnsound.class)
                .hasMessageContaining("model.bin of version 1 of " + project)
                .hasMessageContaining(Fingerprint.of(MODEL).sha256())
                .hasMessageContaining(Fingerprint.of(bytes("modeL")).sha256());
        assertThatThrownBy(() -> registry.files(version)).isInstanceOf(VersionUnsound.class);
        assertThat(registry.file(version, "plan.json")).isEqualTo(PLAN);
    }

    @Test
    void looksAtTheDatabaseEveryTimeWhateverCopiesThereAre() {
        Registry registry = new Registry(database, home);
        String project = newProject();
        registry.add(candidate(project, 1, "PROMOTE"));
        ModelVersion version = registry.version(project, 1).orElseThrow();
        assertThat(registry.file(version, "model.bin")).isEqualTo(MODEL);

        damageModel(project);

        assertThatThrownBy(() -> registry.file(version, "model.bin"))
                .isInstanceOf(VersionUnsound.class);
    }

    @Test
    void namesTheFilesThereAreWhenAskedForAnother() {
        Registry registry = new Registry(database, home);
        String project = newProject();
        registry.add(candidate(project, 1, "PROMOTE"));

        assertThatThrownBy(
                        () -> registry.file(registry.version(project, 1).orElseThrow(), "card.md"))
                .hasMessageContaining("has no file card.md. Files: [model.bin, plan.json]");
    }

    @Test
    void knowsWhoWasChampionWhen() {
        Registry registry = new Registry(database, home);
        String project = projectWithVersions(3);

        registry.promote(Proof.of(registry, project, 1), "gate", "first", NOW);
        registry.promote(
                Proof.of(registry, project, 3), "ana", "better calls", NOW.plusSeconds(60));

        assertThat(registry.champion(project, NOW).orElseThrow().version()).isEqualTo(3);
        assertThat(registry.championAt(project, NOW.minusMillis(1))).isEmpty();
        assertThat(registry.championAt(project, NOW).orElseThrow().version()).isEqualTo(1);
        assertThat(registry.championAt(project, NOW.plusSeconds(59)).orElseThrow().version())
                .isEqualTo(1);
        assertThat(registry.championAt(project, NOW.plusSeconds(60)).orElseThrow().version())
                .isEqualTo(3);
        assertThat(registry.successions(project, NOW))
                .containsExactly(
                        new ChampionChange(
                                project,
                                1,
                                1,
                                Change.PROMOTION,
                                "PROMOTE",
                                "gate",
                                "first",
                                NOW,
                                null),
                        new ChampionChange(
                                project,
                                2,
                                3,
                                Change.PROMOTION,
                                "PROMOTE",
                                "ana",
                                "better calls",
                                NOW.plusSeconds(60),
                                null));
    }

    @Test
    void rollsBackChampionByChampion() {
        Registry registry = new Registry(database, home);
        String project = projectWithVersions(3);
        for (int version = 1; version <= 3; version++) {
            registry.promote(
                    Proof.of(registry, project, version), "gate", "", NOW.plusSeconds(version));
        }

        ModelVersion second = registry.earlierChampion(project, NOW);
        assertThat(second.version()).isEqualTo(2);
        registry.rollback(proof(registry, second), "ana", "complaints", NOW.plusSeconds(4));
        ModelVersion first = registry.earlierChampion(project, NOW);
        assertThat(first.version()).isEqualTo(1);
        registry.rollback(proof(registry, first), "ana", "more of them", NOW.plusSeconds(5));
        assertThatThrownBy(() -> registry.earlierChampion(project, NOW))
                .isInstanceOf(NoEarlierChampion.class);
        assertThatThrownBy(
                        () -> registry.rollback(proof(registry, first), "ana", "all of them", NOW))
                .isInstanceOf(NoEarlierChampion.class);
        registry.promote(
                Proof.of(registry, project, 3), "ana", "it was the data", NOW.plusSeconds(6));
        registry.rollback(
                proof(registry, registry.earlierChampion(project, NOW)),
                "ana",
                "no",
                NOW.plusSeconds(7));

        assertThat(registry.successions(project, NOW))
                .extracting(ChampionChange::version)
                .containsExactly(1, 2, 3, 2, 1, 3, 1);
        assertThat(registry.successions(project, NOW))
                .extracting(ChampionChange::change)
                .containsExactly(
                        Change.PROMOTION,
                        Change.PROMOTION,
                        Change.PROMOTION,
                        Change.ROLLBACK,
                        Change.ROLLBACK,
                        Change.PROMOTION,
                        Change.ROLLBACK);
    }

    @Test
    void refusesARollbackToWhatIsNoLongerTheEarlierChampion() {
        Registry registry = new Registry(database, home);
        String project = projectWithVersions(3);
        for (int version = 1; version <= 3; version++) {
            registry.promote(
                    Proof.of(registry, project, version), "gate", "", NOW.plusSeconds(version));
        }
        ModelVersion seen = registry.earlierChampion(project, NOW);
        registry.rollback(proof(registry, seen), "bo", "was faster", NOW.plusSeconds(4));

        assertThatThrownBy(
                        () ->
                                registry.rollback(
                                        proof(registry, seen), "ana", "late", NOW.plusSeconds(5)))
                .isInstanceOf(OvertakenMeanwhile.class);

        assertThat(registry.champion(project, NOW)).contains(seen);
        assertThat(registry.successions(project, NOW)).hasSize(4);
    }

    @Test
    void refusesPromotionsThatMakeNoSense() {
        Registry registry = new Registry(database, home);
        String project = projectWithVersions(1);
        registry.promote(Proof.of(registry, project, 1), "gate", "", NOW);

        assertThatThrownBy(
                        () -> registry.promote(Proof.of(registry, project, 1), "ana", "again", NOW))
                .isInstanceOf(AlreadyChampion.class);
        assertThatThrownBy(() -> registry.promote(Proof.of(registry, project, 2), "ana", "", NOW))
                .isInstanceOf(NoSuchVersion.class)
                .hasMessageContaining("It has 1 to 1");
        assertThatThrownBy(
                        () -> registry.promote(Proof.of(registry, newProject(), 1), "ana", "", NOW))
                .isInstanceOf(NoSuchVersion.class)
                .hasMessageContaining("train first");
        assertThatThrownBy(() -> registry.earlierChampion(newProject(), NOW))
                .isInstanceOf(NoEarlierChampion.class);
        assertThat(registry.successions(project, NOW)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOLD", "REJECT", "INCONCLUSIVE", "NO_MODEL_NEEDED"})
    void letsNothingPastTheGateButAnOverrideThatExpires(String decision) {
        Registry registry = new Registry(database, home);
        String project = newProject();
        registry.add(candidate(project, 1, decision));
        Instant until = NOW.plusSeconds(3600);

        assertThatThrownBy(
                        () ->
                                registry.promote(
                                        Proof.of(registry, project, 1), "ana", "I say so", NOW))
                .isInstanceOf(RefusedByGate.class)
                .hasMessage(
                        "The gate said %s of version 1 of %s. To let it score nevertheless, overrule the gate: --override --by WHO --reason WHY --expires DATE. It is recorded, and scores until it expires; then the champion before it does again.",
                        decision, project);
        assertThatThrownBy(
                        () ->
                                registry.override(
                                        Proof.of(registry, project, 1), "ana", " ", until, NOW))
                .isInstanceOf(NoOverride.class)
                .hasMessageEndingWith("Name them with --by and --reason.");
        assertThatThrownBy(
                        () ->
                                registry.override(
                                        Proof.of(registry, project, 1), "ana", "late", NOW, NOW))
                .isInstanceOf(NoOverride.class)
                .hasMessageEndingWith("Give a later --expires.");
        assertThat(registry.champion(project, NOW)).isEmpty();
        ChampionChange overruled =
                registry.override(
                        Proof.of(registry, project, 1), "ana", "reviewed by hand", until, NOW);

        assertThat(registry.successions(project, NOW))
                .containsExactly(
                        new ChampionChange(
                                project,
                                1,
                                1,
                                Change.PROMOTION,
                                decision,
                                "ana",
                                "reviewed by hand",
                                NOW,
                                until));
        assertThat(overruled.overrules(until.minusMillis(1))).isTrue();
        assertThat(overruled.overrules(until)).isFalse();
    }

    @Test
    void anOverrideThatIsOverGivesWayToTheChampionBeforeIt() {
        Registry registry = new Registry(database, home);
        String project = projectWithVersions(1);
        registry.add(candidate(project, 2, "HOLD"));
        registry.add(candidate(project, 3, "REJECT"));
        registry.promote(Proof.of(registry, project, 1), "gate", "", NOW);
        override(registry, project, 2, 1, 20);
        override(registry, project, 3, 2, 10);

        assertThat(scores(registry, project, 0)).isEqualTo(1);
        assertThat(scores(registry, project, 9)).isEqualTo(3);
        assertThat(scores(registry, project, 10)).isEqualTo(2);
        assertThat(scores(registry, project, 20)).isEqualTo(1);
        assertThat(registry.champion(project, NOW.plusSeconds(20)).orElseThrow().version())
                .isEqualTo(1);
        assertThat(registry.lapse(project, NOW.plusSeconds(9))).isEmpty();
        assertThat(registry.successions(project, NOW.plusSeconds(20)))
                .extracting(ChampionChange::version, ChampionChange::change, ChampionChange::at)
                .containsExactly(
                        tuple(1, Change.PROMOTION, NOW),
                        tuple(2, Change.PROMOTION, NOW.plusSeconds(1)),
                        tuple(3, Change.PROMOTION, NOW.plusSeconds(2)),
                        tuple(2, Change.EXPIRY, NOW.plusSeconds(10)),
                        tuple(1, Change.EXPIRY, NOW.plusSeconds(20)));
        assertThat(registry.lapse(project, NOW.plusSeconds(20)).orElseThrow().reason())
                .isEqualTo(
                        "the override of version 2 by ana is over; version 1 was champion before");
    }

    @Test
    void anOverrideBeforeWhichNobodyWasChampionLeavesNone() {
        Registry registry = new Registry(database, home);
        String project = newProject();
        registry.add(candidate(project, 1, "HOLD"));
        override(registry, project, 1, 0, 10);

        assertThat(registry.champion(project, NOW.plusSeconds(9))).isPresent();
        assertThat(registry.champion(project, NOW.plusSeconds(10))).isEmpty();
        assertThat(registry.successions(project, NOW.plusSeconds(10)).getLast().version()).isZero();
        assertThatThrownBy(() -> registry.earlierChampion(project, NOW.plusSeconds(10)))
                .isInstanceOf(NoEarlierChampion.class);
    }

    @Test
    void noRollbackReturnsToAnOverrideThatIsOver() {
        Registry registry = new Registry(database, home);
        String project = projectWithVersions(1);
        registry.add(candidate(project, 2, "HOLD"));
        registry.add(candidate(project, 3, "PROMOTE"));
        registry.promote(Proof.of(registry, project, 1), "gate", "", NOW);
        override(registry, project, 2, 1, 10);
        registry.promote(Proof.of(registry, project, 3), "gate", "", NOW.plusSeconds(5));

        assertThat(registry.earlierChampion(project, NOW.plusSeconds(9)).version()).isEqualTo(2);
        assertThat(registry.earlierChampion(project, NOW.plusSeconds(10)).version()).isEqualTo(1);
        assertThat(scores(registry, project, 10)).isEqualTo(3);
    }

    @Test
    void aChampionByOverrideIsGivenMoreTimeOrAllOfIt() {
        Registry registry = new Registry(database, home);
        String project = projectWithVersions(1);
        registry.add(candidate(project, 2, "HOLD"));
        registry.promote(Proof.of(registry, project, 1), "gate", "", NOW);
        override(registry, project, 2, 1, 10);
        override(registry, project, 2, 2, 20);

        assertThat(scores(registry, project, 19)).isEqualTo(2);
        assertThat(scores(registry, project, 20)).isEqualTo(1);
        registry.settle(project, 2, "PROMOTE");
        registry.promote(Proof.of(registry, project, 2), "review", "", NOW.plusSeconds(15));

        assertThat(scores(registry, project, 20)).isEqualTo(2);
        assertThat(registry.earlierChampion(project, NOW.plusSeconds(20)).version()).isEqualTo(1);
    }

    @Test
    void takesNoProofForOtherBytesThanThoseThatWereProven() {
        Registry registry = new Registry(database, home);
        String project = projectWithVersions(1);
        VerifiedVersion proven = Proof.of(registry, project, 1);
        database.jdbc()
                .sql("UPDATE model_file SET sha256 = ? WHERE project = ? AND name = 'plan.json'")
                .params(Fingerprint.of("another").sha256(), project)
                .update();

        assertThatThrownBy(() -> registry.promote(proven, "ana", "", NOW))
                .isInstanceOf(VersionUnsound.class);
        assertThat(registry.champion(project, NOW)).isEmpty();
    }

    private static void override(
            Registry registry, String project, int version, int from, int until) {
        registry.override(
                Proof.of(registry, project, version),
                "ana",
                "why",
                NOW.plusSeconds(until),
                NOW.plusSeconds(from));
    }

    private static int scores(Registry registry, String project, int second) {
        return registry.championAt(project, NOW.plusSeconds(second)).orElseThrow().version();
    }

    @Test
    void overrulesNoGateThatSaidYes() {
        Registry registry = new Registry(database, home);
        String project = projectWithVersions(1);

        assertThatThrownBy(
                        () ->
                                registry.override(
                                        Proof.of(registry, project, 1),
                                        "ana",
                                        "why",
                                        NOW.plusSeconds(1),
                                        NOW))
                .isInstanceOf(NoOverride.class)
                .hasMessageContaining("it let the version through");
    }

    @Test
    void registersTheRuleOfARunBesideItsModel() {
        Registry registry = new Registry(database, home);
        String project = newProject();
        NewVersion model = candidate(project, 1, "NO_MODEL_NEEDED");
        NewVersion rule =
                new NewVersion(
                        project,
                        model.run(),
                        NewVersion.RULE,
                        model.fingerprint(),
                        "PROMOTE",
                        NOW,
                        model.files());

        assertThat(registry.add(model)).isEqualTo(1);
        assertThat(registry.add(rule)).isEqualTo(2);
        assertThat(registry.add(rule)).isEqualTo(2);
        assertThat(registry.versions(project))
                .extracting(ModelVersion::run, ModelVersion::algorithm)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(model.run(), model.algorithm()),
                        org.assertj.core.groups.Tuple.tuple(model.run(), "rule"));
    }

    @Test
    void appendsOneSuccessionPerPromotionWhenManyPromoteAtOnce() throws Exception {
        Registry registry = new Registry(database, home);
        String project = projectWithVersions(4);
        List<Future<ChampionChange>> promotions = new ArrayList<>();
        try (Database other = Database.open(settings);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            CyclicBarrier start = new CyclicBarrier(4);
            for (int version = 1; version <= 4; version++) {
                int promoted = version;
                Registry from = new Registry(version % 2 == 0 ? database : other, home);
                promotions.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    return from.promote(
                                            Proof.of(from, project, promoted), "ana", "", NOW);
                                }));
            }
        }

        for (Future<ChampionChange> promotion : promotions) {
            assertThat(registry.successions(project, NOW)).contains(promotion.get());
        }
        assertThat(registry.successions(project, NOW))
                .extracting(ChampionChange::number)
                .containsExactly(1, 2, 3, 4);
    }

    private static VerifiedVersion proof(Registry registry, ModelVersion version) {
        return Proof.of(registry, version.project(), version.version());
    }

    private String projectWithVersions(int versions) {
        Registry registry = new Registry(database, home);
        String project = newProject();
        for (int version = 1; version <= versions; version++) {
            registry.add(candidate(project, version, "PROMOTE"));
        }
        return project;
    }

    static NewVersion candidate(String project, int run, String decision) {
        return new NewVersion(
                project,
                project + ".train." + run,
                "logistic",
                Fingerprint.of(MODEL).toString(),
                decision,
                NOW,
                Map.of("model.bin", MODEL, "plan.json", PLAN));
    }

    final void damageModel(String project) {
        database.jdbc()
                .sql("UPDATE model_file SET bytes = ? WHERE project = ? AND name = 'model.bin'")
                .params(bytes("modeL"), project)
                .update();
    }

    static Path cached(Path home, byte[] bytes) {
        return home.resolve("models").resolve(Fingerprint.of(bytes).sha256());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
