package nightjar.source.csv.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import nightjar.project.SourceSpec;
import nightjar.source.csv.scan.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectSnifferTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            textBlock =
                    """
                    'a,b|1,2|3,4'                       ~ ','
                    'a;b|1;2|3;4'                       ~ ';'
                    'a;b|1,5;2|3,5;4'                   ~ ';'
                    '1,5;2,5|3,5;4,5'                   ~ ';'
                    'name;price|x;1,5|y;2'              ~ ';'
                    'a,b;c|1,2;3|4,5;6'                 ~ ';'
                    'a,b,c|1,x;y,3|4,z,6'               ~ ','
                    'a,b,c|1,"x;y",3|4,"z;w",6'         ~ ','
                    'when,what|10:00,a;b|11:00,c'       ~ ','
                    """)
    void findsTheSeparatorWithWhichRecordsAgree(String lines, char separator) {
        assertThat(sniff(lines).separator()).isEqualTo(separator);
    }

    @Test
    void letsOneRaggedRecordNotChangeTheSeparator() {
        String lines = "a;b;c|1,5;2;3|4,5;5;6|7,5;8|9,5;10;11";

        assertThat(sniff(lines).separator()).isEqualTo(';');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
                    `a,b|1,"x,y"|2,'z'`       ~ `"`
                    `a,b|1,'x,y'|2,z`         ~ `'`
                    `a,b|1,'x|2,y`            ~ `"`
                    `a,b|1,x|2,y`             ~ `"`
                    """)
    void findsTheQuoteThatOpensAndClosesCells(String lines, char quote) {
        assertThat(sniff(lines).quote()).isEqualTo(quote);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            textBlock =
                    """
                    'a,b|1,2'                       ~ true
                    'a,b|c,d'                       ~ true
                    '1,2|3,4'                       ~ false
                    '1,a|2,b'                       ~ false
                    '2026-11-24,x|2026-11-25,y'     ~ false
                    'id,2019,2020|7,1,2'            ~ true
                    '-1.5e3,a|2,b'                  ~ false
                    'x,|1,2'                        ~ true
                    """)
    void tellsNamesFromValues(String lines, boolean header) {
        assertThat(sniff(lines).header()).isEqualTo(header);
    }

    private static Dialect sniff(String lines) {
        byte[] sample = lines.replace('|', '\n').concat("\n").getBytes(StandardCharsets.UTF_8);
        return new DialectSniffer(sample, StandardCharsets.UTF_8, SourceSpec.Csv.of("x.csv"))
                .sniff(StandardCharsets.UTF_8)
                .dialect();
    }
}
