package nightjar.text;

import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What went wrong, for somebody who does not know Java: no names of classes, whose place is the trace.
public final class PlainWords {

    /// A class of failures as messages name it, with its package or without, and the colon behind it.
    private static final Pattern CLASS =
            Pattern.compile(
                    "\\b(?:[\\w$]+\\.)*[A-Z][\\w$]*(?:Exception|Error|Throwable)\\b(?::\\s*)?");

    private static final int DEEPEST = 20;

    private PlainWords() {}

    /// The innermost cause, which says most.
    public static String innermost(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause.getCause() != null && depth < DEEPEST; depth++) {
            cause = cause.getCause();
        }
        return of(cause);
    }

    /// The failure itself.
    public static String of(Throwable failure) {
        return switch (failure) {
            case FileSystemException file -> file(file);
            case UnknownHostException _ -> "the host '%s' is not known".formatted(message(failure));
            case StackOverflowError _ -> "a thread ran out of stack";
            case OutOfMemoryError _ -> "Java ran out of memory";
            case NoClassDefFoundError _, ClassNotFoundException _ ->
                    "a part of the program is missing or damaged: " + message(failure);
            default -> {
                String message = without(message(failure));
                yield message.isEmpty() ? "a fault of the program" + place(failure) : message;
            }
        };
    }

    /// As [#of], for those who name the file themselves.
    public static String reason(FileSystemException failure) {
        String reason = failure.getReason();
        return reason == null ? of(failure) : reason;
    }

    /// A message without the names of classes that libraries put in front of others' messages.
    public static String without(String message) {
        return CLASS.matcher(message).replaceAll("").strip();
    }

    private static String file(FileSystemException failure) {
        String name = String.valueOf(failure.getFile());
        return switch (failure) {
            case NoSuchFileException _ -> "there is no " + name;
            case AccessDeniedException _ -> "access denied to " + name;
            case FileAlreadyExistsException _ -> name + " is there already";
            case NotDirectoryException _ -> name + " is no folder";
            case FileSystemLoopException _ -> name + " links to itself";
            default -> failure.getReason() == null ? name : name + ": " + failure.getReason();
        };
    }

    private static String message(Throwable failure) {
        @Nullable String message = failure.getMessage();
        return message == null ? "" : message;
    }

    /// Where in our own sources it was noticed.
    private static String place(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("nightjar."))
                .findFirst()
                .map(frame -> " in %s:%s".formatted(frame.getFileName(), frame.getLineNumber()))
                .orElse("");
    }
}
