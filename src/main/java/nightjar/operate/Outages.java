package nightjar.operate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nightjar.database.RunKey;
import nightjar.durable.Json;
import nightjar.durable.WholeFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Runs that could not begin because their database could not be opened. No ledger knows of them, so a file of the home does, until a later
/// run of that project and job ends well.
///
/// @param home in whose file `outages.json` they stand
public record Outages(Path home) {

    private static final String FILE = "outages.json";
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int MOST = 100;
    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

    /// A run that could not begin.
    ///
    /// @param run its name
    /// @param said of the database
    public record Outage(Instant at, String run, String said) {

        public String sentence() {
            return "On %s the database could not be opened for %s, which did not run: %s"
                    .formatted(
                            at.truncatedTo(ChronoUnit.SECONDS)
                                    .toString()
                                    .replace("T", " at ")
                                    .replace("Z", " UTC"),
                            run,
                            said.lines().findFirst().orElse(""));
        }

        private boolean isOf(RunKey key) {
            return RunKey.parse(run)
                    .filter(one -> one.project().equals(key.project()) && one.job() == key.job())
                    .isPresent();
        }
    }

    /// The oldest first.
    public List<Outage> all() {
        Path file = home.resolve(FILE);
        try {
            return Files.isReadable(file)
                    ? List.of(Json.read(Files.readAllBytes(file), Outage[].class))
                    : List.of();
        } catch (IOException | JacksonException e) {
            LOG.debug("{} does not read", file, e);
            return List.of();
        }
    }

    public void enter(Instant at, String run, String said) {
        write(
                Stream.concat(
                                all().stream().filter(one -> one.at().isAfter(at.minus(KEPT))),
                                Stream.of(new Outage(at, run, said)))
                        .toList());
    }

    /// A run has ended well: what kept earlier ones of its project and job from beginning is history.
    public void settle(RunKey run) {
        List<Outage> before = all();
        Predicate<Outage> over = one -> one.isOf(run);
        if (before.stream().anyMatch(over)) {
            write(before.stream().filter(over.negate()).toList());
        }
    }

    /// What cannot be written was said all the same.
    private void write(List<Outage> outages) {
        List<Outage> newest =
                new ArrayList<>(
                        outages.subList(Math.max(0, outages.size() - MOST), outages.size()));
        try {
            WholeFiles.unguardedIn(home)
                    .write(home.resolve(FILE), aside -> Files.write(aside, Json.bytes(newest)));
        } catch (RuntimeException e) {
            LOG.debug("{} cannot be written", home.resolve(FILE), e);
        }
    }
}
