package nightjar.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that appears whole or not at all: written aside in the same folder, synced, renamed; then the folder is synced, so that the new
/// name survives a power cut too.
final class WholeFile {

    private WholeFile() {}

    /// Writes the content of a file.
    interface Content {
        /// @param aside to be created, or overwritten if an earlier attempt left it
        void writeTo(Path aside) throws IOException;
    }

    /// Replaces `target`; creates its folder where that is missing.
    static void write(Path target, Content content) {
        Path folder = target.toAbsolutePath().getParent();
        try {
            if (folder == null || Files.isDirectory(target)) {
                throw new IOException("it is a folder; name a file");
            }
            Files.createDirectories(folder);
            Path aside = folder.resolve("." + target.getFileName() + ".tmp");
            content.writeTo(aside);
            sync(aside);
            Files.move(
                    aside,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            syncFolder(folder);
        } catch (IOException e) {
            throw failed(target, e);
        }
    }

    /// Removes `target` if it is there.
    static void remove(Path target) {
        Path folder = target.toAbsolutePath().getParent();
        try {
            if (Files.deleteIfExists(target) && folder != null) {
                syncFolder(folder);
            }
        } catch (IOException e) {
            throw failed(target, e);
        }
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static UncheckedIOException failed(Path target, IOException e) {
        String cause =
                e instanceof AccessDeniedException
                        ? "access denied to " + e.getMessage()
                        : e.getClass().getSimpleName() + ": " + e.getMessage();
        return new UncheckedIOException(
                "Cannot write %s: %s. Give the user '%s' the right to write in that folder, or free space, then restart the run."
                        .formatted(target, cause, System.getProperty("user.name")),
                e);
    }
}
