package nightjar.source.csv.dialect;

import java.util.ArrayList;
import java.util.List;
import nightjar.cell.WhiteSpace;
import nightjar.project.SourceSpec;
import nightjar.source.csv.scan.Dialect;
import org.jspecify.annotations.Nullable;

/// What was found out about a CSV file and nobody had said: in words, and as keys of a project file.
public record CsvFindings(SourceSpec.Csv given, DialectSniffer.Found found, FirstLines lines) {

    public Dialect dialect() {
        return found.dialect();
    }

    /// What has to stand in a project file; the path is that of the given one.
    public SourceSpec.Csv form() {
        int above = linesAbove();
        Character comment = above > 0 && onlyComments(above) ? Preamble.COMMENT : null;
        return new SourceSpec.Csv(
                given.path(),
                given.separator(),
                hasRawQuotes() ? Character.valueOf(SourceSpec.Csv.NO_QUOTE) : given.quote(),
                given.encoding(),
                given.header(),
                above == 0 || comment != null ? given.skip() : Integer.valueOf(above),
                comment == null ? given.comment() : comment);
    }

    /// Lines above the header that were found, without one that names the separator, which is always found.
    private int linesAbove() {
        boolean alone = dialect().skip() == 1 && lines.namedSeparator(0) != null;
        return given.skip() != null || alone ? 0 : dialect().skip();
    }

    private boolean onlyComments(int above) {
        if (given.comment() != null || anyRowBeginsLikeAComment()) {
            return false;
        }
        for (int line = 0; line < above; line++) {
            if (!lines.beginsWith(Preamble.COMMENT, line)) {
                return false;
            }
        }
        return true;
    }

    /// A comment in the middle may begin so too; it has hardly as many cells.
    private boolean anyRowBeginsLikeAComment() {
        String comment = String.valueOf(Preamble.COMMENT);
        return found.sample().rows().stream()
                .skip(1)
                .anyMatch(row -> row.getFirst().startsWith(comment));
    }

    private boolean hasRawQuotes() {
        return given.quote() == null && dialect().quote() == SourceSpec.Csv.NO_QUOTE;
    }

    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (linesAbove() > 0) {
            warnings.add(above());
        }
        if (hasRawQuotes()) {
            warnings.add(
                    "Quotes are read as characters like any other: as quotes they go wrong in too many records. `quote: none` in the project file makes that sure, `quote: '\"'` undoes it.");
        }
        if (dialect().openEnd()) {
            warnings.add("Rows end with a separator; the empty cell behind it is no cell.");
        }
        String header = dialect().header() ? doubtfulHeader() : missingHeader();
        if (header != null) {
            warnings.add(header);
        }
        return warnings;
    }

    private String above() {
        int skip = dialect().skip();
        SourceSpec.Csv form = form();
        return "%s no header: line %s is taken for it. `%s` in the project file makes that sure, `skip: 0` undoes it."
                .formatted(
                        skip == 1 ? "The first line is" : "The first " + skip + " lines are",
                        skip + 1,
                        form.comment() == null
                                ? "skip: " + form.skip()
                                : "comment: \"" + form.comment() + "\"");
    }

    private @Nullable String missingHeader() {
        return given.header() != null
                ? null
                : "The first line holds values, not names: columns are called column_1, column_2 … If it holds names, give `header: true`.";
    }

    private @Nullable String doubtfulHeader() {
        List<CsvSample.Sampled> records = found.sample().records();
        if (records.isEmpty()) {
            return null;
        }
        List<String> header = records.getFirst().cells();
        int rows = found.sample().width();
        if (rows > 0 && rows != found.width() && !dialect().openEnd()) {
            return "The first line does not look like a header: rows have %s cell%s, the header %s. %s"
                    .formatted(rows, rows == 1 ? "" : "s", found.width(), advice(rows));
        }
        long filled = header.stream().filter(cell -> !WhiteSpace.isBlank(cell)).count();
        return header.size() > 2 && 2 * filled <= header.size()
                ? "The first line does not look like a header: of its %s cells %s are empty. If it is a title, give `skip`, the number of lines above the header, in the project file."
                        .formatted(header.size(), header.size() - filled)
                : null;
    }

    private String advice(int rows) {
        return rows == found.width() + 1
                ? "If the first cell of each row is its name, as R writes it, name that column in the header; if the first line is a title, give `skip`, the number of lines above the header, in the project file."
                : "If it is a title, give `skip`, the number of lines above the header, in the project file; else correct the header or the separator.";
    }
}
