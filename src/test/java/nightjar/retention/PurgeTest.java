package nightjar.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nightjar.database.DatabaseContract;
import nightjar.database.Lease;
import nightjar.database.Leases;
import nightjar.database.RunKey;
import nightjar.durable.CrashPoint;
import nightjar.durable.Fingerprint;
import nightjar.ledger.Actor;
import nightjar.ledger.view.RunHistory;
import nightjar.ledger.view.RunState;
import nightjar.registry.ChampionChange;
import nightjar.registry.ModelVersion;
import nightjar.registry.PromotionRefused;
import nightjar.registry.Registry;
import nightjar.retention.PurgeReport.Kept;
import nightjar.retention.PurgeReport.Orphan;
import nightjar.testing.Proof;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.springframework.batch.core.BatchStatus;

class PurgeTest extends DatabaseContract {

    private static final List<String> TABLES =
            List.of(
                    "run",
                    "measurement",
                    "output",
                    "lease",
                    "stop_request",
                    "snapshot",
                    "model_version",
                    "model_file",
                    "champion",
                    "BATCH_JOB_INSTANCE",
                    "BATCH_JOB_EXECUTION",
                    "BATCH_JOB_EXECUTION_PARAMS",
                    "BATCH_JOB_EXECUTION_CONTEXT",
                    "BATCH_STEP_EXECUTION",
                    "BATCH_STEP_EXECUTION_CONTEXT");
    private static final Actor ANA = new Actor("ana", "kestrel", "old");
    private static final Duration NINETY_DAYS = Duration.ofDays(90);
    private static final LocalDate OLD = LocalDate.parse("2020-01-01");
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T02:00:00Z");

    /// What [Nights] writes into the folder of each run, in bytes.
    private static final long FOLDER = 20_002;

    private Nights nights;

    @BeforeParameterizedClassInvocation
    void nights() throws Exception {
        nights = new Nights(database, home);
    }

    @Test
    void removesARunWithAllItsFilesAndRowsButItsVersion() throws Exception {
        String project = newProject();
        RunKey young = Nights.key(project, RunKey.Job.TRAIN, LocalDate.parse("2026-11-21"));
        nights.train(young, NOW.minus(Duration.ofDays(1)), BatchStatus.COMPLETED, "HOLD", 10);
        Map<String, Integer> before = rows();
        RunKey trained = Nights.key(project, RunKey.Job.TRAIN, OLD);
        RunKey scored = Nights.key(project, RunKey.Job.SCORE, OLD);
        nights.train(trained, LONG_AGO, BatchStatus.ABANDONED, "HOLD", 1000);
        nights.score(scored, LONG_AGO, 2, BatchStatus.FAILED, BatchStatus.COMPLETED);
        registry().files(registry().version(project, 2).orElseThrow());

        PurgeReport report = purge(project, new PurgeRule(NINETY_DAYS, 0, false));

        assertThat(report.runs())
                .containsExactly(
                        new PurgeReport.Run(
                                trained.name(),
                                RunState.ABANDONED,
                                LONG_AGO.plusSeconds(60),
                                FOLDER),
                        new PurgeReport.Run(
                                scored.name(),
                                RunState.COMPLETED,
                                LONG_AGO.plusSeconds(60),
                                FOLDER));
        assertThat(report.versions())
                .containsExactly(new PurgeReport.Version(project, 2, trained.name(), 1002));
        assertThat(report.bytes()).isEqualTo(2 * FOLDER + 1002);
        assertThat(report.kept()).isEmpty();
        assertThat(report.before()).isEqualTo(NOW.minus(NINETY_DAYS));
        before.merge("model_version", 1, Integer::sum);
        assertThat(rows()).isEqualTo(before);
        assertThat(nights.folder(trained)).doesNotExist();
        assertThat(nights.folder(scored)).doesNotExist();
        assertThat(nights.folder(young)).isDirectory();
        assertThat(home.resolve("runs/.purged")).doesNotExist();
        assertThat(registry().versions(project))
                .extracting(ModelVersion::isPurged)
                .containsExactly(false, true);
        assertThat(history().state(young)).contains(RunState.COMPLETED);
    }

    @Test
    void aDryRunTellsTheSameAndChangesNothing() throws Exception {
        String project = newProject();
        PurgeRule rule = new PurgeRule(NINETY_DAYS, 1, false);
        for (int day = 0; day < 3; day++) {
            nights.train(
                    Nights.key(project, RunKey.Job.TRAIN, OLD.plusDays(day)),
                    LONG_AGO.plus(Duration.ofDays(day)),
                    day == 1 ? BatchStatus.FAILED : BatchStatus.COMPLETED,
                    "HOLD",
                    1000);
        }
        orphan(project + ".score.2020-01-01");
        Map<String, Integer> before = rows();
        List<Path> files = files();

        PurgeReport dry = purge().purge(new PurgeRequest(rule, project, true, true, ANA));
        assertThat(rows()).isEqualTo(before);
        assertThat(files()).isEqualTo(files);
        PurgeReport wet = purge().purge(new PurgeRequest(rule, project, true, false, ANA));

        assertThat(dry)
                .isEqualTo(
                        new PurgeReport(
                                true,
                                wet.before(),
                                wet.bytes(),
                                wet.runs(),
                                wet.versions(),
                                wet.kept(),
                                wet.orphans(),
                                dry.database()));
        assertThat(wet.runs())
                .extracting(PurgeReport.Run::run)
                .containsExactly(project + ".train.2020-01-01");
        assertThat(wet.kept())
                .extracting(Kept::run, Kept::why)
                .containsExactly(tuple(project + ".train.2020-01-02", PurgeDecision.UNFINISHED));
        assertThat(wet.versions()).extracting(PurgeReport.Version::version).containsExactly(1);
    }

    @Test
    void theChampionAndTenRollbacksStayUsableAndWhatIsGoneIsRefused() throws Exception {
        String project = newProject();
        for (int day = 0; day < 13; day++) {
            nights.train(
                    Nights.key(project, RunKey.Job.TRAIN, OLD.plusDays(day)),
                    LONG_AGO.plus(Duration.ofDays(day)),
                    BatchStatus.COMPLETED,
                    "PROMOTE",
                    100);
        }
        List<ChampionChange> champions = registry().successions(project, NOW);

        PurgeReport report = purge(project, new PurgeRule(NINETY_DAYS, 0, false));

        assertThat(report.runs()).hasSize(13);
        assertThat(report.versions())
                .extracting(PurgeReport.Version::version)
                .containsExactly(1, 2);
        assertThat(registry().successions(project, NOW)).isEqualTo(champions);
        assertThatThrownBy(
                        () ->
                                registry()
                                        .promote(
                                                Proof.of(registry(), project, 2),
                                                "ana",
                                                "again",
                                                NOW))
                .isInstanceOf(PromotionRefused.Purged.class)
                .hasMessageContaining("Version 2 of " + project)
                .hasMessageContaining("nightjar models " + project);
        for (int version = 12; version >= 3; version--) {
            ModelVersion back = registry().earlierChampion(project, NOW);
            registry()
                    .rollback(
                            Proof.of(registry(), project, back.version()),
                            "ana",
                            "complaints",
                            NOW);
            assertThat(back.version()).isEqualTo(version);
            assertThat(registry().file(back, "model.bin")).hasSize(100);
        }
        assertThatThrownBy(() -> registry().earlierChampion(project, NOW))
                .isInstanceOf(PromotionRefused.Purged.class);
        assertThat(registry().champion(project, NOW).orElseThrow().version()).isEqualTo(3);
    }

    @Test
    void aHeldRunIsLeftAloneAndNamed() throws Exception {
        String project = newProject();
        RunKey run = Nights.key(project, RunKey.Job.TRAIN, OLD);
        nights.train(run, LONG_AGO, BatchStatus.COMPLETED, "HOLD", 10);
        try (Lease lease = new Leases(database).acquire(run)) {
            PurgeReport report = purge(project, new PurgeRule(Duration.ZERO, 0, true));

            assertThat(report.runs()).isEmpty();
            assertThat(report.versions()).isEmpty();
            assertThat(report.kept())
                    .containsExactly(
                            new Kept(
                                    run.name(),
                                    RunState.COMPLETED,
                                    PurgeDecision.HELD,
                                    "a living process works on it"));
            lease.check();
            assertThat(nights.folder(run)).isDirectory();
        }
    }

    @Test
    void aRunOfAnotherHomeIsLeftToThatHome() throws Exception {
        String project = newProject();
        Path elsewhere = Files.createDirectories(home.resolve("elsewhere-" + project));
        RunKey run = Nights.key(project, RunKey.Job.TRAIN, OLD);
        new Nights(database, elsewhere).train(run, LONG_AGO, BatchStatus.COMPLETED, "HOLD", 10);
        PurgeRequest everything =
                new PurgeRequest(new PurgeRule(Duration.ZERO, 0, true), project, true, false, ANA);

        PurgeReport here = purge().purge(everything);

        assertThat(here.runs()).isEmpty();
        assertThat(here.versions()).isEmpty();
        assertThat(here.kept())
                .containsExactly(
                        new Kept(
                                run.name(),
                                RunState.COMPLETED,
                                PurgeDecision.ELSEWHERE,
                                "it was begun in another home; purge with --home "
                                        + elsewhere
                                        + ", on the machine that has it"));
        PurgeReport there =
                new Purge(database, elsewhere, InstantSource.fixed(NOW)).purge(everything);
        assertThat(there.runs()).extracting(PurgeReport.Run::run).containsExactly(run.name());
        assertThat(elsewhere.resolve("runs").resolve(run.name())).doesNotExist();
    }

    @Test
    void whatCouldBeRestartedGoesOnlyIfAskedFor() throws Exception {
        String project = newProject();
        RunKey failed = Nights.key(project, RunKey.Job.TRAIN, OLD);
        RunKey neverAttempted = Nights.key(project, RunKey.Job.SCORE, OLD);
        nights.train(failed, LONG_AGO, BatchStatus.FAILED, "HOLD", 10);
        nights.begin(neverAttempted, LONG_AGO);

        PurgeReport careful = purge(project, new PurgeRule(NINETY_DAYS, 0, false));
        PurgeReport unfinished = purge(project, new PurgeRule(NINETY_DAYS, 0, true));

        assertThat(careful.runs()).isEmpty();
        assertThat(careful.versions()).isEmpty();
        assertThat(careful.kept())
                .extracting(Kept::run, Kept::status, Kept::why)
                .containsExactly(
                        tuple(failed.name(), RunState.FAILED, PurgeDecision.UNFINISHED),
                        tuple(
                                neverAttempted.name(),
                                RunState.INTERRUPTED,
                                PurgeDecision.UNFINISHED));
        assertThat(unfinished.runs())
                .extracting(PurgeReport.Run::run)
                .containsExactly(failed.name(), neverAttempted.name());
        assertThat(history().state(failed)).isEmpty();
        assertThat(history().state(neverAttempted)).isEmpty();
    }

    @Test
    void foldersOfUnknownRunsAreNamedAndGoOnlyIfAskedFor() throws Exception {
        String project = newProject();
        RunKey run = Nights.key(project, RunKey.Job.TRAIN, OLD);
        orphan(run.name());
        Files.createDirectories(home.resolve("runs/my-notes"));
        PurgeRule any = new PurgeRule(Duration.ZERO, 0, false);
        Map<String, Integer> before = rows();

        PurgeReport named = purge(project, any);
        PurgeReport tooYoung =
                purge().purge(
                                new PurgeRequest(
                                        new PurgeRule(Duration.ofDays(9999), 0, false),
                                        project,
                                        true,
                                        false,
                                        ANA));
        assertThat(nights.folder(run)).isDirectory();
        PurgeReport removed = purge().purge(new PurgeRequest(any, project, true, false, ANA));

        assertThat(named.orphans()).containsExactly(new Orphan(run.name(), 3, false));
        assertThat(tooYoung.orphans()).isEmpty();
        assertThat(removed.orphans()).containsExactly(new Orphan(run.name(), 3, true));
        assertThat(nights.folder(run)).doesNotExist();
        assertThat(home.resolve("runs/my-notes")).isDirectory();
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void copiesOfModelFilesGoWithTheVersions() throws Exception {
        String project = newProject();
        nights.train(
                Nights.key(project, RunKey.Job.TRAIN, OLD),
                LONG_AGO,
                BatchStatus.COMPLETED,
                "HOLD",
                321);
        ModelVersion version = registry().version(project, 1).orElseThrow();
        byte[] model = registry().file(version, "model.bin");
        Path copy = home.resolve("models").resolve(Fingerprint.of(model).sha256());
        assertThat(Files.exists(copy)).isEqualTo(database.isShared());

        purge(project, new PurgeRule(NINETY_DAYS, 0, false));

        assertThat(copy).doesNotExist();
    }

    @Test
    @Tag("slow")
    void killedAtAnyPointItLeavesNothingToRestartAndTheNextOneFinishes() throws Exception {
        for (CrashPoint point :
                List.of(
                        CrashPoint.PURGE_MARKED,
                        CrashPoint.PURGE_MOVED,
                        CrashPoint.PURGE_CLEARED,
                        CrashPoint.PURGE_REMOVED)) {
            String project = newProject();
            Map<String, Integer> before = rows();
            RunKey run = Nights.key(project, RunKey.Job.TRAIN, OLD);
            nights.train(run, LONG_AGO, BatchStatus.FAILED, "HOLD", 10);

            Process process = purgeThatDiesAt(point, project);

            assertThat(process.waitFor()).as(point.name()).isEqualTo(CrashPoint.EXIT_CODE);
            if (point == CrashPoint.PURGE_REMOVED) {
                assertThat(history().state(run)).isEmpty();
            } else {
                assertThat(history().state(run)).contains(RunState.ABANDONED);
            }
            // Not even a careful one leaves it half removed.
            PurgeReport next = purge(project, new PurgeRule(Duration.ofDays(9999), 9, false));
            assertThat(next.runs()).hasSize(point == CrashPoint.PURGE_REMOVED ? 0 : 1);
            assertThat(nights.folder(run)).doesNotExist();
            assertThat(home.resolve("runs/.purged")).doesNotExist();
            before.merge("model_version", 1, Integer::sum);
            assertThat(rows()).as(point.name()).isEqualTo(before);
        }
    }

    private Process purgeThatDiesAt(CrashPoint point, String project) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dnightjar.crash=purge/" + point + "/1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "nightjar.Nightjar"));
        command.addAll(
                List.of(
                        "purge",
                        "--older-than",
                        "0d",
                        "--unfinished",
                        "--home",
                        home.toString(),
                        "--db",
                        settings.url(),
                        project));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(home.resolve("purge.log").toFile());
        builder.environment()
                .put("NIGHTJAR_DB_USER", settings.properties().getOrDefault("user", ""));
        builder.environment()
                .put("NIGHTJAR_DB_PASSWORD", settings.properties().getOrDefault("password", ""));
        return builder.start();
    }

    private PurgeReport purge(String project, PurgeRule rule) {
        return purge().purge(new PurgeRequest(rule, project, false, false, ANA));
    }

    private Purge purge() {
        return new Purge(database, home, CLOCK);
    }

    private Registry registry() {
        return new Registry(database, home);
    }

    private RunHistory history() {
        return new RunHistory(database, CLOCK);
    }

    /// A folder of a run that only another database knows, 3 bytes large.
    private void orphan(String run) throws IOException {
        Path folder = Files.createDirectories(home.resolve("runs").resolve(run));
        Path file = Files.writeString(folder.resolve("plan.json"), "{}\n");
        for (Path path : List.of(file, folder)) {
            Files.setLastModifiedTime(path, FileTime.from(LONG_AGO));
        }
    }

    private Map<String, Integer> rows() {
        Map<String, Integer> rows = new TreeMap<>();
        for (String table : TABLES) {
            rows.put(
                    table,
                    database.jdbc()
                            .sql("SELECT count(*) FROM " + table)
                            .query(Integer.class)
                            .single());
        }
        return rows;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return all.sorted().toList();
        }
    }
}
