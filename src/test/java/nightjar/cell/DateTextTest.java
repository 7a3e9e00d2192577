package nightjar.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import nightjar.table.DateColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {

    @ParameterizedTest
    @CsvSource({
        "2001-01-31, 2001-01-31T00:00:00Z",
        "2001-01-31 05:07, 2001-01-31T05:07:00Z",
        "2001-01-31T05:07:09, 2001-01-31T05:07:09Z",
        "2001-01-31T05:07:09.5, 2001-01-31T05:07:09.500Z",
        "2001-01-31T05:07:09.123456789Z, 2001-01-31T05:07:09.123Z",
        "2001-01-31 05:07:09+09:00, 2001-01-30T20:07:09Z",
        "2001-01-31 05:07:09-0330, 2001-01-31T08:37:09Z",
        "2001-01-31T05:07+01, 2001-01-31T04:07:00Z",
        "1900-02-28, 1900-02-28T00:00:00Z",
        "2000-02-29, 2000-02-29T00:00:00Z"
    })
    void readsIsoForms(String text, Instant expected) {
        assertThat(DateText.ISO.parse(text)).isEqualTo(expected.toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2001",
                "2001-1-1",
                "2001-02-29",
                "1900-02-29",
                "2001-13-01",
                "2001-00-10",
                "2001-01-31T",
                "2001-01-31 5:07",
                "2001-01-31 24:00",
                "2001-01-31 23:60",
                "2001-01-31 23:59:6",
                "2001-01-31 23:59:60",
                "2001-01-31T05:07:09.",
                "2001-01-31x05:07",
                "2001-01-31T05:07+1",
                "2001-01-31T05:07+99:00",
                "20010131",
                "31.01.2001"
            })
    void refusesWhatIsNoIsoDate(String text) {
        assertThat(DateText.ISO.parse(text)).isEqualTo(DateColumn.MISSING);
    }

    @ParameterizedTest
    @CsvSource({
        "dd.MM.yyyy, 31.01.2001, 2001-01-31T00:00:00Z",
        "d.M.yyyy, 1.2.2001, 2001-02-01T00:00:00Z",
        "d.M.yyyy, 01.02.2001, 2001-02-01T00:00:00Z",
        "M/d/yyyy H:mm, 12/31/2001 7:05, 2001-12-31T07:05:00Z",
        "yyyyMMdd, 20010131, 2001-01-31T00:00:00Z",
        "yyyyMMddHHmm, 200101310507, 2001-01-31T05:07:00Z",
        "d MMM yyyy, 5 Jan 2001, 2001-01-05T00:00:00Z",
        "dd/MM/yy, 05/01/01, 2001-01-05T00:00:00Z",
        "M/d/yy, 1/31/24, 2024-01-31T00:00:00Z",
        "M/d/yy H:mm, 12/1/68 7:05, 2068-12-01T07:05:00Z",
        "d.M.yy, 1.12.69, 1969-12-01T00:00:00Z",
        "yyMMdd, 700131, 1970-01-31T00:00:00Z",
        "d-MMM-yyyy, 05-JAN-2024, 2024-01-05T00:00:00Z",
        "dd-MMM-yy, 05-jan-99, 1999-01-05T00:00:00Z",
        "dd-MMM-yy HH:mm, 05-Sep-68 23:59, 2068-09-05T23:59:00Z",
        "yy'yy'-MMM-d, 69yy-May-3, 1969-05-03T00:00:00Z",
        "'MMM d, yyyy', 'Dec 31, 1999', 1999-12-31T00:00:00Z",
        "yyyy-MM, 2001-03, 2001-03-01T00:00:00Z",
        "yyyy, 2001, 2001-01-01T00:00:00Z",
        "yyyy-MM-dd'T'HH:mm:ssXXX, 2001-01-05T10:00:00+09:00, 2001-01-05T01:00:00Z"
    })
    void readsADeclaredFormat(String format, String text, Instant expected) {
        assertThat(DateText.of(format).parse(text)).isEqualTo(expected.toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({
        "dd.MM.yyyy, 1.2.2001",
        "dd.MM.yyyy, 31.02.2001",
        "d.M.yyyy, 31.01.01",
        "d.M.yy, 31.01.2001",
        "M/d/yy, 2/30/24",
        "d-MMM-yyyy, 31-FEB-2024",
        "d-MMM-yyyy, 05-XXX-2024",
        "d MMM yyyy, 31 Feb 2001",
        "d MMM yyyy, 5 Jan 2001 x",
        "M/d/yyyy, 31/01/2001",
        "yyyyMMdd, 2001131"
    })
    void refusesWhatIsNotOfTheDeclaredFormat(String format, String text) {
        assertThat(DateText.of(format).parse(text)).isEqualTo(DateColumn.MISSING);
    }

    @Test
    void saysWhatIsWrongWithAPattern() {
        assertThatThrownBy(() -> DateText.of("yyyy-bb"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("b");
    }
}
