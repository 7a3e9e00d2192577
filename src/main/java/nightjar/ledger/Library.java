package nightjar.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A library whose code decides about the numbers of a model: what reads, measures, fits and predicts.
///
/// @param type a class of it, as a resource
/// @param coordinates group and artifact at Maven Central, as its jar may name them
record Library(String name, String type, String coordinates) {

    static final Library SMILE =
            new Library("smile", "smile/math/MathEx.class", "com.github.haifengl/smile-base");
    static final Library XGBOOST =
            new Library(
                    "xgboost", "ml/dmlc/xgboost4j/java/Booster.class", "ml.dmlc/xgboost4j_2.13");

    private static final List<Library> ALL =
            List.of(
                    SMILE,
                    XGBOOST,
                    new Library(
                            "commons-csv",
                            "org/apache/commons/csv/CSVParser.class",
                            "org.apache.commons/commons-csv"),
                    new Library(
                            "hardwood",
                            "dev/hardwood/metadata/RowGroup.class",
                            "dev.hardwood/hardwood-core"),
                    new Library(
                            "datasketches",
                            "org/apache/datasketches/hll/HllSketch.class",
                            "org.apache.datasketches/datasketches-java"),
                    new Library("cel", "dev/cel/runtime/CelRuntime.class", "dev.cel/runtime"));

    private static final Pattern JAR = Pattern.compile("([^/!]+\\.jar)!?/!?");
    private static final Pattern NUMBERED = Pattern.compile("-(\\d[^/]*)\\.jar");
    private static final String UNKNOWN = "unknown";

    /// The versions of all of them, by name, as they are loaded here.
    static SortedMap<String, String> versions() {
        SortedMap<String, String> versions = new TreeMap<>();
        ALL.forEach(library -> versions.put(library.name, library.version(library.found())));
        return versions;
    }

    /// The name of the jar it is in; empty: in none.
    String jar() {
        return jar(found());
    }

    private @Nullable URL found() {
        return Library.class.getClassLoader().getResource(type);
    }

    private static String jar(@Nullable URL found) {
        Matcher jar = JAR.matcher(found == null ? "" : found.toString());
        String last = "";
        while (jar.find()) {
            last = jar.group(1);
        }
        return last;
    }

    /// By the manifest of its jar, else by what Maven left there, else by the jar's name.
    ///
    /// @param found where the class is
    String version(@Nullable URL found) {
        Matcher numbered = NUMBERED.matcher(jar(found));
        return within(found, "META-INF/MANIFEST.MF", Library::implementation)
                .or(
                        () ->
                                within(
                                        found,
                                        "META-INF/maven/" + coordinates + "/pom.properties",
                                        Library::artifact))
                .orElseGet(() -> numbered.find() ? numbered.group(1) : UNKNOWN);
    }

    /// What tells a version out of a file.
    private interface Telling {
        @Nullable String version(InputStream in) throws IOException;
    }

    private static @Nullable String implementation(InputStream in) throws IOException {
        return new Manifest(in)
                .getMainAttributes()
                .getValue(Attributes.Name.IMPLEMENTATION_VERSION);
    }

    private static @Nullable String artifact(InputStream in) throws IOException {
        Properties properties = new Properties();
        properties.load(in);
        return properties.getProperty("version");
    }

    /// Out of a file of the same jar; empty: it is not there, or does not tell.
    private Optional<String> within(@Nullable URL found, String file, Telling telling) {
        if (found == null || jar(found).isEmpty()) {
            return Optional.empty();
        }
        String address = found.toString();
        String beside = address.substring(0, address.length() - type.length()) + file;
        try (InputStream in = URI.create(beside).toURL().openStream()) {
            return Optional.ofNullable(telling.version(in)).filter(text -> !text.isBlank());
        } catch (IOException | IllegalArgumentException _) {
            // A jar is told by its name then.
            return Optional.empty();
        }
    }
}
