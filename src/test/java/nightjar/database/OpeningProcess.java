package nightjar.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nightjar.ledger.Ledger;

/// A process of its own that opens the embedded database of a home and enters a run.
final class OpeningProcess {

    private OpeningProcess() {}

    static Process start(Path home) throws IOException {
        return java(OpeningProcess.class, List.of(home.toString()));
    }

    /// Runs the `main` of a test class with these arguments.
    static Process java(Class<?> main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:+UseSerialGC");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    public static void main(String[] arguments) {
        DatabaseSettings settings = DatabaseSettings.of(Path.of(arguments[0]), null, null, null);
        try (Database database = Database.open(settings)) {
            String project = "p" + ProcessHandle.current().pid();
            RunKey key = RunKey.parse(project + ".train.2026-11-22").orElseThrow();
            new Ledger(database).begin(DatabaseContract.record(key, DatabaseContract.NOW));
        }
    }
}
