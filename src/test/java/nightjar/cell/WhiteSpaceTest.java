package nightjar.cell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhiteSpaceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "\t",
                "\u00a0",
                "\u1680",
                "\u2007",
                "\u2009",
                "\u202f",
                "\u205f",
                "\u3000",
                "\u200b",
                "\u200c",
                "\u200d",
                "\u200e",
                "\u2060",
                "\ufeff",
                "\u180e",
                "\u00ad",
                "\u2028",
                " \u00a0\u200b\t"
            })
    void cutsWhatNobodySeesAtBothEnds(String invisible) {
        String stripped = WhiteSpace.strip(invisible + "no" + invisible + "one" + invisible);

        assertThat(stripped).isEqualTo("no" + invisible + "one");
        assertThat(WhiteSpace.isBlank(invisible)).isTrue();
    }

    @Test
    void leavesJoinersInsideAnEmojiAndLettersOfEveryScript() {
        String family = "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67";
        String persian = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645";

        assertThat(WhiteSpace.strip(family)).isEqualTo(family);
        assertThat(WhiteSpace.strip(persian)).isEqualTo(persian);
        assertThat(WhiteSpace.strip("é\u0301")).isEqualTo("é\u0301");
    }
}
