package nightjar.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nightjar.durable.Fingerprint;
import nightjar.durable.PrivateFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Copies of registered files on this machine, named by their SHA-256. Only what still has that checksum is given out; a cache that
/// cannot be written is done without.
record FileCache(Path folder) {

    private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{64}");
    private static final Logger LOG = LoggerFactory.getLogger(FileCache.class);

    Optional<byte[]> find(Fingerprint fingerprint) {
        try {
            Path copy = folder.resolve(fingerprint.sha256());
            byte[] bytes = Files.readAllBytes(copy);
            Fingerprint found = Fingerprint.of(bytes);
            if (found.equals(fingerprint)) {
                return Optional.of(bytes);
            }
            LOG.warn(
                    "The copy {} of a model file is damaged and is fetched again from the database. Found: {} ({} B), expected: {} ({} B)",
                    copy,
                    found,
                    found.size(),
                    fingerprint,
                    fingerprint.size());
            return Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Removes all copies but these.
    void retain(Set<String> checksums) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> copies = Files.list(folder)) {
            for (Path copy : copies.filter(path -> isSpare(path, checksums)).toList()) {
                Files.deleteIfExists(copy);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Copies of model files stay in {}: {}", folder, e.getMessage());
        }
    }

    private static boolean isSpare(Path path, Set<String> checksums) {
        String name = path.getFileName().toString();
        return CHECKSUM.matcher(name).matches() && !checksums.contains(name);
    }

    void keep(Fingerprint fingerprint, byte[] bytes) {
        try {
            PrivateFiles.createFolders(Objects.requireNonNull(folder.getParent()), folder);
            Path aside = Files.createTempFile(folder, fingerprint.sha256(), ".tmp");
            try {
                Files.write(aside, bytes);
                Files.move(
                        aside,
                        folder.resolve(fingerprint.sha256()),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(aside);
            }
        } catch (IOException e) {
            LOG.info("No copy of a model file is kept in {}: {}", folder, e.getMessage());
        }
    }
}
