package nightjar.source.parquet;

import java.nio.BufferUnderflowException;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import nightjar.table.DataRejected;

/// Turns whatever the library stumbles over into a refusal of the file: the library is handed nothing but the file, so it is the file's fault.
final class Damage {

    /// Messages of Java itself and of its classes, which say nothing of the file.
    private static final Pattern INTERNAL =
            Pattern.compile("dev\\.hardwood|Cannot (invoke|read|load|store|assign)|java\\.");

    private static final int DEEPEST_CAUSE = 10;

    private Damage() {}

    /// What `reading` gives.
    ///
    /// @param where in the file, for people; asked for if something is wrong, empty or with a colon and a space behind it
    /// @throws DataRejected if it cannot be read
    static <T> T turned(Path file, Supplier<String> where, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (DataRejected e) {
            throw e;
        } catch (RuntimeException e) {
            throw new DataRejected(
                    "%s: does not read as Parquet: %s%s. Expected a complete Parquet file, not encrypted, compressed with SNAPPY, ZSTD, GZIP, LZ4 or not at all. Write it again."
                            .formatted(file, where.get(), what(e)),
                    e);
        }
    }

    /// The readers of columns wrap what they throw several times; the innermost message names the codec or the damage.
    private static String what(RuntimeException e) {
        Throwable root = e;
        for (int depth = 0; root.getCause() != null && depth < DEEPEST_CAUSE; depth++) {
            root = root.getCause();
        }
        String message = root.getMessage();
        boolean own =
                root instanceof IndexOutOfBoundsException
                        || root instanceof NegativeArraySizeException
                        || root instanceof ClassCastException
                        || root instanceof ArithmeticException
                        || root instanceof NumberFormatException
                        || root instanceof BufferUnderflowException;
        return message == null || own || INTERNAL.matcher(message).find()
                ? "its bytes make no sense"
                : message.strip()
                        .replaceFirst("^\\[[^]]*\\] ", "")
                        .replaceAll("\\s+", " ")
                        .replaceAll("\\.$", "");
    }
}
