package nightjar.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class UnitStateTest {

    private static final Sum SUM = new Sum();

    /// Whose last bits tell in which order they were added.
    private static List<List<Double>> units(Random random) {
        List<List<Double>> units = new ArrayList<>();
        for (int unit = 1 + random.nextInt(9); unit > 0; unit--) {
            units.add(random.doubles(1 + random.nextInt(Unit.BATCHES), -1e9, 1e9).boxed().toList());
        }
        return units;
    }

    @RepeatedTest(50)
    void isTheSameInWhateverOrderAndHoweverOftenUnitsAreWorkedOn(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<List<Double>> units = units(random);
        double expected = SUM.empty();
        for (List<Double> unit : units) {
            double inUnit = unit.getFirst();
            for (double batch : unit.subList(1, unit.size())) {
                inUnit += batch;
            }
            expected += inUnit;
        }

        List<Integer> order = new ArrayList<>();
        for (int unit = 0; unit < units.size(); unit++) {
            order.addAll(Collections.nCopies(1 + random.nextInt(2), unit));
        }
        Collections.shuffle(order, random);
        Map<Integer, byte[]> sent = new TreeMap<>();
        order.forEach(
                unit -> sent.put(unit, SUM.write(UnitState.of(SUM, units.get(unit)).state())));
        double total = SUM.empty();
        for (byte[] state : sent.values()) {
            total = UnitState.alone(SUM.read(state)).after(SUM, total);
        }

        assertThat(total).isEqualTo(expected);
    }

    @Test
    void leavesTheFilesOfItsUnit() {
        List<String> written = new ArrayList<>();
        UnitState<Double> state =
                new UnitState<>(
                        1.0, new TreeMap<>(Map.of("b", new byte[] {1}, "a", new byte[] {2, 3})));

        state.leave(7, (place, unit, bytes) -> written.add(place + unit + ":" + bytes.length));

        assertThat(written).containsExactly("a7:2", "b7:1");
    }

    private static final class Sum implements Aggregate<Double> {

        @Override
        public Double empty() {
            return 0.0;
        }

        @Override
        public Double merge(Double left, Double right) {
            return left + right;
        }

        @Override
        public byte[] write(Double state) {
            return ByteBuffer.allocate(Double.BYTES).putDouble(state).array();
        }

        @Override
        public Double read(byte[] bytes) {
            return ByteBuffer.wrap(bytes).getDouble();
        }
    }
}
