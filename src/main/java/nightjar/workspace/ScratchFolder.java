package nightjar.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import nightjar.durable.WholeFiles;
import nightjar.ledger.RunFolder;

/// A folder for work of which nothing is kept; gone when it ends.
public record ScratchFolder(RunFolder folder) implements AutoCloseable {

    public static ScratchFolder make() throws IOException {
        return new ScratchFolder(
                new RunFolder(Files.createTempDirectory("nightjar-"), WholeFiles.UNGUARDED));
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(folder.path())) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
