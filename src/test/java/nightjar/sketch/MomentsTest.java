package nightjar.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import nightjar.stage.explore.Snapshots;
import org.junit.jupiter.api.Test;

class MomentsTest {

    @Test
    void keepsItsDigitsFarFromZero() {
        Moments moments = new Moments();
        for (int batch = 0; batch < 1000; batch++) {
            moments.merge(of(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16));
        }

        assertThat(moments.count()).isEqualTo(4000);
        assertThat(moments.mean()).isEqualTo(1e9 + 10);
        assertThat(moments.standardDeviation())
                .isEqualTo(Math.sqrt(22.5 * 4000 / 3999), within(1e-12));
    }

    @Test
    void agreesWithPandasOnSkew() {
        Moments moments = of(1, 2, 3);
        moments.merge(of(10));
        moments.merge(of(4, 4));

        assertThat(moments.skew()).isEqualTo(1.7076299364909249, within(1e-13));
        assertThat(moments.min()).isEqualTo(1);
        assertThat(moments.max()).isEqualTo(10);
    }

    @Test
    void leavesOutWhatIsNoNumber() {
        Moments moments = of(1, Double.NaN, 3);

        assertThat(moments.count()).isEqualTo(2);
        assertThat(moments.mean()).isEqualTo(2);
    }

    @Test
    void isTheSameAfterARestart() {
        Moments moments = of(1, 5, 9);

        Moments restored = Snapshots.restored(moments::write, Moments::read);

        assertThat(Snapshots.bytes(restored::write)).isEqualTo(Snapshots.bytes(moments::write));
    }

    private static Moments of(double... values) {
        long[] ones = new long[values.length];
        Arrays.fill(ones, 1);
        Moments moments = new Moments();
        moments.add(values, ones);
        return moments;
    }
}
