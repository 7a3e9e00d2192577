package nightjar.durable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A file that a run wrote for its own later steps, as it was when it was entered in the book.
///
/// @param name below the run's folder, such as `scores/part-00000.csv`
/// @param rows 0 where it holds none
/// @param sha256 of its bytes, in lower-case hexadecimal digits
public record Part(String name, long rows, long bytes, String sha256) {

    /// Holds a file against what was written.
    ///
    /// @throws HandOverDamaged if it is missing or anything else
    public void requireAt(Path file) {
        DigestStream found = DigestStream.none();
        try {
            long bytes = Files.size(file);
            if (bytes != this.bytes) {
                throw damaged(file, bytes);
            }
            Files.copy(file, found);
        } catch (NoSuchFileException _) {
            throw missing(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
        }
        require(file, found);
    }

    /// Holds the bytes of a file against what was written.
    ///
    /// @throws HandOverDamaged if they are anything else
    public void require(Path file, byte[] found) {
        DigestStream digested = DigestStream.none();
        try {
            digested.write(found);
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory cannot fail", e);
        }
        require(file, digested);
    }

    /// Holds what was read of a file against what was written.
    ///
    /// @throws HandOverDamaged if it is anything else
    void require(Path file, DigestStream found) {
        if (found.bytes() != bytes) {
            throw damaged(file, found.bytes());
        }
        String now = found.sha256();
        if (!now.equals(sha256)) {
            throw new HandOverDamaged(
                    "%s is not what was written there: found sha256:%s, expected sha256:%s (%s bytes both)."
                            .formatted(file, now, sha256, bytes));
        }
    }

    /// What is to be thrown where the file is not there.
    public HandOverDamaged missing(Path file) {
        return new HandOverDamaged(
                "%s is missing; %s were written there.".formatted(file, written()));
    }

    private HandOverDamaged damaged(Path file, long found) {
        return new HandOverDamaged(
                "%s is not what was written there: found %s bytes, expected %s."
                        .formatted(file, found, written()));
    }

    private String written() {
        return rows == 0
                ? "%s bytes".formatted(bytes)
                : "%s rows in %s bytes".formatted(rows, bytes);
    }
}
