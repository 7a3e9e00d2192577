package nightjar.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nightjar.source.HandOverDamaged;
import nightjar.source.WholeFiles;
import tools.jackson.core.JacksonException;

/// The folder in which the steps of one run hand files to each other: `<home>/runs/<run>/`.
///
/// @param files puts them in their place, whole or not at all
public record RunFolder(Path path, WholeFiles files) {

    /// A file or folder in it, not necessarily there yet.
    public Path resolve(String name) {
        return path.resolve(name);
    }

    public boolean has(String name) {
        return Files.exists(path.resolve(name));
    }

    /// Writes a record as JSON.
    public void write(String name, Object value) {
        writeBytes(name, Json.bytes(value));
    }

    /// @throws HandOverDamaged if the file is missing or holds something else
    public <T> T read(String name, Class<T> type) {
        try {
            return Json.read(readBytes(name), type);
        } catch (JacksonException e) {
            throw new HandOverDamaged(
                    "%s is not what was written there (%s)."
                            .formatted(path.resolve(name), e.getOriginalMessage()),
                    e);
        }
    }

    /// What was decided when somebody asked for the first time: a restart stays with it.
    public <T> T once(String name, Class<T> type, Supplier<T> decide) {
        if (!has(name)) {
            write(name, decide.get());
        }
        return read(name, type);
    }

    public void writeBytes(String name, byte[] bytes) {
        files.write(path.resolve(name), aside -> Files.write(aside, bytes));
    }

    /// What the files look like that are called so or stand in folders called so, by their name here; what is not there is left out.
    SortedMap<String, Fingerprint> fingerprints(Collection<String> names) {
        SortedMap<String, Fingerprint> found = new TreeMap<>();
        for (String name : names) {
            try (Stream<Path> files = has(name) ? Files.walk(path.resolve(name)) : Stream.of()) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    found.put(
                            path.relativize(file).toString().replace('\\', '/'),
                            Fingerprint.of(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "Cannot read " + path.resolve(name) + ": " + e.getMessage(), e);
            }
        }
        return found;
    }

    /// Removes a folder of files, if it is there.
    public void removeAll(String name) {
        files.removeAll(path.resolve(name));
    }

    /// @throws HandOverDamaged if the file is missing
    public byte[] readBytes(String name) {
        try {
            return Files.readAllBytes(path.resolve(name));
        } catch (NoSuchFileException e) {
            throw new HandOverDamaged(path.resolve(name) + " is missing.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot read " + path.resolve(name) + ": " + e.getMessage(), e);
        }
    }
}
