package nightjar.database;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A process of its own that takes a run, says `held` and holds it until its standard input ends or it is killed.
final class HoldingProcess {

    private HoldingProcess() {}

    static Process start(DatabaseSettings settings, RunKey run) throws IOException {
        return OpeningProcess.java(
                HoldingProcess.class,
                List.of(
                        run.name(),
                        settings.url(),
                        settings.properties().getOrDefault("user", ""),
                        settings.properties().getOrDefault("password", "")));
    }

    public static void main(String[] arguments) throws IOException {
        List<String> given = new ArrayList<>(List.of(arguments));
        RunKey run = RunKey.parse(given.get(0)).orElseThrow();
        DatabaseSettings settings =
                DatabaseSettings.of(Path.of(""), given.get(1), given.get(2), given.get(3));
        try (Database database = Database.open(settings);
                Lease lease = new Leases(database).acquire(run)) {
            lease.confirm();
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            out.println("held");
            while (System.in.read() >= 0) {
                lease.confirm();
            }
        }
    }
}
