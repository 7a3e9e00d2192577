package nightjar.durable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Files and folders that nobody but their owner can look into, from their first moment on and whatever the umask: those of a home, which
/// hold rows. What stands already keeps the rights somebody gave it.
public final class PrivateFiles {

    private static final boolean POSIX =
            Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");
    private static final FileAttribute<?>[] FILE = rights("rw-------");
    private static final FileAttribute<?>[] FOLDER = rights("rwx------");

    private PrivateFiles() {}

    /// Makes a folder and what is missing between it and `top`, which is made too; what is missing above gets the usual rights.
    ///
    /// @param top the folder itself, or one above it
    public static void createFolders(Path top, Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path above = top.toAbsolutePath().getParent();
        if (above != null) {
            Files.createDirectories(above);
        }
        Files.createDirectories(folder, FOLDER);
    }

    /// Makes an empty file; one that is there stays as it is.
    public static void create(Path file) throws IOException {
        try {
            Files.createFile(file, FILE);
        } catch (FileAlreadyExistsException _) {
            // Somebody else made it in the same moment.
        }
    }

    /// Opens a file to write to, and makes it where it is missing.
    public static FileChannel open(Path file) throws IOException {
        return FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), FILE);
    }

    private static FileAttribute<?>[] rights(String rights) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
                }
                : new FileAttribute<?>[0];
    }
}
