package nightjar.durable;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What is known of the files a run has written for itself. Whoever reads one holds it against the book.
public interface PartBook {

    /// For those that work alone and keep nothing: every file is taken as it stands.
    PartBook NONE =
            new PartBook() {
                @Override
                public boolean isKept() {
                    return false;
                }

                @Override
                public void enter(List<Part> parts) {}

                @Override
                public Optional<Part> find(String name) {
                    return Optional.empty();
                }

                @Override
                public List<Part> in(String folder) {
                    return List.of();
                }

                @Override
                public List<Part> all() {
                    return List.of();
                }

                @Override
                public void forget(String name) {}
            };

    /// Whether a file that is not in the book is none of the run's.
    boolean isKept();

    /// Enters parts, or what they are now, in the transaction of the caller.
    void enter(List<Part> parts);

    Optional<Part> find(String name);

    /// The parts of a folder, by name.
    List<Part> in(String folder);

    /// Every part, by name.
    List<Part> all();

    /// Takes out a part, or all parts of a folder.
    void forget(String name);

    /// Notes that a file was written just now, so that it need not be read to know what it holds as long as nobody writes to it.
    default void written(Path file, Part part) {}

    /// Holds a file against its entry.
    ///
    /// @throws HandOverDamaged if it is missing or anything else
    default void hold(Path file, Part part) {
        part.requireAt(file);
    }
}
