package nightjar.start;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// The native code of SQLite's driver and of XGBoost, which both unpack theirs at every start unless they are told of a place that has it. Linux only:
/// elsewhere they do as they always do.
///
/// @param folder beside the jar, laid out as the jars of the two are
public record NativeCode(Path folder) {

    private static final String SQLITE_PATH = "org.sqlite.lib.path";
    private static final String SQLITE_NAME = "org.sqlite.lib.name";
    private static final String XGBOOST = "nightjar.xgboost";

    /// Beside the jar this program was started from; empty where it was not, or on another system.
    public static Optional<NativeCode> ofThisProgram() {
        String jar = System.getProperty("java.class.path", "");
        return jar.endsWith("nightjar.jar") && System.getProperty("os.name").equals("Linux")
                ? Optional.of(
                        new NativeCode(Path.of(jar).toAbsolutePath().resolveSibling("native")))
                : Optional.empty();
    }

    /// Tells the two where their code is, if it is there. Who says otherwise on the command line is listened to.
    public void announce() {
        Path sqlite = folder.resolve(sqlite());
        if (Files.exists(sqlite) && System.getProperty(SQLITE_PATH) == null) {
            System.setProperty(SQLITE_PATH, String.valueOf(sqlite.getParent()));
            System.setProperty(SQLITE_NAME, String.valueOf(sqlite.getFileName()));
        }
        Path xgboost = folder.resolve(xgboost());
        if (Files.exists(xgboost) && System.getProperty(XGBOOST) == null) {
            System.setProperty(XGBOOST, xgboost.toString());
        }
    }

    /// Unpacks what is there for this machine.
    public void unpack() throws IOException {
        unpack(sqlite());
        unpack(xgboost());
    }

    private void unpack(String resource) throws IOException {
        try (InputStream in = NativeCode.class.getResourceAsStream("/" + resource)) {
            if (in != null) {
                Path file = folder.resolve(resource);
                Files.createDirectories(file.getParent());
                Path aside = file.resolveSibling(file.getFileName() + ".new");
                Files.copy(in, aside, StandardCopyOption.REPLACE_EXISTING);
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private static String sqlite() {
        return "org/sqlite/native/Linux/" + machine() + "/libsqlitejdbc.so";
    }

    private static String xgboost() {
        return "lib/linux/" + machine() + "/libxgboost4j.so";
    }

    private static String machine() {
        String machine = System.getProperty("os.arch");
        return machine.equals("amd64") ? "x86_64" : machine;
    }
}
