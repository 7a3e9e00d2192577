package nightjar.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongCodesTest {

    @Test
    void countsInTheOrderOfFirstAppearanceHoweverManyThereAre() {
        Random random = new Random(20261125);
        LongCodes codes = new LongCodes();
        List<Long> met = new ArrayList<>(List.of(0L, -1L, Long.MIN_VALUE));
        met.forEach(codes::code);
        for (int i = 0; i < 5_000; i++) {
            long value = random.nextInt(3_000) * 4_096L;
            if (!met.contains(value)) {
                met.add(value);
            }

            assertThat(codes.code(value)).isEqualTo(met.indexOf(value));
        }

        assertThat(codes.size()).isEqualTo(met.size());
        for (int code = 0; code < met.size(); code++) {
            assertThat(codes.value(code)).isEqualTo(met.get(code));
        }
    }
}
