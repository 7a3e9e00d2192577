package nightjar.ledger;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nightjar.database.Database;
import nightjar.database.RunKey;
import nightjar.durable.Fingerprint;
import nightjar.durable.HandOverDamaged;

/// What a step decided on, by fingerprint: whoever acts on the decision later holds against it what is there then. So neither a file that was
/// edited in between nor one that came out otherwise is taken for the one that was judged.
public final class Evidence {

    private static final String PROJECT = "(project file)";
    private static final String VERDICT = "(verdict)";
    private static final String INPUT = "(input) ";

    private final Database database;
    private final Ledger ledger;

    Evidence(Database database, Ledger ledger) {
        this.database = database;
        this.ledger = ledger;
    }

    /// Keeps what a step decided on in the transaction of the caller, or in one of its own: the artifacts and
    /// project file, inputs and verdict as the ledger has them. Artifacts that are not there are left out. A repetition replaces it.
    public void keep(CurrentRun run, String step, Collection<? extends Artifact<?>> artifacts) {
        SortedMap<String, Fingerprint> found =
                run.folder().fingerprints(artifacts.stream().map(Artifact::path).toList());
        found.putAll(ledgered(run.key()));
        database.inTransaction(() -> replace(run.key(), step, found));
    }

    private int replace(RunKey run, String step, Map<String, Fingerprint> found) {
        database.jdbc()
                .sql("DELETE FROM evidence WHERE run = ? AND step = ?")
                .params(run.name(), step)
                .update();
        found.forEach(
                (name, one) ->
                        database.jdbc()
                                .sql(
                                        "INSERT INTO evidence (run, step, name, size, sha256) VALUES (?, ?, ?, ?, ?)")
                                .params(run.name(), step, name, one.size(), one.sha256())
                                .update());
        return found.size();
    }

    /// Does nothing if everything a step decided on is what it was.
    ///
    /// @throws HandOverDamaged if something is not, or the step kept nothing
    public void require(CurrentRun run, String step) {
        SortedMap<String, Fingerprint> judged = of(run.key(), step);
        if (judged.isEmpty()) {
            throw new HandOverDamaged(
                    "what the step %s decided on was not kept, as if another version of Nightjar had done it."
                            .formatted(step));
        }
        SortedMap<String, Fingerprint> now = run.folder().fingerprints(judged.keySet());
        now.putAll(ledgered(run.key()));
        judged.forEach(
                (name, expected) -> {
                    Fingerprint found = now.get(name);
                    // A review may have settled the verdict meanwhile.
                    if (!name.equals(VERDICT) && !expected.equals(found)) {
                        throw new HandOverDamaged(
                                "%s is not what the step %s decided on. Found: %s, expected: %s."
                                        .formatted(
                                                shown(run, name),
                                                step,
                                                found == null ? "none" : found,
                                                expected));
                    }
                });
    }

    /// Whether the verdict in the ledger is still the one that step gave.
    public boolean isVerdictOf(RunKey run, String step) {
        Fingerprint given = of(run, step).get(VERDICT);
        return given != null && given.equals(ledgered(run).get(VERDICT));
    }

    private static String shown(CurrentRun run, String name) {
        return name.startsWith("(") ? name : run.folder().resolve(name).toString();
    }

    private SortedMap<String, Fingerprint> of(RunKey run, String step) {
        SortedMap<String, Fingerprint> kept = new TreeMap<>();
        database.jdbc()
                .sql("SELECT name, size, sha256 FROM evidence WHERE run = ? AND step = ?")
                .params(run.name(), step)
                .query(
                        row -> {
                            kept.put(
                                    row.getString(1),
                                    new Fingerprint(row.getLong(2), row.getString(3)));
                        });
        return kept;
    }

    private SortedMap<String, Fingerprint> ledgered(RunKey run) {
        RunRecord record = ledger.find(run).orElseThrow();
        SortedMap<String, Fingerprint> found = new TreeMap<>();
        found.put(PROJECT, Fingerprint.of(record.projectText()));
        record.inputs().forEach(input -> found.put(INPUT + input.path(), input.fingerprint()));
        if (record.verdict() != null) {
            found.put(VERDICT, Fingerprint.of(record.verdict()));
        }
        return found;
    }
}
