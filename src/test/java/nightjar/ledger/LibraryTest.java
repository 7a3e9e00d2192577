package nightjar.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryTest {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String MAVEN = "META-INF/maven/org.example/trees/pom.properties";
    private static final Library TREES =
            new Library("trees", "trees/Tree.class", "org.example/trees");

    @TempDir Path folder;

    @Test
    void theManifestGoesBeforeWhatMavenLeftAndThatBeforeTheName() throws IOException {
        String manifest = "Manifest-Version: 1.0\nImplementation-Version: 3.1\n";
        String maven = "groupId=org.example\nversion=3.0\n";

        assertThat(TREES.version(jar(Map.of(MANIFEST, manifest, MAVEN, maven)))).isEqualTo("3.1");
        assertThat(TREES.version(jar(Map.of(MANIFEST, "Manifest-Version: 1.0\n", MAVEN, maven))))
                .isEqualTo("3.0");
        assertThat(TREES.version(jar(Map.of()))).isEqualTo("2.0.Final");
    }

    @Test
    void whatIsInNoJarHasNoKnownVersion() throws IOException {
        Path loose = Files.createFile(folder.resolve("Tree.class"));

        assertThat(TREES.version(loose.toUri().toURL())).isEqualTo("unknown");
        assertThat(TREES.version(null)).isEqualTo("unknown");
    }

    @Test
    void everyLibraryOfThisProgramIsKnownWithItsVersion() {
        assertThat(Library.versions())
                .hasSize(6)
                .allSatisfy((name, version) -> assertThat(version).matches("\\d+\\.\\d+.*"));
        assertThat(Library.SMILE.jar())
                .contains("smile", Library.versions().getOrDefault("smile", "none"));
        assertThat(Library.XGBOOST.jar())
                .contains("xgboost4j", Library.versions().getOrDefault("xgboost", "none"));
    }

    /// Where the class is in a jar with these files.
    private URL jar(Map<String, String> files) throws IOException {
        Path jar =
                Files.createDirectory(folder.resolve("lib" + files.size() + files.hashCode()))
                        .resolve("trees-2.0.Final.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
            zip.putNextEntry(new ZipEntry("trees/Tree.class"));
        }
        return URI.create("jar:" + jar.toUri() + "!/trees/Tree.class").toURL();
    }
}
