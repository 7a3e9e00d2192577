package nightjar.source.csv.dialect;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import nightjar.project.SourceSpec;
import nightjar.source.csv.scan.Dialect;
import org.jspecify.annotations.Nullable;

/// Finds separator, quote and header by reading the first records with each pair of candidates and looking how well they agree.
///
/// Separator: the one that a line `sep=;` names, as Excel writes it above the header; else the one with which the largest share of records has the same
/// number of cells, more than one, the first record among them. Of equals the one that occurs least in text and numbers: tab, `|`, `;`, `,`. Quote: `"`,
/// unless no cell begins with it while cells begin and end with `'`; none between tabs or bars, where quotes go wrong in more records than need them.
/// Lines above the header: see [Preamble]. Header: see [HeaderRule]. Ends of rows: see [RowEnds]. What the project file says is taken as it is.
public final class DialectSniffer {

    private static final List<Character> SEPARATORS = List.of('\t', '|', ';', ',');

    private final FirstLines lines;
    private final Charset encoding;
    private final SourceSpec.Csv spec;

    /// @param sample whole lines from the beginning of the file, without a byte order mark
    /// @param encoding of the sample
    public DialectSniffer(byte[] sample, Charset encoding, SourceSpec.Csv spec) {
        this.lines = new FirstLines(sample);
        this.encoding = encoding;
        this.spec = spec;
    }

    /// @param width columns, at least 1
    /// @param sample read so
    public record Found(Dialect dialect, int width, CsvSample sample) {}

    /// @param fileEncoding goes into the dialect; the sample may have been unpacked from it
    public Found sniff(Charset fileEncoding) {
        int skip = spec.skip() == null ? 0 : spec.skip();
        Character named = lines.namedSeparator(0);
        if (named == null && skip > 0) {
            named = lines.namedSeparator(skip);
            skip += named == null ? 0 : 1;
        }
        skip = Math.max(skip, named == null ? 0 : 1);
        Candidate best = quoted(lines.behind(skip), named);
        int above = spec.skip() == null ? above(best.sample) : 0;
        if (above > 0) {
            skip += above;
            best = candidate(lines.behind(skip), best.separator, best.quote);
        }
        return found(best, fileEncoding, skip);
    }

    private Found found(Candidate best, Charset fileEncoding, int skip) {
        boolean header = header(best.sample);
        RowEnds ends =
                header && !best.sample.records().isEmpty()
                        ? RowEnds.of(best.sample.records())
                        : new RowEnds(Math.max(1, best.sample.width()), false);
        return new Found(
                new Dialect(
                        fileEncoding,
                        best.separator,
                        best.quote,
                        header,
                        skip,
                        spec.comment(),
                        ends.open()),
                ends.columns(),
                best.sample);
    }

    private int above(CsvSample found) {
        return Boolean.FALSE.equals(spec.header())
                ? Preamble.comments(found)
                : Preamble.lines(found);
    }

    private boolean header(CsvSample found) {
        Boolean given = spec.header();
        return given == null ? HeaderRule.firstIsHeader(found.rows()) : given;
    }

    private record Candidate(char separator, char quote, CsvSample sample) {}

    private Candidate quoted(byte[] bytes, @Nullable Character named) {
        Character given = spec.quote();
        if (given != null) {
            return separated(bytes, given, named);
        }
        Candidate usual = separated(bytes, '"', named);
        if (usual.sample.quotedCells() > 0) {
            return isRaw(bytes, usual)
                    ? candidate(bytes, usual.separator, SourceSpec.Csv.NO_QUOTE)
                    : usual;
        }
        Candidate other = separated(bytes, '\'', named);
        boolean isQuote = other.sample.quotedCells() > 0 && other.sample.broken() == 0;
        return isQuote && other.sample.agreement() >= usual.sample.agreement() ? other : usual;
    }

    /// Quotes that are characters like others: between separators that hardly occur in text, more records go wrong by them than need them.
    private boolean isRaw(byte[] bytes, Candidate usual) {
        boolean rare = usual.separator == '\t' || usual.separator == '|';
        return rare
                && usual.sample.broken() > usual.sample.inNeed()
                && candidate(bytes, usual.separator, SourceSpec.Csv.NO_QUOTE).sample.agreement()
                        > usual.sample.agreement();
    }

    private Candidate separated(byte[] bytes, char quote, @Nullable Character named) {
        Character given = spec.separator() == null ? named : spec.separator();
        if (given != null) {
            return candidate(bytes, given, quote);
        }
        List<Candidate> candidates = new ArrayList<>();
        for (char separator : SEPARATORS) {
            if (spec.comment() == null || spec.comment() != separator) {
                candidates.add(candidate(bytes, separator, quote));
            }
        }
        Candidate best = candidates.getLast();
        double most = 0;
        for (Candidate candidate : candidates) {
            boolean separates = candidate.sample.width() > 1;
            if (separates && candidate.sample.agreement() > most) {
                best = candidate;
                most = candidate.sample.agreement();
            }
        }
        return best;
    }

    private Candidate candidate(byte[] bytes, char separator, char quote) {
        Dialect dialect = new Dialect(encoding, separator, quote, false, 0, spec.comment(), false);
        return new Candidate(separator, quote, CsvSample.of(bytes, encoding, dialect));
    }
}
