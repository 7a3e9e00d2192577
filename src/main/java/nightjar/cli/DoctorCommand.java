package nightjar.cli;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import nightjar.ledger.DatabaseUnavailable;
import nightjar.model.XgboostLibrary;
import nightjar.run.Workplace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        description =
                "Java, database, native libraries, disk, clock: what is fine, what is not, what to do.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    /// One thing looked at.
    ///
    /// @param advice what to do; empty where it is fine
    record Diagnosis(String what, boolean fine, String found, String advice) {}

    /// No clock is right that shows an earlier time.
    private static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");

    private static final long LITTLE_DISK = 1L << 30;
    private static final long LITTLE_MEMORY = 512L << 20;

    @Mixin private Options options;

    @Option(names = "--json", description = "Prints a JSON array.")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = new Screen();
        Path home = options.nearestHome();
        List<Diagnosis> diagnoses = new ArrayList<>();
        diagnoses.add(java());
        diagnoses.add(memory());
        diagnoses.add(disk(home));
        diagnoses.addAll(database(home));
        diagnoses.add(
                XgboostLibrary.problem()
                        .map(problem -> new Diagnosis("xgboost", false, "does not load", problem))
                        .orElse(new Diagnosis("xgboost", true, "loads", "")));
        if (json) {
            screen.json(diagnoses);
        } else {
            TextTable table = new TextTable("", "WHAT", "FOUND");
            diagnoses.forEach(
                    one -> table.row(one.fine() ? "ok" : "NOT OK", one.what(), one.found()));
            screen.say(table.toString());
            diagnoses.stream()
                    .filter(one -> !one.fine())
                    .forEach(one -> screen.say(one.what() + ": " + one.advice()));
        }
        return diagnoses.stream().allMatch(Diagnosis::fine) ? 0 : 1;
    }

    private static Diagnosis java() {
        int feature = Runtime.version().feature();
        return new Diagnosis(
                "java",
                feature >= 25,
                Runtime.version() + " at " + System.getProperty("java.home"),
                "Install a JDK 25, or set JAVA_HOME to one.");
    }

    private static Diagnosis memory() {
        long heap = Runtime.getRuntime().maxMemory();
        return new Diagnosis(
                "memory",
                heap >= LITTLE_MEMORY,
                gigabytes(heap)
                        + " of heap, "
                        + Runtime.getRuntime().availableProcessors()
                        + " cores",
                "Give Java more: NIGHTJAR_JAVA_OPTS=-Xmx2g.");
    }

    private static Diagnosis disk(Path home) {
        Path existing = home.toAbsolutePath();
        while (existing.getParent() instanceof Path above && !Files.exists(existing)) {
            existing = above;
        }
        try {
            FileStore store = Files.getFileStore(existing);
            boolean writable = Files.isWritable(existing);
            return new Diagnosis(
                    "home",
                    writable && store.getUsableSpace() >= LITTLE_DISK,
                    "%s, %s free%s"
                            .formatted(
                                    home,
                                    gigabytes(store.getUsableSpace()),
                                    writable ? "" : ", not writable"),
                    writable
                            ? "Free some space, or move the home with --home or NIGHTJAR_HOME."
                            : "Make "
                                    + existing
                                    + " writable for this user, or choose another with --home.");
        } catch (IOException e) {
            return new Diagnosis(
                    "home",
                    false,
                    home + ": " + e.getMessage(),
                    "Choose another home with --home.");
        }
    }

    private List<Diagnosis> database(Path home) {
        if (options.database() == null && !Files.exists(home.resolve("nightjar.db"))) {
            return List.of(
                    new Diagnosis(
                            "database",
                            true,
                            "none in " + home + " yet; the first run makes it",
                            ""));
        }
        try (Workplace workplace = options.look()) {
            return List.of(
                    new Diagnosis("database", true, workplace.databaseName(), ""),
                    new Diagnosis(
                            "clock",
                            Instant.now().isAfter(BUILT),
                            Instant.now().toString(),
                            "Set this machine's clock."));
        } catch (DatabaseUnavailable e) {
            return List.of(
                    new Diagnosis("database", false, String.valueOf(e.getMessage()), "See above."));
        }
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
