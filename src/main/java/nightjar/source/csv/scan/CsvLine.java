package nightjar.source.csv.scan;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;

/// How we write CSV: RFC 4180 with LF, quotes only where needed.
public final class CsvLine {

    public static final CSVFormat FORMAT =
            CSVFormat.Builder.create()
                    .setDelimiter(',')
                    .setQuote('"')
                    .setQuoteMode(QuoteMode.MINIMAL)
                    .setRecordSeparator('\n')
                    .get();

    private CsvLine() {}
}
