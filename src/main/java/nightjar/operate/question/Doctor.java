package nightjar.operate.question;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nightjar.database.DatabaseSettings;
import nightjar.database.DatabaseUnavailable;
import nightjar.database.Diagnosis;
import nightjar.model.XgboostLibrary;
import nightjar.operate.Outages;
import nightjar.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// Are Java, database, native libraries, disk and clock as runs need them?
///
/// @param named whether somebody said where the home is
/// @param url of the database; null or blank: the embedded one of the home
public record Doctor(Path home, boolean named, @Nullable String url) {

    /// No clock is right that shows an earlier time.
    private static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");

    private static final long LITTLE_DISK = 1L << 30;
    private static final long LITTLE_MEMORY = 512L << 20;

    /// What was looked at, the machine first.
    public List<Diagnosis> diagnoses() {
        List<Diagnosis> diagnoses = new ArrayList<>();
        diagnoses.add(java());
        diagnoses.add(memory());
        diagnoses.add(disk());
        diagnoses.addAll(database());
        diagnoses.add(clock());
        diagnoses.add(start());
        new Outages(home).all().stream().map(Doctor::outage).forEach(diagnoses::add);
        diagnoses.add(
                XgboostLibrary.problem()
                        .map(problem -> new Diagnosis("xgboost", false, "does not load", problem))
                        .orElse(new Diagnosis("xgboost", true, "loads", "")));
        return diagnoses;
    }

    private static Diagnosis outage(Outages.Outage outage) {
        return new Diagnosis(
                "outage",
                false,
                outage.sentence(),
                "Start it again. This goes when a run of that project and job ends well.");
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

    private Diagnosis disk() {
        if (named && !Files.exists(home)) {
            return absent("home", home, false);
        }
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

    private List<Diagnosis> database() {
        try {
            // To open a file that is not there would make it.
            Optional<Path> file = DatabaseSettings.of(home, url, null, null).embedded();
            return file.isPresent() && !Files.exists(file.get())
                    ? List.of(absent("database", file.get(), url == null || url.isBlank()))
                    : Workspace.examine(home, url);
        } catch (DatabaseUnavailable e) {
            return List.of(
                    new Diagnosis(
                            "database",
                            false,
                            String.valueOf(e.getMessage()),
                            "Check --db and NIGHTJAR_DB."));
        }
    }

    /// Something that the first run makes: fine on a new machine, and doubtful where somebody said that it is there.
    private static Diagnosis absent(String what, Path place, boolean fine) {
        return new Diagnosis(
                what,
                fine,
                "there is none yet at %s; the first run makes it. Is the path right?"
                        .formatted(place),
                fine
                        ? ""
                        : "Correct the path in --home, --db, NIGHTJAR_HOME or NIGHTJAR_DB, or let the first run make it.");
    }

    private static Diagnosis clock() {
        return new Diagnosis(
                "clock",
                Instant.now().isAfter(BUILT),
                Instant.now().toString(),
                "Set this machine's clock.");
    }

    /// Nothing fails without the cache, so nothing is wrong.
    private static Diagnosis start() {
        boolean cached =
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .anyMatch(option -> option.startsWith("-XX:AOTCache="));
        return new Diagnosis(
                "start",
                true,
                cached
                        ? "with the launcher's cache"
                        : "without the launcher's cache, which makes every command a second slower",
                "");
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
