package nightjar.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import nightjar.durable.PrivateFiles;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A home folder and its identity, which stays when the folder is moved, restored from a backup or mounted on another machine. It stands in
/// the file `home.id`: the identity, and in a second line the place where it was last used.
///
/// @param path absolute
/// @param id empty: it has none yet, and nothing may be written here
/// @param copyOf another place that is there and says to be the same home; null: none
public record Home(Path path, String id, @Nullable Path copyOf) {

    private static final String FILE = "home.id";
    private static final Logger LOG = LoggerFactory.getLogger(Home.class);
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    /// The home in this folder, which is made where it is missing and gets an identity if it has none.
    public static Home at(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            PrivateFiles.createFolders(path, path);
            Optional<Home> found = found(path);
            if (found.isEmpty()) {
                // An identity, not a number anything is computed from: it may differ from run to
                // run.
                write(path, UUID.randomUUID().toString(), false);
                found = found(path);
            }
            Home home = found.orElseThrow(() -> new IOException(FILE + " holds no identity"));
            if (home.copyOf() == null && !place(path).equals(path.toString())) {
                remember(home);
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot write in the home %s: %s: %s. Give the user '%s' the right to, free space, or choose another with --home or NIGHTJAR_HOME."
                            .formatted(
                                    path,
                                    e.getClass().getSimpleName(),
                                    e.getMessage(),
                                    System.getProperty("user.name")),
                    e);
        }
    }

    /// The home in this folder as it is found; nothing is written.
    public static Home look(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            return found(path).orElse(new Home(path, "", null));
        } catch (IOException _) {
            return new Home(path, "", null);
        }
    }

    /// The place serves to recognize copies: where it cannot be written down, the home is as good.
    private static void remember(Home home) {
        try {
            write(home.path(), home.id(), true);
        } catch (IOException e) {
            LOG.debug("The new place of the home {} is not kept", home.path(), e);
        }
    }

    private static Optional<Home> found(Path path) throws IOException {
        List<String> lines = lines(path);
        if (lines.isEmpty() || !ID.matcher(lines.getFirst()).matches()) {
            return Optional.empty();
        }
        String id = lines.getFirst();
        Path before = Path.of(place(path));
        boolean isCopy =
                !before.equals(path)
                        && lines(before).stream().findFirst().equals(Optional.of(id))
                        && !Files.isSameFile(before, path);
        return Optional.of(new Home(path, id, isCopy ? before : null));
    }

    /// Where it was last used.
    private static String place(Path path) throws IOException {
        List<String> lines = lines(path);
        return lines.size() < 2 ? path.toString() : lines.get(1);
    }

    private static List<String> lines(Path path) throws IOException {
        Path file = path.resolve(FILE);
        return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
    }

    /// Whole or not at all; of two processes that make one, one succeeds, and both find the same.
    private static void write(Path path, String id, boolean replace) throws IOException {
        Path file = path.resolve(FILE);
        Path aside = path.resolve("." + FILE + "." + UUID.randomUUID() + ".tmp");
        PrivateFiles.create(aside);
        try {
            Files.writeString(aside, id + "\n" + path + "\n");
            if (replace) {
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.createLink(file, aside);
            }
        } catch (FileAlreadyExistsException _) {
            // Made by somebody else in the same moment, or damaged: then there is nothing to keep.
            if (!replace && found(path).isEmpty()) {
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (UnsupportedOperationException | FileSystemException e) {
            if (replace || e instanceof java.nio.file.AccessDeniedException) {
                throw e;
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}
