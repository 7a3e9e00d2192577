package nightjar.retention;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import nightjar.database.RunKey;
import nightjar.durable.PrivateFiles;
import org.jspecify.annotations.Nullable;

/// The folders of runs in a home. One that goes is first renamed, so that it is there whole or not at all, and nothing that is still
/// removed there is ever in the way of a new run.
///
/// @param runs `<home>/runs`
record RunFolders(Path runs) {

    private static final String PURGED = ".purged";

    /// What a folder takes up.
    ///
    /// @param bytes of all files in it; 0 if it is not there
    /// @param newest when something in it was last written; the epoch if it is not there
    record Use(long bytes, Instant newest) {}

    /// Those named like runs.
    List<RunKey> all() throws IOException {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.filter(Files::isDirectory)
                    .flatMap(folder -> RunKey.parse(folder.getFileName().toString()).stream())
                    .sorted(java.util.Comparator.comparing(RunKey::name))
                    .toList();
        }
    }

    Use use(RunKey run) throws IOException {
        Measuring measuring = new Measuring();
        if (Files.isDirectory(runs.resolve(run.name()))) {
            Files.walkFileTree(runs.resolve(run.name()), measuring);
        }
        return new Use(measuring.bytes, measuring.newest);
    }

    /// Takes a folder out of its place; a missing one is fine.
    void takeOut(RunKey run) throws IOException {
        Path folder = runs.resolve(run.name());
        if (!Files.exists(folder)) {
            return;
        }
        Path purged = runs.resolve(PURGED);
        PrivateFiles.createFolders(purged, purged);
        remove(purged.resolve(run.name()));
        Files.move(folder, purged.resolve(run.name()), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Removes what was taken out, by this purge or by one that did not come to its end. It stays out after a power cut too.
    void clear() throws IOException {
        if (!Files.exists(runs.resolve(PURGED))) {
            return;
        }
        try (FileChannel channel = FileChannel.open(runs, StandardOpenOption.READ)) {
            channel.force(true);
        }
        remove(runs.resolve(PURGED));
    }

    /// Of two processes that remove the same, neither minds the other.
    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            Files.walkFileTree(folder, new Removing());
        }
    }

    private static final class Measuring extends SimpleFileVisitor<Path> {

        private long bytes;
        private Instant newest = Instant.EPOCH;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes += attributes.size();
            seen(attributes);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            seen(attributes);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            return unlessGone(e);
        }

        private void seen(BasicFileAttributes attributes) {
            Instant written = attributes.lastModifiedTime().toInstant();
            newest = written.isAfter(newest) ? written : newest;
        }
    }

    private static final class Removing extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed)
                throws IOException {
            if (failed != null) {
                return unlessGone(failed);
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            return unlessGone(e);
        }
    }

    private static FileVisitResult unlessGone(IOException e) throws IOException {
        if (e instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw e;
    }
}
