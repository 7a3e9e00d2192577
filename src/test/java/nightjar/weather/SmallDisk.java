package nightjar.weather;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// A disk of a few kilobytes, in memory, mounted on a folder. Where mounting is not allowed the test is skipped and says so.
final class SmallDisk implements AutoCloseable {

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    static SmallDisk on(Path folder, int kilobytes) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String problem =
                problem("mount", "-t", "tmpfs", "-o", size(kilobytes), "tmpfs", folder.toString());
        Assumptions.assumeTrue(
                problem.isEmpty(), "A small disk cannot be mounted here: " + problem);
        return new SmallDisk(folder);
    }

    void resize(int kilobytes) {
        remount(size(kilobytes));
    }

    void readOnly() {
        remount("ro");
    }

    void writable() {
        remount("rw");
    }

    /// Leaves so much of it free, in a file called `ballast`.
    void leave(int kilobytes) {
        try {
            Files.deleteIfExists(ballast());
            long free = Files.getFileStore(folder).getUsableSpace();
            Files.write(ballast(), new byte[Math.toIntExact(free - kilobytes * 1024L)]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void free() {
        try {
            Files.delete(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    private void remount(String option) {
        require(problem("mount", "-o", "remount," + option, folder.toString()));
    }

    private static String size(int kilobytes) {
        return "size=" + kilobytes + "k";
    }

    /// What a command complains of; empty if it does what it should.
    private static String problem(String... command) {
        try {
            Process process =
                    new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? "" : "it says " + said;
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void require(String problem) {
        if (!problem.isEmpty()) {
            throw new AssertionError(problem);
        }
    }

    /// At once for the tests; in truth when the last map of a file in it is collected.
    @Override
    public void close() {
        require(problem("umount", "-l", folder.toString()));
    }
}
