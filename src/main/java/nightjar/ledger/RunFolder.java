package nightjar.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// The folder in which the steps of one run hand files to each other: `<home>/runs/<run>/`. Files appear whole or not at all.
public record RunFolder(Path path) {

    /// A file or folder in it, not necessarily there yet.
    public Path resolve(String name) {
        return path.resolve(name);
    }

    public boolean has(String name) {
        return Files.exists(path.resolve(name));
    }

    /// Writes a record as JSON: aside, synced, then renamed.
    public void write(String name, Object value) {
        writeBytes(name, Json.bytes(value));
    }

    public <T> T read(String name, Class<T> type) {
        return Json.read(readBytes(name), type);
    }

    /// Writes bytes: aside, synced, then renamed.
    public void writeBytes(String name, byte[] bytes) {
        Path target = path.resolve(name);
        try {
            Files.createDirectories(target.getParent());
            Path aside = target.resolveSibling(target.getFileName() + ".tmp");
            try (FileChannel channel =
                    FileChannel.open(
                            aside,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(
                    aside,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + target + ": " + e.getMessage(), e);
        }
    }

    public byte[] readBytes(String name) {
        try {
            return Files.readAllBytes(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot read " + path.resolve(name) + ": " + e.getMessage(), e);
        }
    }
}
