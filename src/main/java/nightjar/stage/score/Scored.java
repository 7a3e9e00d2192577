package nightjar.stage.score;

import java.util.List;
import java.util.SortedMap;
import nightjar.durable.Fingerprint;
import nightjar.ledger.Artifact;
import nightjar.source.csv.RowForm;
import nightjar.table.Schema;
import org.jspecify.annotations.Nullable;

/// What the step `score` has counted, for those who publish: `scored.json` in the run folder.
///
/// @param read rows of the source
/// @param written rows with a score
/// @param rejected rows set aside
/// @param columns of the scores
/// @param form of the rows in the source; null: not kept
/// @param replayed lines of rows that were set aside first, and scored when they were mended
/// @param records per such line the SHA-256 of the record it was scored as; null, or without a line: not kept
public record Scored(
        long read,
        long written,
        long rejected,
        Schema columns,
        @Nullable RowForm form,
        List<Long> replayed,
        @Nullable SortedMap<Long, String> records) {

    static final Artifact.Whole<Scored> FILE = Artifact.json("scored.json", Scored.class);

    public Scored {
        replayed = List.copyOf(replayed);
    }

    /// Whether the row of a line is known to have been scored from another record.
    boolean isOtherThan(long line, String record) {
        String kept = records == null ? null : records.get(line);
        return kept != null && !kept.equals(digest(record));
    }

    static String digest(String record) {
        return Fingerprint.of(record).sha256();
    }
}
