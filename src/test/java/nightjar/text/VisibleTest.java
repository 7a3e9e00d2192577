package nightjar.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class VisibleTest {

    @ParameterizedTest
    @CsvSource({
        "0007, \\u0007", "001B, \\u001b", "007F, \\u007f", "009B, \\u009b", "061C, \\u061c",
        "200B, \\u200b", "200F, \\u200f", "2028, \\u2028", "202E, \\u202e", "2066, \\u2066",
        "2069, \\u2069", "FEFF, \\ufeff", "D800, \\ud800", "E0041, \\udb40\\udc41"
    })
    void whatMovesATerminalOrIsNotSeenIsWrittenOut(String point, String shown) {
        String raw = "a" + Character.toString(Integer.parseInt(point, 16)) + "b";

        assertThat(Visible.text(raw)).isEqualTo("a" + shown + "b");
        assertThat(Visible.line(raw)).isEqualTo("a" + shown + "b");
    }

    @Test
    void aNameHasNoLinesAndATextKeepsThem() {
        String raw = "red\r\n\tINFO  all is well";

        assertThat(Visible.line(raw)).isEqualTo("red\\r\\n\\tINFO  all is well");
        assertThat(Visible.text(raw)).isEqualTo("red\\r\n\tINFO  all is well");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "Zoë 東京 Ж", "می‌خواهم", "क्‍ष", "🐧👩‍🚀", "1 000"})
    void whatPeopleWriteStays(String raw) {
        assertThat(Visible.line(raw)).isSameAs(raw);
    }

    @Test
    void jsonStaysTheSameJson() {
        String json =
                JsonMapper.shared().writeValueAsString("a\u202eb\u009b31m\u001b[0m\n\udb40\udc41");

        String shown = Visible.text(json);

        assertThat(shown).isPrintable();
        assertThat(JsonMapper.shared().readTree(shown))
                .isEqualTo(JsonMapper.shared().readTree(json));
    }
}
