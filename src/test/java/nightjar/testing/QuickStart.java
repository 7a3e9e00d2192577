package nightjar.testing;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The program as a jar with an ahead-of-time cache (JEP 514), made once per process of tests: a command then starts in half the time, and
/// the tests of this kind start hundreds.
final class QuickStart {

    private static final List<String> OPTIONS = made();

    private QuickStart() {}

    /// Options for Java in front of the main class: class path and cache.
    static List<String> options() {
        return OPTIONS;
    }

    private static List<String> made() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "start");
            folder.toFile().deleteOnExit();
            List<String> classPath = List.of("-cp", classPath(folder));
            Path cache = folder.resolve("nightjar.aot");
            train(folder, classPath, cache);
            cache.toFile().deleteOnExit();
            List<String> options = new ArrayList<>(classPath);
            options.add("-XX:AOTCache=" + cache);
            return List.copyOf(options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A cache holds classes from jars only.
    private static String classPath(Path folder) throws IOException {
        Path classes = Path.of("target", "classes").toAbsolutePath();
        Path jar = folder.resolve("nightjar.jar");
        jar.toFile().deleteOnExit();
        pack(classes, jar);
        return jar
                + File.pathSeparator
                + Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .filter(entry -> entry.endsWith(".jar"))
                        .collect(Collectors.joining(File.pathSeparator));
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (Stream<Path> all = Files.walk(classes);
                OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Path path : all.filter(one -> !one.equals(classes)).sorted().toList()) {
                String name = classes.relativize(path).toString().replace(File.separator, "/");
                // Flyway looks for folders, so they need entries of their own.
                boolean isFolder = Files.isDirectory(path);
                zip.putNextEntry(new ZipEntry(isFolder ? name + "/" : name));
                if (!isFolder) {
                    Files.copy(path, zip);
                }
                zip.closeEntry();
            }
        }
    }

    /// One night of the sample data loads what nights load.
    private static void train(Path folder, List<String> classPath, Path cache) throws IOException {
        Path work = Files.createTempDirectory("nightjar-start");
        for (String name : List.of("data/penguins.csv", "jobs/penguins.yaml")) {
            Files.createDirectories(work.resolve(name).getParent());
            Files.copy(Path.of(name), work.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> command = new ArrayList<>();
        command.add(Workshop.JAVA.toString());
        command.addAll(Workshop.OPTIONS);
        command.add("-XX:AOTCacheOutput=" + cache);
        command.addAll(classPath);
        command.addAll(List.of("nightjar.Nightjar", "train", "jobs/penguins.yaml", "-q"));
        Files.createDirectories(folder.resolve("said"));
        NightProcess.Said said =
                NightProcess.of(
                                new ProcessBuilder(command).directory(work.toFile()),
                                folder.resolve("said"))
                        .end();
        delete(folder.resolve("said"));
        delete(work);
        if (said.exit() != 0) {
            throw new AssertionError(said.err());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
