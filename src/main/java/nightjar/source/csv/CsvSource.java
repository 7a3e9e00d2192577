package nightjar.source.csv;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nightjar.durable.SourceFile;
import nightjar.pass.BatchReader;
import nightjar.pass.RowSource;
import nightjar.project.SourceSpec;
import nightjar.source.csv.dialect.CsvFindings;
import nightjar.source.csv.dialect.DialectSniffer;
import nightjar.source.csv.dialect.FirstLines;
import nightjar.source.csv.scan.ByteWindow;
import nightjar.source.csv.scan.CsvInput;
import nightjar.source.csv.scan.CsvPosition;
import nightjar.source.csv.scan.Dialect;
import nightjar.source.csv.scan.Encoding;
import nightjar.source.csv.scan.RecordSplitter;
import nightjar.table.ColumnType;
import nightjar.table.DataRejected;
import nightjar.table.Schema;
import org.jspecify.annotations.Nullable;

/// The records of a CSV file, optionally gzipped. Every column is text, cells as they stand, not trimmed; an empty cell is the empty
/// string. Malformed records come out as rejected rows with line, raw text and reason; what counts as malformed is said at
/// [RecordSplitter]. Records in the file = rows + rejected rows.
///
/// A position is a byte offset with record and line number: opening there costs the same anywhere in the file, except in a gzipped
/// file or one in an encoding such as UTF-16, which is unpacked again up to there.
public final class CsvSource implements RowSource {

    private static final int ENCODING_SAMPLE = 1 << 20;

    private final Path file;
    private final long size;
    private final Dialect dialect;
    private final Schema schema;
    private final CsvPosition firstRecord;

    /// The cells of the header; empty: there is none.
    private final List<String> header;

    /// What has to stand in a project file for the file to be read as it is read here.
    private final SourceSpec.Csv form;

    private final List<String> warnings;
    private final CsvReader.Cut cut;

    /// Positions in the file of the columns of the schema.
    private final int[] selected;

    private final int width;

    private CsvSource(
            Path file,
            long size,
            CsvFindings findings,
            CsvBeginning.Head head,
            List<String> warnings,
            int batchRows) {
        this.file = file;
        this.size = size;
        this.dialect = findings.dialect();
        this.form = findings.form();
        this.schema = Schema.of(head.names().names(), ColumnType.TEXT);
        this.firstRecord = head.firstRecord();
        this.header = head.cells();
        this.warnings = List.copyOf(warnings);
        this.cut = new CsvReader.Cut(batchRows, batchRows);
        this.width = schema.size();
        this.selected = IntStream.range(0, width).toArray();
    }

    private CsvSource(CsvSource all, List<String> names, CsvReader.Cut cut) {
        this.file = all.file;
        this.size = all.size;
        this.dialect = all.dialect;
        this.schema = Schema.of(names, ColumnType.TEXT);
        this.firstRecord = all.firstRecord;
        this.header = all.header;
        this.form = all.form;
        this.warnings = all.warnings;
        this.cut = cut;
        this.width = all.width;
        this.selected =
                names.stream()
                        .mapToInt(name -> all.selected[all.schema.indexOf(name).orElseThrow()])
                        .toArray();
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public CsvSource only(List<String> names) {
        return new CsvSource(this, names, cut);
    }

    @Override
    public CsvSource larger(int times) {
        CsvReader.Cut larger = new CsvReader.Cut(cut.rows(), Math.multiplyExact(cut.most(), times));
        return new CsvSource(this, schema.names(), larger);
    }

    /// Looks at the beginning of the file; a [DataRejected] says why it cannot be a source.
    ///
    /// @param spec what is null in it is found by looking
    /// @param batchRows records per batch, rejected ones included; at least 1
    public static CsvSource open(Path file, SourceSpec.Csv spec, int batchRows) {
        return open(file, spec, batchRows, false, List.of());
    }

    /// As [#open(Path, SourceSpec.Csv, int)].
    ///
    /// @param mayBeEmpty whether a header alone is a source, of no rows
    /// @param notes warnings that come first
    public static CsvSource open(
            Path file, SourceSpec.Csv spec, int batchRows, boolean mayBeEmpty, List<String> notes) {
        long size = SourceFile.check(file);
        try {
            return look(file, size, spec, batchRows, mayBeEmpty, notes);
        } catch (IOException e) {
            throw SourceFile.unreadable(file, e);
        }
    }

    private static CsvSource look(
            Path file,
            long size,
            SourceSpec.Csv spec,
            int batchRows,
            boolean mayBeEmpty,
            List<String> notes)
            throws IOException {
        List<String> warnings = new ArrayList<>(notes);
        Charset encoding = encoding(file, spec, warnings);
        CsvBeginning beginning = CsvBeginning.read(file, encoding);
        DialectSniffer.Found found = sniff(file, spec, encoding, beginning);
        CsvFindings findings = new CsvFindings(spec, found, new FirstLines(beginning.lines()));
        warnings.addAll(findings.warnings());
        CsvBeginning.Head head = beginning.head(found.dialect(), found.width());
        if (head.empty() && !mayBeEmpty) {
            throw new DataRejected(
                    "%s: found a header and no rows below it; expected rows. Deliver it again, or give `header: false` if the line holds values."
                            .formatted(file));
        }
        warnings.addAll(head.names().warnings());
        return new CsvSource(file, size, findings, head, warnings, batchRows);
    }

    private static Charset encoding(Path file, SourceSpec.Csv spec, List<String> warnings)
            throws IOException {
        byte[] head;
        try (CsvInput raw = CsvInput.raw(file)) {
            head = raw.readNBytes(ENCODING_SAMPLE);
        }
        String given = spec.encoding();
        if (given != null) {
            return named(file, given, head);
        }
        Encoding found = Encoding.sniff(head, head.length == ENCODING_SAMPLE);
        if (found.warning() != null) {
            warnings.add(found.warning());
        }
        return found.charset();
    }

    private static Charset named(Path file, String name, byte[] head) {
        try {
            return Encoding.named(name, head);
        } catch (IllegalArgumentException e) {
            throw new DataRejected(
                    "%s: the encoding '%s' is not known; expected a name such as UTF-8, UTF-16LE or windows-1252. Correct it in the project file."
                            .formatted(file, name),
                    e);
        }
    }

    private static DialectSniffer.Found sniff(
            Path file, SourceSpec.Csv spec, Charset encoding, CsvBeginning beginning) {
        try {
            Charset unpacked = CsvInput.encodingOf(encoding);
            return new DialectSniffer(beginning.lines(), unpacked, spec).sniff(encoding);
        } catch (IllegalArgumentException e) {
            throw new DataRejected(
                    "%s: %s. Correct it in the project file.".formatted(file, e.getMessage()), e);
        }
    }

    /// How the file is written down.
    public Dialect dialect() {
        return dialect;
    }

    /// What a project file has to say of the file beside its path, so that it is read as it is read here whatever tomorrow's looks like.
    public SourceSpec.Csv form() {
        return form;
    }

    /// How many records have quotes that go wrong where the quote is `quote`; all bytes are looked at, no cell is read.
    ///
    /// @param quote as in [Dialect#quote()]
    public long brokenBy(char quote) {
        Dialect other =
                new Dialect(
                        dialect.encoding(),
                        dialect.separator(),
                        quote,
                        dialect.header(),
                        dialect.skip(),
                        dialect.comment(),
                        dialect.openEnd());
        long broken = 0;
        try (RecordSplitter splitter = splitter(other, firstRecord)) {
            while (splitter.next()) {
                String problem = splitter.problem();
                broken += problem != null && problem.startsWith(RecordSplitter.QUOTE) ? 1 : 0;
            }
        } catch (IOException e) {
            throw SourceFile.unreadable(file, e);
        }
        return broken;
    }

    private RecordSplitter splitter(Dialect as, CsvPosition at) throws IOException {
        ByteWindow window =
                new ByteWindow(CsvInput.open(file, as.encoding(), at.offset()), at.offset());
        return new RecordSplitter(
                window, CsvInput.encodingOf(as.encoding()), as, width, at, header);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public List<String> warnings() {
        return warnings;
    }

    /// Bytes of the file on disk.
    @Override
    public long size() {
        return size;
    }

    @Override
    public BatchReader open(@Nullable String position) {
        CsvPosition at = position == null ? firstRecord : CsvPosition.parse(position);
        try {
            CsvInput input = CsvInput.open(file, dialect.encoding(), at.offset());
            Charset unpacked = CsvInput.encodingOf(dialect.encoding());
            ByteWindow window = new ByteWindow(input, at.offset());
            return new CsvReader(
                    input,
                    new RecordSplitter(window, unpacked, dialect, width, at, header),
                    new CsvRecords(unpacked, dialect, width, cut.rows()),
                    new CsvReader.Shape(schema, selected, cut, dialect.encoding().name()));
        } catch (IOException e) {
            throw SourceFile.unreadable(file, e);
        }
    }
}
