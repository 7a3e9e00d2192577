package nightjar.cli.option;

import java.nio.file.InvalidPathException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// Names of files as this process can write them: Java takes them for text in the character set of the locale.
public final class FileNames {

    /// Stands where bytes were no text of that character set.
    private static final String UNREADABLE = "\uFFFD";

    private FileNames() {}

    /// What is wrong with an argument, or the folder this was started in, that is no text here; empty: nothing.
    public static Optional<String> problem(String... arguments) {
        return Stream.concat(Arrays.stream(arguments), Stream.of(System.getProperty("user.dir")))
                .filter(name -> name.contains(UNREADABLE))
                .findFirst()
                .map(name -> "'%s' is no text in %s. %s".formatted(name, characterSet(), advice()));
    }

    static String told(InvalidPathException failure) {
        return "'%s' cannot be the name of a file in %s. %s"
                .formatted(failure.getInput(), characterSet(), advice());
    }

    private static String characterSet() {
        return System.getProperty("sun.jnu.encoding")
                + ", the character set of this process's locale";
    }

    private static String advice() {
        return "Set LC_ALL=C.UTF-8 (in a crontab: a line LC_ALL=C.UTF-8 above the others), or rename what is called so.";
    }
}
