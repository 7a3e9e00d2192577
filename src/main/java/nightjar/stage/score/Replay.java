package nightjar.stage.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nightjar.engine.RowsUnaccounted;
import nightjar.ledger.Artifact;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.Ledger;
import nightjar.ledger.Measurement;
import nightjar.ledger.Quantity;
import nightjar.ledger.RunFolder;
import nightjar.pass.Mapped;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.source.csv.CsvMerge;
import nightjar.source.csv.CsvParts;
import nightjar.source.csv.MendedRecords;
import nightjar.source.csv.RejectedFile;
import nightjar.source.csv.RejectedParts;
import nightjar.source.csv.RejectedParts.Placed;
import nightjar.source.csv.RowForm;
import nightjar.table.DataRejected;
import nightjar.table.RecordBatch;
import nightjar.table.RejectedRow;
import org.jspecify.annotations.Nullable;

/// Rows that another run set aside and somebody mended, on their way into what that run has published: part by part, its rows as they are and the mended
/// ones between them, where they stand in the input. What still cannot be scored stays aside.
public final class Replay {

    /// The file of mended rows, as it was handed in.
    public static final Artifact.Whole<byte[]> MENDED =
            Artifact.bytes("mended.csv", bytes -> bytes, bytes -> bytes);

    private static final String NAME = "replay";

    private final CurrentRun run;
    private final Ledger ledger;
    private final RunFolder base;
    private final boolean guarded;
    private @Nullable Map<Long, String> mended;

    /// @param base of the run whose publication grows
    /// @param guarded whether the file of mended rows was written for a spreadsheet
    public Replay(CurrentRun run, Ledger ledger, RunFolder base, boolean guarded) {
        this.run = run;
        this.ledger = ledger;
        this.base = base;
        this.guarded = guarded;
    }

    /// A part with the rows that were added to it.
    record Grown(int number, long rows, byte[] csv, List<Placed> rejected) {}

    /// What a file of mended rows comes to.
    ///
    /// @param mended rows that are set aside, and stand in the file with another text
    /// @param same rows that stand there as they were set aside
    /// @param replayed rows that were added before
    public record Outlook(long mended, long same, long replayed) {}

    /// @throws DataRejected if a row was never set aside, or is published already and was scored from another record
    public static Outlook outlook(RunFolder base, Map<Long, String> mended) {
        Scored scored = base.read(Scored.FILE);
        Map<Long, String> aside = new TreeMap<>();
        RejectedParts rejected = Publishing.rejected(base);
        for (int number = 0; number < rejected.count(); number++) {
            rejected.read(number)
                    .forEach(placed -> aside.put(placed.row().line(), placed.row().raw()));
        }
        String unknown =
                mended.keySet().stream()
                        .filter(line -> !aside.containsKey(line))
                        .filter(line -> !scored.replayed().contains(line))
                        .limit(10)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw new DataRejected(
                    "The rows of the lines %s were not set aside by %s; expected lines of its rejected rows. Is it the file of that run? Nothing was scored."
                            .formatted(unknown, base.path().getFileName()));
        }
        requireSame(base, scored, mended);
        long changed =
                mended.entrySet().stream()
                        .filter(row -> aside.containsKey(row.getKey()))
                        .filter(row -> !row.getValue().equals(aside.get(row.getKey())))
                        .count();
        long there = mended.keySet().stream().filter(aside::containsKey).count();
        return new Outlook(changed, there - changed, mended.size() - there);
    }

    private static void requireSame(RunFolder base, Scored scored, Map<Long, String> mended) {
        String others =
                mended.entrySet().stream()
                        .filter(row -> scored.isOtherThan(row.getKey(), row.getValue()))
                        .limit(10)
                        .map(row -> String.valueOf(row.getKey()))
                        .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            throw new DataRejected(
                    "The rows of the lines %s are published already by %s, from another record than the file has now; expected the same record, or none. A published row is not replaced: take the lines out of the file, or mend the input and score the date again with --again. Nothing was scored."
                            .formatted(others, base.path().getFileName()));
        }
    }

    /// Whether the run in that folder kept what is needed to add rows to it.
    public static boolean isPossible(RunFolder base) {
        return Publishing.isPossible(base) && base.read(Scored.FILE).form() != null;
    }

    /// The columns of the rows that were scored; the rows themselves may be gone.
    public RowSource source() {
        return form(scored()).withoutRows();
    }

    private static RowForm form(Scored scored) {
        return Objects.requireNonNull(scored.form(), "asked for before");
    }

    List<Integer> parts(Scorer scorer) {
        requireColumns(scorer);
        outlook(base, mended());
        MendedKeys.of(Publishing.rejected(base), form(scored()), scorer, mended())
                .requireFree(Publishing.rows(base, scored().columns()));
        return IntStream.range(0, Publishing.rejected(base).count()).boxed().toList();
    }

    private Map<Long, String> mended() {
        Map<Long, String> known = mended;
        if (known == null) {
            known = RejectedFile.read(run.folder().held(MENDED.path()), guarded);
            mended = known;
        }
        return known;
    }

    private Scored scored() {
        return base.read(Scored.FILE);
    }

    /// The part with what could be scored of its mended rows.
    Grown grow(int number, Scorer scorer) {
        Scored scored = scored();
        CsvParts rows = Publishing.rows(base, scored.columns());
        List<Long> counts = rows.counts();
        long first = counts.subList(0, number).stream().mapToLong(Long::longValue).sum();
        List<Placed> aside = Publishing.rejected(base).read(number);
        long asideBefore =
                Publishing.rejected(base).counts().subList(0, number).stream()
                        .mapToLong(Long::longValue)
                        .sum();
        Map<Long, Placed> byRecord = new TreeMap<>();
        for (int i = 0; i < aside.size(); i++) {
            byRecord.put(aside.get(i).before() + asideBefore + i + 1, aside.get(i));
        }
        CsvMerge merge = new CsvMerge(rows.read(number));
        SortedSet<Long> added = new TreeSet<>();
        Map<Long, String> still = new TreeMap<>();
        for (SourceBatch batch : records(scored, byRecord)) {
            Mapped<ScoreState> mapped = scorer.map(batch);
            requireNotRefused(mapped.tally());
            RecordBatch scoredRows = mapped.rows();
            merge.add(
                    scoredRows,
                    record ->
                            Math.toIntExact(
                                    Objects.requireNonNull(byRecord.get(record)).before() - first));
            for (long record : scoredRows.records()) {
                added.add(record);
            }
            mapped.rejected().forEach(row -> still.put(row.line(), row.reason()));
        }
        return new Grown(
                number,
                counts.get(number) + added.size(),
                merge.merged(),
                remaining(byRecord, added, still, addedBefore(number)));
    }

    private static void requireNotRefused(ScoreState state) {
        Map<String, Long> refusing = state.tally().clean().refusing();
        if (!refusing.isEmpty()) {
            throw new DataRejected(
                    "Mended rows are as the project file refuses them (otherwise: refuse), with their numbers: %s. Nothing was added. Mend them, or take them out of the file, and hand it back."
                            .formatted(refusing));
        }
    }

    /// The version reads mended records as its source did.
    private List<SourceBatch> records(Scored scored, Map<Long, Placed> byRecord) {
        Map<Long, String> mended = mended();
        MendedRecords records = new MendedRecords(form(scored));
        byRecord.forEach(
                (record, placed) -> {
                    RejectedRow row = placed.row();
                    String text = mended.get(row.line());
                    if (text != null && !text.equals(row.raw())) {
                        records.add(
                                record, new RejectedRow(row.line(), text, row.reason()), row.raw());
                    }
                });
        return records.batches();
    }

    /// Those that stay aside: as they were, or mended in vain and with the reason of now.
    private List<Placed> remaining(
            Map<Long, Placed> byRecord,
            SortedSet<Long> added,
            Map<Long, String> still,
            long addedBefore) {
        Map<Long, String> mended = mended();
        List<Placed> remaining = new ArrayList<>();
        byRecord.forEach(
                (record, placed) -> {
                    if (!added.contains(record)) {
                        RejectedRow row = placed.row();
                        String reason = still.get(row.line());
                        remaining.add(
                                new Placed(
                                        placed.before()
                                                + addedBefore
                                                + added.headSet(record).size(),
                                        reason == null
                                                ? row
                                                : new RejectedRow(
                                                        row.line(),
                                                        mended.getOrDefault(row.line(), row.raw()),
                                                        reason)));
                    }
                });
        return remaining;
    }

    /// Rows added to the parts before this one.
    private long addedBefore(int number) {
        return sum(rows().counts().subList(0, number))
                - sum(Publishing.rows(base, scored().columns()).counts().subList(0, number));
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    private void requireColumns(Scorer scorer) {
        if (!scorer.schema().equals(scored().columns())) {
            throw new DataRejected(
                    "The scores of %s have the columns %s, and would now have %s, so no rows can be added. Put the project file back as it was, or score again with --again."
                            .formatted(
                                    base.path().getFileName(),
                                    scored().columns().names(),
                                    scorer.schema().names()));
        }
    }

    private CsvParts rows() {
        return Publishing.rows(run.folder(), scored().columns());
    }

    /// Writes the part, in the transaction that enters it.
    void keep(Grown grown) {
        CsvParts rows = rows();
        rows.write(grown.number(), grown.rows(), grown.csv());
        RejectedParts rejected = Publishing.rejected(run.folder());
        rejected.write(
                grown.number(),
                grown.rejected().stream().map(Placed::row).toList(),
                grown.rejected().stream().mapToLong(Placed::before).toArray());
        rows.enter();
        rejected.enter();
    }

    void finish() {
        Scored before = scored();
        long written = sum(rows().counts());
        long rejected = sum(Publishing.rejected(run.folder()).counts());
        RowsUnaccounted.require("step " + NAME, before.read(), written, rejected);
        run.folder()
                .write(
                        Scored.FILE,
                        new Scored(
                                before.read(),
                                written,
                                rejected,
                                before.columns(),
                                before.form(),
                                List.copyOf(replayed(before)),
                                records(before)));
        ledger.measure(
                run.key(),
                List.of(
                        Measurement.of(NAME, Quantity.ROWS_REPLAYED, written - before.written()),
                        Measurement.of(NAME, Quantity.ROWS_REJECTED, rejected)));
    }

    /// The lines that are not set aside any more.
    private SortedSet<Long> replayed(Scored before) {
        SortedSet<Long> lines = lines(base);
        lines.removeAll(lines(run.folder()));
        lines.addAll(before.replayed());
        return lines;
    }

    private SortedMap<Long, String> records(Scored before) {
        SortedMap<Long, String> records =
                before.records() == null ? new TreeMap<>() : new TreeMap<>(before.records());
        Map<Long, String> mended = mended();
        for (long line : replayed(before)) {
            String record = mended.get(line);
            if (record != null && !before.replayed().contains(line)) {
                records.put(line, Scored.digest(record));
            }
        }
        return records;
    }

    private static SortedSet<Long> lines(RunFolder folder) {
        RejectedParts rejected = Publishing.rejected(folder);
        SortedSet<Long> lines = new TreeSet<>();
        for (int number = 0; number < rejected.count(); number++) {
            rejected.read(number).forEach(placed -> lines.add(placed.row().line()));
        }
        return lines;
    }
}
