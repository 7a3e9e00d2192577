package nightjar.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nightjar.durable.Fingerprint;
import nightjar.durable.HandOverDamaged;
import nightjar.durable.Json;
import nightjar.durable.Part;
import nightjar.durable.PartBook;
import nightjar.durable.WholeFiles;
import nightjar.pass.SideStore;
import tools.jackson.core.JacksonException;

/// The folder in which the steps of one run hand files to each other: `<home>/runs/<run>/`.
///
/// Every file that is read again is entered in the book when it is written, and held against it when it is read.
///
/// @param files puts them in their place, whole or not at all
public record RunFolder(Path path, WholeFiles files, PartBook book) implements SideStore {

    /// A folder of which nobody keeps book.
    public RunFolder(Path path, WholeFiles files) {
        this(path, files, PartBook.NONE);
    }

    /// A file or folder in it, not necessarily there yet.
    public Path resolve(String name) {
        return path.resolve(name);
    }

    public Path resolve(Artifact<?> artifact) {
        return path.resolve(artifact.path());
    }

    /// What a later step is given of an artifact.
    public <T> HandOver<T> handOver(Artifact<T> artifact) {
        return new HandOver<>(artifact.name(), () -> read(artifact));
    }

    public boolean has(Artifact<?> artifact) {
        return has(artifact.path());
    }

    /// Whether a file, or any file in a folder, was written: one that is there and not in the book was left by an attempt that died before
    /// it could enter it.
    public boolean has(String name) {
        return book.isKept()
                ? book.find(name).isPresent() || !book.in(name).isEmpty()
                : Files.exists(path.resolve(name));
    }

    public <T> void write(Artifact.Whole<T> artifact, T value) {
        artifact.write(this, value);
    }

    /// @throws HandOverDamaged if it is missing or holds something else
    public <T> T read(Artifact<T> artifact) {
        return artifact.read(this);
    }

    <T> T read(String name, Class<T> type) {
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
    public <T> T once(Artifact.Whole<T> artifact, Supplier<T> decide) {
        if (!has(artifact)) {
            write(artifact, decide.get());
        }
        return read(artifact);
    }

    /// A process that dies before the entry leaves the file as if it had not been written; so what the book had of another content goes first.
    public void writeBytes(String name, byte[] bytes) {
        Part part = new Part(name, 0, bytes.length, Fingerprint.of(bytes).sha256());
        if (book.find(name).filter(former -> !former.equals(part)).isPresent()) {
            book.forget(name);
        }
        files.write(path.resolve(name), aside -> Files.write(aside, bytes));
        book.enter(List.of(part));
    }

    @Override
    public void write(String place, int unit, byte[] bytes) {
        writeBytes(beside(place, unit), bytes);
    }

    @Override
    public InputStream open(String place, int unit) throws IOException {
        return Files.newInputStream(held(beside(place, unit)));
    }

    /// The file that a unit left in a place.
    public static String beside(String place, int unit) {
        return String.format(Locale.ROOT, "%s/part-%06d.bin", place, unit);
    }

    /// Holds everything the run has written against the book, before an attempt goes on from it.
    ///
    /// @throws HandOverDamaged if anything is missing, or is not what was written
    public void requireWhole() {
        book.all().parallelStream().forEach(part -> book.hold(path.resolve(part.name()), part));
    }

    /// What the files look like that are called so or stand in folders called so, by their name here; what is not there is left out.
    SortedMap<String, Fingerprint> fingerprints(Collection<String> names) {
        SortedMap<String, Fingerprint> found = new TreeMap<>();
        for (String name : names) {
            Path at = path.resolve(name);
            if (!Files.exists(at)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(at)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    found.put(
                            path.relativize(file).toString().replace('\\', '/'),
                            Fingerprint.of(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + at + ": " + e.getMessage(), e);
            }
        }
        return found;
    }

    /// Removes a folder of files, if it is there.
    public void removeAll(Artifact.Parts<?> artifact) {
        removeAll(artifact.path());
    }

    public void removeAll(String name) {
        if (Files.isDirectory(path.resolve(name))) {
            book.forget(name);
            files.removeAll(path.resolve(name));
        }
    }

    /// A file to be read in pieces, held against the book.
    ///
    /// @throws HandOverDamaged if it is not what was written there
    public Path held(String name) {
        Path file = path.resolve(name);
        entry(name).ifPresent(part -> book.hold(file, part));
        return file;
    }

    /// @throws HandOverDamaged if the file is not what was written there
    public byte[] readBytes(String name) {
        Path file = path.resolve(name);
        Optional<Part> entry = entry(name);
        try {
            byte[] bytes = Files.readAllBytes(file);
            entry.ifPresent(part -> part.require(file, bytes));
            return bytes;
        } catch (NoSuchFileException e) {
            throw entry.map(part -> part.missing(file))
                    .orElseGet(() -> new HandOverDamaged(file + " is missing.", e));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private Optional<Part> entry(String name) {
        Optional<Part> entry = book.find(name);
        if (entry.isEmpty() && book.isKept()) {
            throw new HandOverDamaged(
                    "%s was not written by this run, or by a version of Nightjar that kept no book of its files."
                            .formatted(path.resolve(name)));
        }
        return entry;
    }

    /// Bytes of all files in the folder.
    public long bytes() {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at the files in " + path, e);
        }
    }
}
