package nightjar.source.csv.scan;

import java.util.Arrays;

/// Finds where one CSV record ends, by RFC 4180 with two liberties: a quote inside a cell that does not begin with one is text, and blanks
/// behind a closing quote are dropped. Knows nothing of files: it is given bytes and says what it found.
final class RecordScanner {

    /// How many bytes a quoted cell may go on behind its first line break; beyond that the quote counts as never closed.
    static final int MULTILINE_LIMIT = 1 << 20;

    /// What a scan came to.
    enum Outcome {
        /// The record ends at [#end()].
        COMPLETE,
        /// The bytes do not say where the record ends: more are needed.
        INCOMPLETE,
        /// Text follows a closing quote. [#end()] is the end of the record's first line.
        TEXT_BEHIND_QUOTE,
        /// A quoted cell does not end. [#end()] is the end of the record's first line.
        QUOTE_NOT_CLOSED
    }

    private static final byte ORDINARY = 0;
    private static final byte SEPARATOR = 1;
    private static final byte LINE_BREAK = 2;
    private static final byte NUL = 3;
    private static final byte BEYOND_ASCII = 4;

    private final byte[] kinds = new byte[256];

    /// A byte, or a number that is none where nothing is quoted.
    private final int quote;

    private byte[] bytes = {};
    private int limit;
    private boolean last;

    private int end;
    private int next;
    private int cells;
    private int[] cellEnds = new int[16];
    private int quotedCells;
    private int breaks;
    private int firstBreak;
    private boolean nul;
    private boolean ascii;

    /// @param quoteByte as [Dialect#quoteByte()]
    RecordScanner(char separator, int quoteByte) {
        this.quote = quoteByte;
        Arrays.fill(kinds, 0, 128, ORDINARY);
        Arrays.fill(kinds, 128, 256, BEYOND_ASCII);
        kinds[0] = NUL;
        kinds['\n'] = LINE_BREAK;
        kinds['\r'] = LINE_BREAK;
        kinds[separator] = SEPARATOR;
    }

    /// Scans the record that begins at `start`.
    ///
    /// @param upTo where the known bytes end
    /// @param isLast whether the source ends there
    Outcome scan(byte[] in, int start, int upTo, boolean isLast) {
        bytes = in;
        limit = upTo;
        last = isLast;
        cells = 1;
        quotedCells = 0;
        breaks = 0;
        firstBreak = -1;
        nul = false;
        ascii = true;
        int i = start;
        while (true) {
            if (i < limit && bytes[i] == quote) {
                quotedCells++;
                i = behindQuotedCell(i + 1);
                if (i < 0) {
                    return broken(start, Outcome.QUOTE_NOT_CLOSED);
                }
            } else {
                i = behindPlainCell(i);
            }
            if (i >= limit) {
                return last ? ends(limit, limit) : Outcome.INCOMPLETE;
            }
            switch (kinds[bytes[i] & 0xFF]) {
                case SEPARATOR -> endCell(i);
                case LINE_BREAK -> {
                    return endsAtBreak(i);
                }
                default -> {
                    return broken(start, Outcome.TEXT_BEHIND_QUOTE);
                }
            }
            i++;
        }
    }

    private void endCell(int i) {
        if (cells == cellEnds.length) {
            cellEnds = Arrays.copyOf(cellEnds, cells * 2);
        }
        cellEnds[cells++ - 1] = i;
    }

    private int behindPlainCell(int from) {
        int i = from;
        while (i < limit) {
            byte kind = kinds[bytes[i] & 0xFF];
            if (kind != ORDINARY && ends(kind)) {
                return i;
            }
            i++;
        }
        return i;
    }

    /// Whether a plain cell ends before a byte of this kind, which is not an ordinary one; else the byte is noted.
    private boolean ends(byte kind) {
        nul |= kind == NUL;
        ascii &= kind != BEYOND_ASCII;
        return kind == SEPARATOR || kind == LINE_BREAK;
    }

    /// Where the blanks behind the closing quote end; the limit if that is not known; -1 if the quote is never closed.
    private int behindQuotedCell(int from) {
        int i = from;
        while (i < limit) {
            byte b = bytes[i];
            if (b == quote) {
                if (i + 1 == limit || bytes[i + 1] != quote) {
                    return isTooFar(i) ? -1 : behindBlanks(i + 1);
                }
                i++;
            } else if (b < 0) {
                ascii = false;
            } else if (b <= '\r') {
                if (isTooFar(i)) {
                    return -1;
                }
                note(i);
            }
            i++;
        }
        return last || isTooFar(limit - 1) ? -1 : limit;
    }

    /// The answer may not depend on how many bytes happen to be known, so it is asked at the closing quote as well as at the limit.
    private boolean isTooFar(int i) {
        return breaks > 0 && i - firstBreak > MULTILINE_LIMIT;
    }

    private void note(int i) {
        byte b = bytes[i];
        if (b == 0) {
            nul = true;
        } else if (b == '\r' || (b == '\n' && bytes[i - 1] != '\r')) {
            if (breaks == 0) {
                firstBreak = i;
            }
            breaks++;
        }
    }

    private int behindBlanks(int from) {
        int i = from;
        while (i < limit
                && (bytes[i] == ' ' || bytes[i] == '\t')
                && kinds[bytes[i] & 0xFF] == ORDINARY) {
            i++;
        }
        return i;
    }

    /// A record that goes wrong is its first line alone, so that a stray quote costs one line and not what follows.
    private Outcome broken(int start, Outcome outcome) {
        int i = firstBreak >= 0 ? firstBreak : start;
        while (i < limit && bytes[i] != '\n' && bytes[i] != '\r') {
            i++;
        }
        breaks = 0;
        Outcome line = i < limit ? endsAtBreak(i) : last ? ends(limit, limit) : Outcome.INCOMPLETE;
        return line == Outcome.INCOMPLETE ? line : outcome;
    }

    private Outcome endsAtBreak(int i) {
        if (bytes[i] == '\n') {
            return ends(i, i + 1);
        }
        if (i + 1 == limit && !last) {
            return Outcome.INCOMPLETE;
        }
        return ends(i, i + 1 < limit && bytes[i + 1] == '\n' ? i + 2 : i + 1);
    }

    private Outcome ends(int recordEnd, int nextRecord) {
        end = recordEnd;
        next = nextRecord;
        return Outcome.COMPLETE;
    }

    /// Where the record ends, without its line break.
    int end() {
        return end;
    }

    /// Where the next record begins.
    int next() {
        return next;
    }

    /// Number of cells, at least 1.
    int cells() {
        return cells;
    }

    /// Per cell where it ends, the last one at [#end()], each plus `shift`, into `target` from `at` on. Of a complete record only.
    void copyCellEnds(int[] target, int at, int shift) {
        for (int cell = 0; cell < cells - 1; cell++) {
            target[at + cell] = cellEnds[cell] + shift;
        }
        target[at + cells - 1] = end + shift;
    }

    /// Whether the cells behind the first `wanted` ones are all empty.
    boolean endsEmpty(int wanted) {
        return cells > wanted && cellEnds[wanted - 1] + cells - wanted == end;
    }

    /// Forgets the cells behind the first `wanted` ones, of which there are more.
    void cutCells(int wanted) {
        end = cellEnds[wanted - 1];
        cells = wanted;
    }

    /// How many of them begin with a quote.
    int quotedCells() {
        return quotedCells;
    }

    /// Number of lines on which the record stands, at least 1.
    int lines() {
        return breaks + 1;
    }

    /// Whether all bytes of a complete record are below 128.
    boolean isAscii() {
        return ascii;
    }

    boolean hasNul() {
        return nul;
    }
}
