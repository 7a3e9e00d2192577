package nightjar.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.datasketches.hash.MurmurHash3;
import org.junit.jupiter.api.Test;

class TextHashTest {

    private static final long SEED = 20261122;

    @Test
    void agreesWithAnotherImplementationForTextsOfAnyLength() {
        TextHash hash = new TextHash(SEED);
        Random random = new Random(SEED);

        for (int length = 1; length < 100; length++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < length; i++) {
                text.append(
                        (char) (length % 2 == 0 ? random.nextInt(128) : random.nextInt(0x10000)));
            }
            hash.of(text.toString());

            long[] expected = MurmurHash3.hash(text.toString().toCharArray(), SEED);
            assertThat(new long[] {hash.high(), hash.low()}).isEqualTo(expected);
        }
    }
}
