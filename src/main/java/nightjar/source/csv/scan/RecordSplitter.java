package nightjar.source.csv.scan;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts a stream of bytes into CSV records and says of each whether it is well formed. Whatever the bytes are, every record comes
/// out exactly once, and each begins where the one before it ended.
///
/// The rules: a line break outside quotes ends a record. Empty lines are no records; in a file of one column they are records
/// with an empty cell, except at the end of the file. A record whose quotes go wrong (text behind a closing quote; no closing
/// quote within [RecordScanner#MULTILINE_LIMIT] bytes of the first line break) is its first line alone, and reading resumes on the next
/// line: a stray quote costs one record and not the rest of the file. A record longer than [#MAX_LENGTH] is not kept. A record that says
/// once more what the header says is malformed: files that were put together have several. Comments are no records, like empty lines.
public final class RecordSplitter implements AutoCloseable {

    /// How the problem of a record begins whose quotes go wrong.
    public static final String QUOTE = "quote: ";

    /// The longest record that is read, in bytes.
    public static final int MAX_LENGTH = 16 << 20;

    /// How much of a longer one is kept to show, in bytes.
    private static final int SHOWN_OF_LONGER = 1 << 10;

    private final ByteWindow window;
    private final Charset encoding;
    private final RecordScanner scanner;
    private final int expectedCells;
    private final boolean openEnd;
    private final int comment;
    private final @Nullable RepeatedHeader header;

    private long number;
    private long line;
    private long nextLine;
    private byte[] bytes = {};
    private int from;
    private int to;
    private int cells;
    private @Nullable String problem;
    private long blanksEnd = -1;

    /// @param encoding of the bytes
    /// @param expectedCells 0: any number will do
    /// @param at where the window begins
    public RecordSplitter(
            ByteWindow window,
            Charset encoding,
            Dialect dialect,
            int expectedCells,
            CsvPosition at) {
        this(window, encoding, dialect, expectedCells, at, List.of());
    }

    /// @param header the cells of the header, as many as are expected; empty: there is none
    public RecordSplitter(
            ByteWindow window,
            Charset encoding,
            Dialect dialect,
            int expectedCells,
            CsvPosition at,
            List<String> header) {
        this.window = window;
        this.encoding = encoding;
        this.scanner = new RecordScanner(dialect.separator(), dialect.quoteByte());
        this.expectedCells = expectedCells;
        this.openEnd = dialect.openEnd();
        this.comment = dialect.commentByte();
        this.header = header.isEmpty() ? null : new RepeatedHeader(header, dialect, encoding);
        this.number = at.records();
        this.nextLine = at.line();
    }

    /// Moves to the next record; false at the end.
    public boolean next() {
        if (!skipEmptyLines()) {
            return false;
        }
        line = nextLine;
        number++;
        RecordScanner.Outcome outcome = scan();
        if (isTooLong(outcome)) {
            skipLongLine();
            return true;
        }
        bytes = window.bytes();
        from = window.start();
        nextLine += scanner.lines();
        problem = problem(outcome);
        to = scanner.end();
        cells = scanner.cells();
        window.moveTo(scanner.next());
        return true;
    }

    private RecordScanner.Outcome scan() {
        while (true) {
            RecordScanner.Outcome outcome =
                    scanner.scan(window.bytes(), window.start(), window.limit(), window.last());
            if (outcome != RecordScanner.Outcome.INCOMPLETE || window.size() > MAX_LENGTH) {
                return outcome;
            }
            window.readMore();
        }
    }

    private boolean isTooLong(RecordScanner.Outcome outcome) {
        return outcome == RecordScanner.Outcome.INCOMPLETE
                || scanner.end() - window.start() > MAX_LENGTH;
    }

    private @Nullable String problem(RecordScanner.Outcome outcome) {
        return switch (outcome) {
            case TEXT_BEHIND_QUOTE ->
                    QUOTE
                            + "text follows a closing quote; expected a separator or the end of the line";
            case QUOTE_NOT_CLOSED -> QUOTE + "a quoted cell does not end; expected a closing quote";
            case COMPLETE, INCOMPLETE -> {
                if (scanner.hasNul()) {
                    yield "text: a NUL byte; expected text";
                }
                yield problemOfCells();
            }
        };
    }

    private @Nullable String problemOfCells() {
        if (openEnd && expectedCells > 0 && scanner.endsEmpty(expectedCells)) {
            scanner.cutCells(expectedCells);
        }
        if (expectedCells > 0 && scanner.cells() != expectedCells) {
            return "cells: found %s, expected %s".formatted(scanner.cells(), expectedCells);
        }
        return header != null && header.is(bytes, from, scanner)
                ? "header: the names of the columns again; expected values"
                : null;
    }

    /// Moves to the next byte that begins a record; false if there is none.
    private boolean skipEmptyLines() {
        while (true) {
            if (window.size() < 2 && !window.last()) {
                window.readMore();
            }
            if (window.size() == 0) {
                return false;
            }
            if (window.bytes()[window.start()] == comment) {
                skipLine();
                continue;
            }
            int width = lineBreakAt(window.start());
            if (width == 0 || (expectedCells == 1 && !onlyEmptyLinesFollow())) {
                return true;
            }
            window.moveTo(window.start() + width);
            nextLine++;
        }
    }

    /// The width of the line break at `i`: 0, 1 or 2 bytes.
    private int lineBreakAt(int i) {
        byte[] bytes = window.bytes();
        if (bytes[i] == '\n') {
            return 1;
        }
        if (bytes[i] != '\r') {
            return 0;
        }
        return i + 1 < window.limit() && bytes[i + 1] == '\n' ? 2 : 1;
    }

    private boolean onlyEmptyLinesFollow() {
        if (blanksEnd > window.offset()) {
            return false;
        }
        int ahead = 0;
        while (true) {
            if (ahead == window.size()) {
                if (window.last() || ahead > MAX_LENGTH) {
                    return window.last();
                }
                window.readMore();
                continue;
            }
            byte b = window.bytes()[window.start() + ahead];
            if (b != '\n' && b != '\r') {
                blanksEnd = window.offset() + ahead;
                return false;
            }
            ahead++;
        }
    }

    private void skipLongLine() {
        bytes =
                Arrays.copyOfRange(
                        window.bytes(), window.start(), window.start() + SHOWN_OF_LONGER);
        from = 0;
        to = SHOWN_OF_LONGER;
        cells = 0;
        problem =
                "length: more than %s MiB without a line break; only the first %s bytes are shown"
                        .formatted(MAX_LENGTH >> 20, SHOWN_OF_LONGER);
        skipLine();
    }

    private void skipLine() {
        moveToLineBreak();
        if (window.size() > 0) {
            window.moveTo(window.start() + lineBreakAt(window.start()));
        }
        nextLine++;
    }

    private void moveToLineBreak() {
        while (true) {
            int i = window.start();
            while (i < window.limit() && lineBreakAt(i) == 0) {
                i++;
            }
            window.moveTo(i);
            // One byte more must be known, to tell CR from CRLF.
            if (window.size() > 1 || window.last()) {
                return;
            }
            window.readMore();
        }
    }

    /// Why the record is rejected; null if it is well formed, its encoding aside.
    public @Nullable String problem() {
        return problem;
    }

    /// The record as text; bytes that mean nothing in the encoding appear as U+FFFD.
    public String text() {
        return new String(bytes, from, to - from, encoding);
    }

    /// The record stands in these bytes from [#from()] to [#to()], without its line break, until the next call of [#next()].
    public byte[] bytes() {
        return bytes;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    public int cells() {
        return cells;
    }

    /// As [RecordScanner#copyCellEnds(int[], int, int)], of a record without a problem.
    public void copyCellEnds(int[] target, int at, int shift) {
        scanner.copyCellEnds(target, at, shift);
    }

    public int quotedCells() {
        return scanner.quotedCells();
    }

    /// As [RecordScanner#isAscii()], of a record without a problem.
    public boolean isAscii() {
        return scanner.isAscii();
    }

    /// The line on which the record begins, from 1.
    public long line() {
        return line;
    }

    /// The number of the record, from 1.
    public long number() {
        return number;
    }

    /// Behind the current record.
    public CsvPosition position() {
        return new CsvPosition(window.offset(), number, nextLine);
    }

    @Override
    public void close() {
        window.close();
    }
}
