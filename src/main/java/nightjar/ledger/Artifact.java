package nightjar.ledger;

import java.nio.file.Path;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import nightjar.durable.Json;
import nightjar.durable.PartBook;
import nightjar.durable.WholeFiles;

/// What a step leaves in the run folder: its name there and what is in it. Declared once, as a constant of what writes it; whoever reads it says
/// so by that constant.
///
/// @param <T> what a reader gets
public sealed interface Artifact<T> {

    /// A file below the run folder; a folder ends with `/`.
    String name();

    /// @throws nightjar.durable.HandOverDamaged if it is missing or holds something else
    T read(RunFolder folder);

    /// The path below the run folder.
    default String path() {
        return name().endsWith("/") ? name().substring(0, name().length() - 1) : name();
    }

    /// Written at once.
    record Whole<T>(String name, Reader<T> reader, Writer<T> writer) implements Artifact<T> {

        @Override
        public T read(RunFolder folder) {
            return reader.read(folder, name);
        }

        void write(RunFolder folder, T value) {
            writer.write(folder, name, value);
        }
    }

    /// A folder that grows part by part.
    record Parts<T>(String name, Function<RunFolder, T> opener) implements Artifact<T> {

        @Override
        public T read(RunFolder folder) {
            return opener.apply(folder);
        }
    }

    @FunctionalInterface
    interface Reader<T> {
        T read(RunFolder folder, String name);
    }

    @FunctionalInterface
    interface Writer<T> {
        void write(RunFolder folder, String name, T value);
    }

    /// Opens numbered parts, to write them or to read them.
    @FunctionalInterface
    interface Opener<T> {
        T open(Path folder, WholeFiles files, PartBook book);
    }

    /// A record as JSON.
    static <T> Whole<T> json(String name, Class<T> type) {
        return new Whole<>(
                name,
                (folder, file) -> folder.read(file, type),
                (folder, file, value) -> folder.writeBytes(file, Json.bytes(value)));
    }

    static <T> Whole<T> bytes(String name, Function<byte[], T> read, Function<T, byte[]> write) {
        return new Whole<>(
                name,
                (folder, file) -> read.apply(folder.readBytes(file)),
                (folder, file, value) -> folder.writeBytes(file, write.apply(value)));
    }

    /// Files of these names in one folder, that belong together.
    ///
    /// @param folder ends with `/`
    static Whole<SortedMap<String, byte[]>> files(String folder, Collection<String> names) {
        return new Whole<>(
                folder,
                (run, place) -> {
                    SortedMap<String, byte[]> files = new TreeMap<>();
                    names.forEach(name -> files.put(name, run.readBytes(place + name)));
                    return files;
                },
                (run, place, files) ->
                        files.forEach((name, bytes) -> run.writeBytes(place + name, bytes)));
    }

    static <T> Parts<T> parts(String name, Opener<T> opener) {
        return new Parts<>(
                name,
                folder ->
                        opener.open(
                                folder.resolve(name.substring(0, name.length() - 1)),
                                folder.files(),
                                folder.book()));
    }

    /// A folder whose files its writer alone knows.
    static Parts<Path> folder(String name) {
        return new Parts<>(name, folder -> folder.resolve(name));
    }
}
