package nightjar.stage.score;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import nightjar.pass.SourceBatch;
import nightjar.source.csv.CsvParts;
import nightjar.source.csv.MendedRecords;
import nightjar.source.csv.RejectedParts;
import nightjar.source.csv.RejectedParts.Placed;
import nightjar.source.csv.RowForm;
import nightjar.table.Column;
import nightjar.table.DataRejected;
import nightjar.table.RecordBatch;
import nightjar.table.RejectedRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keys of mended records, held against those of the rows as they were set aside: what was mended is the same row still. Only a row whose key could
/// not be read gets one by hand, and none that another row has.
///
/// @param before per line the key of a row that was set aside, where it can be read
/// @param now per line that of the record it was mended to
record MendedKeys(SortedMap<Long, String> before, SortedMap<Long, String> now) {

    private static final Logger LOG = LoggerFactory.getLogger(MendedKeys.class);
    private static final int SHOWN = 10;

    static MendedKeys of(
            RejectedParts aside, RowForm form, Scorer scorer, Map<Long, String> mended) {
        SortedMap<Long, String> before = new TreeMap<>();
        SortedMap<Long, String> now = new TreeMap<>();
        for (int number = 0; number < aside.count(); number++) {
            MendedRecords asTheyWere = new MendedRecords(form);
            MendedRecords asTheyAre = new MendedRecords(form);
            for (Placed placed : aside.read(number)) {
                RejectedRow row = placed.row();
                asTheyWere.add(row.line(), row, row.raw());
                String text = mended.get(row.line());
                if (text != null && !text.equals(row.raw())) {
                    asTheyAre.add(
                            row.line(), new RejectedRow(row.line(), text, row.reason()), row.raw());
                }
            }
            for (SourceBatch batch : asTheyWere.batches()) {
                before.putAll(scorer.keys(batch));
            }
            for (SourceBatch batch : asTheyAre.batches()) {
                now.putAll(scorer.keys(batch));
            }
        }
        return new MendedKeys(before, now);
    }

    /// With a word where a row keeps its key and another row with it is published: so it stands in the input.
    ///
    /// @param rows that are published
    /// @throws DataRejected if a record has the key of another row
    void requireFree(CsvParts rows) {
        List<String> faults = new ArrayList<>();
        Map<String, Long> given = new HashMap<>();
        Map<String, Long> kept = new HashMap<>();
        deal(given, kept, faults);
        SortedSet<Long> repeated = new TreeSet<>();
        for (String key : published(rows, given.keySet(), kept.keySet())) {
            Long line = given.get(key);
            if (line != null) {
                faults.add(fault(line, key, "one that is not published yet"));
            } else {
                repeated.add(Objects.requireNonNull(kept.get(key)));
            }
        }
        requireNone(faults);
        if (!repeated.isEmpty()) {
            LOG.warn(
                    "key not unique: found {} mended rows with a key that is published already, first those of the lines {}; expected a key per row. Every row gets its own score; repair the export.",
                    repeated.size(),
                    repeated.stream().limit(SHOWN).toList());
        }
    }

    /// Tells keys that were given by hand from those that were kept.
    private void deal(Map<String, Long> given, Map<String, Long> kept, List<String> faults) {
        Map<String, Long> taken = new HashMap<>();
        before.forEach((line, key) -> taken.putIfAbsent(key, line));
        now.forEach(
                (line, key) -> {
                    String expected = before.get(line);
                    Long other = expected == null ? taken.putIfAbsent(key, line) : null;
                    if (other != null) {
                        faults.add(
                                fault(
                                        line,
                                        key,
                                        "one that the row of line %s has not".formatted(other)));
                    } else if (expected == null) {
                        given.put(key, line);
                    } else if (expected.equals(key)) {
                        kept.put(key, line);
                    } else {
                        faults.add(
                                fault(line, key, "'%s', as it was set aside".formatted(expected)));
                    }
                });
    }

    private static String fault(long line, String found, String expected) {
        return "line %s: found the key '%s', expected %s".formatted(line, found, expected);
    }

    /// Those of the keys that are published.
    private static Set<String> published(CsvParts rows, Set<String> given, Set<String> kept) {
        Set<String> published = new LinkedHashSet<>();
        if (given.isEmpty() && kept.isEmpty()) {
            return published;
        }
        rows.each(
                batches -> {
                    for (RecordBatch batch : batches) {
                        Column keys = batch.column(0);
                        for (int row = 0; row < batch.rows(); row++) {
                            String key = keys.text(row);
                            if (given.contains(key) || kept.contains(key)) {
                                published.add(key);
                            }
                        }
                    }
                });
        return published;
    }

    private static void requireNone(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new DataRejected(
                    "Mended records have the key of another row: %s%s. Nothing was added. Give them their own keys, or take them out of the file, and hand it back."
                            .formatted(
                                    String.join("; ", faults.stream().limit(SHOWN).toList()),
                                    faults.size() > SHOWN
                                            ? "; and %s more".formatted(faults.size() - SHOWN)
                                            : ""));
        }
    }
}
