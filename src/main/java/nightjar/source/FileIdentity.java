package nightjar.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files by what they are, whatever they are called: through links, `..`, hard links and, where the file system says so, another case.
public final class FileIdentity {

    private FileIdentity() {}

    /// Whether two paths lead to the same file, or would once it is there.
    public static boolean isSame(Path one, Path other) {
        try {
            if (Files.exists(one) && Files.exists(other)) {
                return Files.isSameFile(one, other);
            }
        } catch (IOException _) {
            // Then by their names.
        }
        return real(one).equals(real(other));
    }

    /// Whether a path leads to a folder or to something in it.
    static boolean isIn(Path path, Path folder) {
        Path parent = real(folder);
        for (Path at = real(path); at != null; at = at.getParent()) {
            if (at.equals(parent) || Files.exists(at) && isSame(at, folder)) {
                return true;
            }
        }
        return false;
    }

    /// A path without links, as far as it leads to something that is there.
    static Path real(Path path) {
        Path absolute = path.toAbsolutePath();
        try {
            return absolute.toRealPath();
        } catch (IOException _) {
            Path parent = absolute.getParent();
            Path name = absolute.getFileName();
            return parent == null || name == null
                    ? absolute
                    : real(parent).resolve(name).normalize();
        }
    }
}
