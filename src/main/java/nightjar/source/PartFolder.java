package nightjar.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A folder of numbered files: `part-00000.csv`, `part-00001.csv`, …
///
/// @param ending of their names, such as `csv`
record PartFolder(Path path, String ending) {

    private static final Pattern NAME = Pattern.compile("part-(\\d{5,9})\\.(.+)");

    /// Where part `number`, from 0, is or will be.
    Path part(int number) {
        return path.resolve(String.format(Locale.ROOT, "part-%05d.%s", number, ending));
    }

    /// The parts that are there, in order of their numbers. A missing folder has none.
    List<Path> parts() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> number(file) >= 0)
                    .sorted(Comparator.comparingInt(this::number))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + path + ": " + e.getMessage(), e);
        }
    }

    /// As [#parts()], all of them: they are numbered from 0 without a gap.
    ///
    /// @throws HandOverDamaged if one before the last is missing
    List<Path> whole() {
        List<Path> parts = parts();
        for (int number = 0; number < parts.size(); number++) {
            if (number(parts.get(number)) != number) {
                throw new HandOverDamaged(part(number) + " is missing; there are later parts.");
            }
        }
        return parts;
    }

    /// Removes the parts from `number` on.
    void truncate(int number, WholeFiles files) {
        parts().stream().filter(part -> number(part) >= number).forEach(files::remove);
    }

    /// The number of a part, -1 if the file is none.
    private int number(Path file) {
        Matcher matcher = NAME.matcher(file.getFileName().toString());
        return matcher.matches() && matcher.group(2).equals(ending)
                ? Integer.parseInt(matcher.group(1))
                : -1;
    }
}
