package nightjar.durable;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A folder of numbered files: `part-00000.csv`, `part-00001.csv`, …; what each holds stands in the book of the run.
public final class PartFolder {

    private static final Pattern NAME = Pattern.compile("part-(\\d{5,9})\\.(.+)");

    private final Path path;
    private final String ending;
    private final WholeFiles files;
    private final PartBook book;
    private final List<Part> written = new ArrayList<>();

    /// @param ending of their names, such as `csv`
    /// @param files puts them in their place
    /// @param book has those that are committed
    public PartFolder(Path path, String ending, WholeFiles files, PartBook book) {
        this.path = path;
        this.ending = ending;
        this.files = files;
        this.book = book;
    }

    /// A part to be read.
    ///
    /// @param part null: nobody keeps book
    record Standing(Path file, @Nullable Part part) {

        void hold(PartBook book) {
            if (part != null) {
                book.hold(file, part);
            }
        }

        /// Copies the file, which is what was written before and after.
        void copyTo(OutputStream out, PartBook book) throws IOException {
            hold(book);
            Files.copy(file, out);
            hold(book);
        }
    }

    /// Writes the content of a part.
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    public Path path() {
        return path;
    }

    /// Where part `number`, from 0, is or will be.
    public Path part(int number) {
        return path.resolve(String.format(Locale.ROOT, "part-%05d.%s", number, ending));
    }

    /// Writes part `number` whole, and remembers it for [#enter()].
    public void write(int number, long rows, Content content) {
        Path file = part(number);
        Publication put =
                files.publish(
                        file,
                        _ -> {},
                        out -> {
                            content.writeTo(out);
                            return rows;
                        });
        Part part = new Part(name(file), rows, put.bytes(), put.sha256());
        book.written(file, part);
        written.add(part);
    }

    /// Enters what was written since the last time.
    public void enter() {
        book.enter(written);
        written.clear();
    }

    /// All parts, in order of their numbers. A missing folder has none.
    ///
    /// @throws HandOverDamaged if a part is missing, or there is one that is not in the book
    List<Standing> whole() {
        List<Path> there = parts();
        if (!book.isKept()) {
            return alone(there);
        }
        List<Part> entered = entered();
        for (Part part : entered) {
            if (!there.contains(file(part))) {
                throw part.missing(file(part));
            }
        }
        for (Path file : there) {
            if (number(file) >= entered.size()) {
                throw new HandOverDamaged(
                        "%s was not written by this run, which has %s parts there."
                                .formatted(file, entered.size()));
            }
        }
        return entered.stream().map(part -> new Standing(file(part), part)).toList();
    }

    /// As [#whole()], and each is what was written: for those who do not read the parts from their first byte to their last.
    public List<Path> held() {
        List<Standing> whole = whole();
        whole.parallelStream().forEach(standing -> standing.hold(book));
        return whole.stream().map(Standing::file).toList();
    }

    /// Per part how many rows it has; only where book is kept.
    public List<Long> counts() {
        return entered().stream().map(Part::rows).toList();
    }

    /// What part `number` holds.
    public byte[] read(int number) {
        Standing standing = whole().get(number);
        try {
            byte[] bytes = Files.readAllBytes(standing.file());
            if (standing.part() != null) {
                standing.part().require(standing.file(), bytes);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot read " + standing.file() + ": " + e.getMessage(), e);
        }
    }

    /// Copies all parts, each held against the book.
    public void copyTo(OutputStream out) throws IOException {
        for (Standing part : whole()) {
            part.copyTo(out, book);
        }
    }

    /// Whether no part holds anything.
    public boolean isEmpty() {
        return whole().stream().allMatch(PartFolder::isEmpty);
    }

    private static boolean isEmpty(Standing standing) {
        try {
            return standing.part() == null
                    ? Files.size(standing.file()) == 0
                    : standing.part().bytes() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot read " + standing.file() + ": " + e.getMessage(), e);
        }
    }

    /// In order of their numbers.
    private List<Part> entered() {
        return book.in(path.getFileName().toString()).stream()
                .filter(part -> number(file(part)) >= 0)
                .sorted(Comparator.comparingInt(part -> number(file(part))))
                .toList();
    }

    private Path file(Part part) {
        return path.resolveSibling(part.name());
    }

    private List<Standing> alone(List<Path> there) {
        for (int number = 0; number < there.size(); number++) {
            if (number(there.get(number)) != number) {
                throw new HandOverDamaged(part(number) + " is missing; there are later parts.");
            }
        }
        return there.stream().map(file -> new Standing(file, null)).toList();
    }

    /// Removes the parts from `number` on.
    public void truncate(int number) {
        parts().stream().filter(part -> number(part) >= number).forEach(files::remove);
    }

    private List<Path> parts() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(path)) {
            return all.filter(file -> number(file) >= 0)
                    .sorted(Comparator.comparingInt(this::number))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + path + ": " + e.getMessage(), e);
        }
    }

    private String name(Path file) {
        return path.getFileName() + "/" + file.getFileName();
    }

    /// The number of a part, -1 if the file is none.
    private int number(Path file) {
        Matcher matcher = NAME.matcher(file.getFileName().toString());
        return matcher.matches() && matcher.group(2).equals(ending)
                ? Integer.parseInt(matcher.group(1))
                : -1;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
