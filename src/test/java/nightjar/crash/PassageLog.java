package nightjar.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import nightjar.durable.CrashPoint;

/// The points of the protocol a process has come by, with their times.
///
/// @param file that the process writes
record PassageLog(Path file) {

    /// @param place such as `clean`
    /// @param millis since 1970
    record Passage(String place, CrashPoint point, int number, long millis) {

        private static Passage of(String line) {
            String[] parts = line.split("[/ ]");
            return new Passage(
                    parts[0],
                    CrashPoint.valueOf(parts[1]),
                    Integer.parseInt(parts[2]),
                    Long.parseLong(parts[3]));
        }
    }

    /// The option for Java that makes a process write it.
    String option() {
        return "-Dnightjar.crash.log=" + file;
    }

    /// What it has come by so far; the last line may be in the middle of being written.
    List<Passage> passages() {
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            String text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().map(Passage::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long count(Predicate<Passage> which) {
        return passages().stream().filter(which).count();
    }

    long count(String place, CrashPoint point) {
        return count(passage -> passage.place().equals(place) && passage.point() == point);
    }

    long count(CrashPoint point) {
        return count(passage -> passage.point() == point);
    }

    boolean has(CrashPoint point) {
        return count(point) > 0;
    }

    /// When it came by a point for the first time, in milliseconds since 1970.
    long millis(String place, CrashPoint point) {
        return passages().stream()
                .filter(passage -> passage.place().equals(place) && passage.point() == point)
                .findFirst()
                .orElseThrow(() -> new AssertionError("It did not come by " + place + " " + point))
                .millis();
    }
}
