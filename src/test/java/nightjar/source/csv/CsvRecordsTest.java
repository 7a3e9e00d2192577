package nightjar.source.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nightjar.source.csv.scan.ByteWindow;
import nightjar.source.csv.scan.CsvPosition;
import nightjar.source.csv.scan.Dialect;
import nightjar.source.csv.scan.RecordSplitter;
import nightjar.source.csv.scan.RecordText;
import nightjar.table.Column;
import org.junit.jupiter.api.Test;

class CsvRecordsTest {

    private static final int WIDTH = 3;
    private static final Dialect DIALECT = new Dialect(StandardCharsets.UTF_8, ';', '\'', false);

    @Test
    void readsTheCellsThatCommonsCsvReads() {
        Random random = new Random(20261122);
        int compared = 0;
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = bytes(random);
            CsvRecords records =
                    new CsvRecords(StandardCharsets.UTF_8, DIALECT, WIDTH, bytes.length + 1);
            RecordText text = new RecordText(StandardCharsets.UTF_8, DIALECT);
            try (RecordSplitter splitter = splitter(bytes)) {
                while (splitter.next()) {
                    if (splitter.problem() == null) {
                        records.add(splitter);
                        text.add(splitter.bytes(), splitter.from(), splitter.to());
                    }
                }
            }
            assertThat(records.undecodable()).isEmpty();
            assertThat(rows(records)).isEqualTo(text.rows());
            compared += records.size();
        }
        assertThat(compared).isGreaterThan(5_000);
    }

    private static RecordSplitter splitter(byte[] bytes) {
        return new RecordSplitter(
                new ByteWindow(new ByteArrayInputStream(bytes), 0),
                StandardCharsets.UTF_8,
                DIALECT,
                WIDTH,
                new CsvPosition(0, 0, 1));
    }

    /// Records of about the right width, with every trouble quotes can make.
    private static byte[] bytes(Random random) {
        String[] cells = {
            "",
            "a",
            "LAS",
            "é",
            " b ",
            "'q'",
            "'a;b'",
            "'it''s'",
            "'x\ny'",
            "''",
            "c'd",
            "'e' ",
            "'f\t''' "
        };
        StringBuilder text = new StringBuilder();
        for (int record = 0; record < 12; record++) {
            for (int cell = 0; cell < WIDTH; cell++) {
                text.append(cell == 0 ? "" : ";").append(cells[random.nextInt(cells.length)]);
            }
            text.append(random.nextInt(20) == 0 ? "z'" : "")
                    .append(random.nextBoolean() ? "\n" : "\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<List<String>> rows(CsvRecords records) {
        List<Column> columns = records.columns(new int[] {0, 1, 2});
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < records.size(); row++) {
            int at = row;
            rows.add(columns.stream().map(column -> column.text(at)).toList());
        }
        return rows;
    }
}
