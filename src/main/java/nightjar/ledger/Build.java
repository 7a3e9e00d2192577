package nightjar.ledger;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import nightjar.durable.Fingerprint;
import org.jspecify.annotations.Nullable;

/// Which Nightjar this is: the version it is called by, and a fingerprint of its own classes and of the libraries that predict. Two builds of the same
/// sources are the same, whether they are started from a jar or from class files.
///
/// @param code the first 12 hexadecimal digits of a SHA-256
public record Build(String version, String code) {

    private static final List<Library> PREDICTING = List.of(Library.SMILE, Library.XGBOOST);
    private static final String NESTED = "BOOT-INF/classes/";
    private static final int DIGITS = 12;

    private static @Nullable Build present;

    /// The one that runs here. Looked up once: it takes some milliseconds.
    public static synchronized Build present() {
        Build known = present;
        if (known == null) {
            String version = Build.class.getPackage().getImplementationVersion();
            known = new Build(version == null ? "development" : version, fingerprint());
            present = known;
        }
        return known;
    }

    /// As it is kept and shown: `1.0+3fa4c1d2e5f6`.
    @Override
    public String toString() {
        return version + "+" + code;
    }

    private static String fingerprint() {
        URL own = Objects.requireNonNull(Build.class.getResource("Build.class"));
        try {
            SortedMap<String, Long> sums =
                    own.getProtocol().equals("file") ? folder(own) : jar(own);
            StringBuilder text = new StringBuilder();
            sums.forEach((name, sum) -> text.append(name).append(' ').append(sum).append('\n'));
            PREDICTING.forEach(library -> text.append(library.jar()).append('\n'));
            return Fingerprint.of(text.toString()).sha256().substring(0, DIGITS);
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("Nightjar's own classes cannot be read at " + own, e);
        }
    }

    private static SortedMap<String, Long> folder(URL own) throws IOException, URISyntaxException {
        Path root = Path.of(own.toURI());
        for (String _ : Build.class.getName().split("\\.", -1)) {
            root = Objects.requireNonNull(root.getParent());
        }
        SortedMap<String, Long> sums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                CRC32 sum = new CRC32();
                sum.update(Files.readAllBytes(file));
                add(sums, root.relativize(file).toString().replace('\\', '/'), sum.getValue());
            }
        }
        return sums;
    }

    /// The checksums stand in the directory of the jar: nothing is unpacked.
    private static SortedMap<String, Long> jar(URL own) throws IOException, URISyntaxException {
        String address = own.toString().replaceFirst("^jar:(nested|file):", "file:");
        Path file =
                Path.of(new URI(address.substring(0, address.indexOf(".jar") + ".jar".length())));
        SortedMap<String, Long> sums = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry :
                    (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                add(
                        sums,
                        entry.getName().startsWith(NESTED)
                                ? entry.getName().substring(NESTED.length())
                                : entry.getName(),
                        entry.getCrc());
            }
        }
        return sums;
    }

    private static void add(SortedMap<String, Long> sums, String name, long sum) {
        if (name.startsWith("nightjar/") && name.endsWith(".class")
                || name.startsWith("db/migration/") && name.endsWith(".sql")) {
            sums.put(name, sum);
        }
    }
}
