package nightjar.source;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import nightjar.spec.SourceSpec;

/// Finds separator, quote and header by reading the first records with each pair of candidates and looking how well they agree.
///
/// Separator: the one with which the largest share of records has the same number of cells, more than one, the first record among them.
/// Of equals the one that occurs least in text and numbers: tab, `|`, `;`, `,`. Quote: `"`, unless no cell begins with it while cells
/// begin and end with `'`. Header: see [HeaderRule]. What the project file says is taken as it is.
final class DialectSniffer {

    private static final List<Character> SEPARATORS = List.of('\t', '|', ';', ',');

    private final byte[] sample;
    private final Charset encoding;
    private final SourceSpec.Csv spec;

    /// @param sample whole lines from the beginning of the file, without a byte order mark
    /// @param encoding of the sample
    DialectSniffer(byte[] sample, Charset encoding, SourceSpec.Csv spec) {
        this.sample = sample;
        this.encoding = encoding;
        this.spec = spec;
    }

    /// @param width the most frequent number of cells, at least 1
    record Found(Dialect dialect, int width) {}

    /// @param fileEncoding goes into the dialect; the sample may have been unpacked from it
    Found sniff(Charset fileEncoding) {
        Candidate best = quoted();
        return new Found(
                new Dialect(fileEncoding, best.separator, best.quote, header(best.sample)),
                Math.max(1, best.sample.width()));
    }

    private boolean header(CsvSample found) {
        Boolean given = spec.header();
        return given == null ? HeaderRule.firstIsHeader(found.rows()) : given;
    }

    private record Candidate(char separator, char quote, CsvSample sample) {}

    private Candidate quoted() {
        Character given = spec.quote();
        if (given != null) {
            return separated(given);
        }
        Candidate usual = separated('"');
        if (usual.sample.quotedCells() > 0) {
            return usual;
        }
        Candidate other = separated('\'');
        boolean isQuote = other.sample.quotedCells() > 0 && other.sample.broken() == 0;
        return isQuote && other.sample.agreement() >= usual.sample.agreement() ? other : usual;
    }

    private Candidate separated(char quote) {
        Character given = spec.separator();
        if (given != null) {
            return candidate(given, quote);
        }
        List<Candidate> candidates = new ArrayList<>();
        for (char separator : SEPARATORS) {
            candidates.add(candidate(separator, quote));
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

    private Candidate candidate(char separator, char quote) {
        return new Candidate(separator, quote, CsvSample.of(sample, encoding, separator, quote));
    }
}
