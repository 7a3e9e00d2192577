package nightjar.durable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nightjar.table.DataRejected;

/// Says of a file whether it can be a source at all, before anything looks inside.
public final class SourceFile {

    private SourceFile() {}

    /// The size in bytes of a readable file that is not empty.
    public static long check(Path file) {
        if (Files.isDirectory(file)) {
            throw new DataRejected(
                    file + ": found a folder, expected a file. Name the file in the folder.");
        }
        if (!Files.exists(file)) {
            throw new DataRejected(
                    "%s: no such file. Correct the path, or wait until the file is delivered; relative paths begin at %s."
                            .formatted(file, file.toAbsolutePath().getParent()));
        }
        if (!Files.isRegularFile(file)) {
            throw new DataRejected(
                    file
                            + ": found a pipe or a device, expected a plain file, which can be read again. Write the rows to a file first.");
        }
        if (!Files.isReadable(file)) {
            throw new DataRejected(
                    "%s: found a file that may not be read. Give the user '%s' the right to read it."
                            .formatted(file, System.getProperty("user.name")));
        }
        return size(file);
    }

    private static long size(Path file) {
        try {
            long size = Files.size(file);
            if (size == 0) {
                throw new DataRejected(
                        file + ": the file is empty; expected rows. Deliver it again.");
            }
            return size;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    public static DataRejected unreadable(Path file, IOException e) {
        return new DataRejected(
                "%s: cannot be read: %s. Check the disk or deliver the file again."
                        .formatted(file, e.getMessage()),
                e);
    }
}
