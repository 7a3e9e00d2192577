package nightjar.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import nightjar.cli.option.Options;
import nightjar.cli.option.Screen;
import nightjar.database.DatabaseUnavailable;
import nightjar.model.XgboostLibrary;
import nightjar.operate.Outages;
import nightjar.text.Visible;
import nightjar.workspace.Workspace;
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
        diagnoses.add(clock());
        diagnoses.add(start());
        new Outages(home)
                .all()
                .forEach(
                        outage ->
                                diagnoses.add(
                                        new Diagnosis(
                                                "outage",
                                                false,
                                                outage.sentence(),
                                                "Start it again. This goes when a run of that project and job ends well.")));
        diagnoses.add(
                XgboostLibrary.problem()
                        .map(problem -> new Diagnosis("xgboost", false, "does not load", problem))
                        .orElse(new Diagnosis("xgboost", true, "loads", "")));
        if (json) {
            screen.json(diagnoses);
        } else {
            screen.say(text(diagnoses));
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

    private Diagnosis disk(Path home) {
        if (options.isHomeNamed() && !Files.exists(home)) {
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

    private List<Diagnosis> database(Path home) {
        String named = options.database();
        try {
            // To open a file that is not there would make it.
            for (Path file : options.databaseFiles(home)) {
                if (!Files.exists(file)) {
                    return List.of(absent("database", file, named == null || named.isBlank()));
                }
            }
            return Workspace.examine(home, options.database()).stream()
                    .map(one -> new Diagnosis(one.what(), one.fine(), one.found(), one.advice()))
                    .toList();
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

    /// Everything whole: what was found is what an operator goes by.
    private static String text(List<Diagnosis> diagnoses) {
        int width = diagnoses.stream().mapToInt(one -> one.what().length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (Diagnosis one : diagnoses) {
            String what = one.what() + " ".repeat(width - one.what().length());
            String lines =
                    Visible.text(one.found()).strip().replace("\n", "\n" + " ".repeat(width + 10));
            text.append(one.fine() ? "ok      " : "NOT OK  ")
                    .append(what)
                    .append("  ")
                    .append(lines)
                    .append('\n');
        }
        diagnoses.stream()
                .filter(one -> !one.fine())
                .forEach(
                        one ->
                                text.append(one.what())
                                        .append(": ")
                                        .append(one.advice())
                                        .append('\n'));
        return text.toString();
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
