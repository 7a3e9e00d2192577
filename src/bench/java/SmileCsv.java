import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import smile.data.DataFrame;
import smile.io.Read;

/// Smile's own reader of CSV: prints the seconds and the rows.
final class SmileCsv {

    private SmileCsv() {}

    public static void main(String[] arguments) throws Exception {
        long began = System.nanoTime();
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        DataFrame rows = Read.csv(Path.of(arguments[0]), format);
        System.out.printf("%.3f %d%n", (System.nanoTime() - began) / 1e9, rows.size());
    }
}
