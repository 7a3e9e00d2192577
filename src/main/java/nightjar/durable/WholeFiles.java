package nightjar.durable;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nightjar.text.PlainWords;
import org.jspecify.annotations.Nullable;

/// Puts files in their place, whole or not at all, on behalf of one attempt at something.
///
/// A file is written aside in the same folder, under a name that tells whose it is and which try at it; synced; renamed; then the folder is synced, so that the
/// new name survives a power cut too. Right before the rename the attempt is asked whether it may still write. A successor first takes
/// over, so that the answer becomes no, and then removes what its predecessors left aside: from then on their renames fail. So nothing of
/// a process that slept through its own replacement gets its name after the successor has begun.
public final class WholeFiles {

    /// For those who write alone.
    public static final WholeFiles UNGUARDED = new WholeFiles("", 0, () -> {}, null);

    private static final Pattern ASIDE =
            Pattern.compile("\\..+\\.([0-9a-f]+)-(\\d+)(?:-\\d+)?\\.tmp");

    /// How many files this process has written aside: a unit of work that is done twice, even at once, never writes into what the other try has open.
    private static final AtomicLong TRIES = new AtomicLong();

    private final String owner;
    private final long attempt;
    private final Guard guard;
    private final @Nullable Path home;

    /// Says whether the attempt may still write.
    public interface Guard {
        /// @throws RuntimeException if it may not
        void check();
    }

    /// Writes the content of a file.
    public interface Content {
        /// @param aside to be created, or overwritten
        void writeTo(Path aside) throws IOException;
    }

    /// Writes the rows of a file.
    public interface Rows {
        /// @return how many, a header not among them
        long writeTo(OutputStream out) throws IOException;
    }

    /// @param owner hexadecimal digits that tell what is attempted from everything else that may write into the same folders
    /// @param attempt higher than those before it
    /// @param home what is written in there is for its owner alone; null: everything gets the usual rights
    public WholeFiles(String owner, long attempt, Guard guard, @Nullable Path home) {
        this.owner = owner;
        this.attempt = attempt;
        this.guard = guard;
        this.home = home == null ? null : home.toAbsolutePath().normalize();
    }

    /// For those who write alone in a home.
    public static WholeFiles unguardedIn(Path home) {
        return new WholeFiles("", 0, () -> {}, home);
    }

    /// Replaces `target`; creates its folder where that is missing.
    public void write(Path target, Content content) {
        write(target, content, true);
    }

    /// Replaces `target` as [#write(Path, Content)] does, and says what stands there now.
    ///
    /// @param counted is told the number of rows before the file gets its name, and may throw
    public Publication publish(Path target, LongConsumer counted, Rows rows) {
        long[] written = new long[1];
        DigestStream[] digest = new DigestStream[1];
        write(
                target,
                aside -> {
                    digest[0] =
                            new DigestStream(
                                    new BufferedOutputStream(
                                            Files.newOutputStream(aside), 1 << 16));
                    try (OutputStream out = digest[0]) {
                        written[0] = rows.writeTo(out);
                    }
                    counted.accept(written[0]);
                });
        return new Publication(target, written[0], digest[0].bytes(), digest[0].sha256());
    }

    /// As [#write(Path, Content)], but a power cut may leave the file torn: for what can be done without, and carries a checksum.
    public void writeUnsynced(Path target, Content content) {
        write(target, content, false);
    }

    private void write(Path target, Content content, boolean synced) {
        Path folder = target.toAbsolutePath().getParent();
        try {
            if (folder == null || Files.isDirectory(target)) {
                throw new IOException("it is a folder; name a file");
            }
            Path aside = aside(target);
            prepare(folder, aside);
            try {
                content.writeTo(aside);
                name(aside, target, synced);
            } finally {
                Files.deleteIfExists(aside);
            }
            if (synced) {
                sync(folder, StandardOpenOption.READ);
            }
        } catch (IOException e) {
            throw failed(target, e);
        }
    }

    private void prepare(Path folder, Path aside) throws IOException {
        if (home != null && folder.normalize().startsWith(home)) {
            PrivateFiles.createFolders(home, folder);
            Files.deleteIfExists(aside);
            PrivateFiles.create(aside);
        } else {
            Files.createDirectories(folder);
        }
    }

    private void name(Path aside, Path target, boolean synced) throws IOException {
        String place = place(target);
        CrashPoint.FILE_WRITTEN.passed(place);
        if (synced) {
            sync(aside, StandardOpenOption.WRITE);
        }
        CrashPoint.FILE_SYNCED.passed(place);
        guard.check();
        try {
            Files.move(
                    aside,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            // Removed by a successor, if the guard says so now.
            guard.check();
            throw e;
        }
        CrashPoint.FILE_NAMED.passed(place);
    }

    /// Removes `target` if it is there.
    public void remove(Path target) {
        guard.check();
        Path folder = target.toAbsolutePath().getParent();
        try {
            if (Files.deleteIfExists(target) && folder != null) {
                sync(folder, StandardOpenOption.READ);
            }
        } catch (IOException e) {
            throw failed(target, e);
        }
    }

    /// Removes a folder with everything in it, if it is there; a power cut may bring some of it back.
    public void removeAll(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        guard.check();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    /// Removes what earlier attempts left aside in a folder and below; nothing else. A missing folder is fine.
    public void sweep(Path folder) {
        sweep(folder, Integer.MAX_VALUE);
    }

    /// Removes what earlier attempts left aside in a folder itself.
    public void sweepFlat(Path folder) {
        sweep(folder, 1);
    }

    private void sweep(Path folder, int depth) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder, depth, new FileVisitOption[0])) {
            List<Path> orphans = all.filter(this::isOrphan).toList();
            for (Path orphan : orphans) {
                Files.deleteIfExists(orphan);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new UncheckedIOException(
                    "Cannot clean up in " + folder + ": " + e.getMessage(),
                    e instanceof UncheckedIOException unchecked
                            ? unchecked.getCause()
                            : (IOException) e);
        }
    }

    private boolean isOrphan(Path file) {
        Matcher matcher = ASIDE.matcher(file.getFileName().toString());
        return matcher.matches()
                && matcher.group(1).equals(owner)
                && Long.parseLong(matcher.group(2)) < attempt;
    }

    private Path aside(Path target) {
        String mark =
                owner.isEmpty() ? "" : "." + owner + "-" + attempt + "-" + TRIES.incrementAndGet();
        return target.resolveSibling("." + target.getFileName() + mark + ".tmp");
    }

    /// Parts are told by their kind, other files by their name.
    private static String place(Path target) {
        return target.getFileName().toString().replaceAll("\\d+", "0");
    }

    private static void sync(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    private static UncheckedIOException failed(Path target, IOException e) {
        String cause =
                e instanceof FileSystemException file ? PlainWords.reason(file) : PlainWords.of(e);
        return new UncheckedIOException(
                "Cannot write %s: %s. Give the user '%s' the right to write in that folder, or free space, then restart the run."
                        .formatted(target, cause, System.getProperty("user.name")),
                e);
    }
}
