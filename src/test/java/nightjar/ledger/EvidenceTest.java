package nightjar.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nightjar.database.DatabaseContract;
import nightjar.database.RunKey;
import nightjar.durable.Fingerprint;
import nightjar.durable.HandOverDamaged;
import nightjar.durable.WholeFiles;
import nightjar.project.ProjectFile;
import nightjar.project.grammar.SpecReader;
import org.junit.jupiter.api.Test;

/// What a step decided on is known afterwards, whatever happens to its files.
class EvidenceTest extends DatabaseContract {

    @Test
    void refusesWhatIsNotWhatWasDecidedOn() throws IOException {
        Ledger ledger = new Ledger(database);
        CurrentRun run = run(ledger);
        run.folder().writeBytes("candidate/model.bin", new byte[] {1, 2});
        run.folder().writeBytes("evaluation.json", new byte[] {3});
        ledger.verdict(run.key(), "{\"decision\": \"REJECT\"}");
        ledger.evidence()
                .keep(
                        run,
                        "gate",
                        List.of(
                                Artifact.folder("candidate/"),
                                Artifact.folder("evaluation.json"),
                                Artifact.folder("opponent.json")));
        ledger.evidence().require(run, "gate");

        Files.write(run.folder().resolve("candidate/model.bin"), new byte[] {1, 3});

        assertThatThrownBy(() -> ledger.evidence().require(run, "gate"))
                .isInstanceOf(HandOverDamaged.class)
                .hasMessageContaining("model.bin is not what the step gate decided on")
                .hasMessageContaining(Fingerprint.of(new byte[] {1, 3}).toString())
                .hasMessageContaining(Fingerprint.of(new byte[] {1, 2}).toString());
        Files.delete(run.folder().resolve("candidate/model.bin"));
        assertThatThrownBy(() -> ledger.evidence().require(run, "gate"))
                .hasMessageContaining("Found: none");
    }

    @Test
    void knowsWhetherTheVerdictIsStillTheOneThatWasGiven() {
        Ledger ledger = new Ledger(database);
        CurrentRun run = run(ledger);
        ledger.verdict(run.key(), "{\"decision\": \"HOLD\"}");
        ledger.evidence().keep(run, "gate", List.of());

        assertThat(ledger.evidence().isVerdictOf(run.key(), "gate")).isTrue();
        ledger.verdict(run.key(), "{\"decision\": \"PROMOTE\"}");

        assertThat(ledger.evidence().isVerdictOf(run.key(), "gate")).isFalse();
        ledger.evidence().require(run, "gate");
    }

    @Test
    void refusesToGoOnFromAStepThatKeptNothing() {
        Ledger ledger = new Ledger(database);
        CurrentRun run = run(ledger);

        assertThatThrownBy(() -> ledger.evidence().require(run, "gate"))
                .isInstanceOf(HandOverDamaged.class)
                .hasMessageContaining("what the step gate decided on was not kept");
    }

    private CurrentRun run(Ledger ledger) {
        RunKey key = newRun();
        ledger.begin(record(key, NOW));
        Path workspace = Path.of("").toAbsolutePath();
        ProjectFile file = SpecReader.read(workspace.resolve("jobs/penguins.yaml"));
        return new CurrentRun(
                key, file, new RunFolder(home.resolve(key.name()), WholeFiles.UNGUARDED));
    }
}
