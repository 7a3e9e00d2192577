package nightjar.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SortedUnitsTest {

    private static final SortedUnits SORTED = new SortedUnits("by-key", _ -> List.of());

    private final TreeMap<Integer, byte[]> left = new TreeMap<>();

    @Test
    void aStateThatWasSentBeforeItsUnitWasWholeIsTheSame() {
        SortedUnits.Gathered gathered = rows("b1", "a1", "b2");

        SortedUnits.Gathered sent = SORTED.read(SORTED.write(gathered));

        assertThat(sent).isEqualTo(gathered);
        assertThat(SORTED.read(SORTED.write(SORTED.empty()))).isEqualTo(SORTED.empty());
    }

    @Test
    void aWholeUnitKeepsNothingButThatItLeftSomething() {
        SortedUnits.Gathered closed = close(0, rows("b1", "a1"));

        assertThat(SORTED.merge(SORTED.merge(SORTED.empty(), closed), closed))
                .isEqualTo(new SortedUnits.Gathered(List.of(), 2));
    }

    @Test
    void givesKeysInTheirOrderAndTheirValuesInThatOfTheRows() {
        close(0, SORTED.merge(rows("b1", "a1", "b2"), rows("a2")));
        close(1, rows());
        close(2, rows("c1", "b3", "ä1", "a3"));
        List<String> found = new ArrayList<>();

        SORTED.merge(
                new SideStore() {
                    @Override
                    public void write(String place, int unit, byte[] bytes) {
                        throw new AssertionError("Nothing is left to write");
                    }

                    @Override
                    public ByteArrayInputStream open(String place, int unit) {
                        return new ByteArrayInputStream(left.get(unit));
                    }
                },
                3,
                (key, values) -> found.add(key + values));

        assertThat(found).containsExactly("a[a1, a2, a3]", "b[b1, b2, b3]", "c[c1]", "ä[ä1]");
    }

    private SortedUnits.Gathered close(int unit, SortedUnits.Gathered rows) {
        UnitState<SortedUnits.Gathered> closed = SORTED.close(rows);
        closed.leave(unit, (_, number, bytes) -> left.put(number, bytes));
        return closed.state();
    }

    /// Keys are first letters.
    private static SortedUnits.Gathered rows(String... values) {
        List<Keyed> keyed =
                List.of(values).stream()
                        .map(value -> new Keyed(value.substring(0, 1), value))
                        .toList();
        return new SortedUnits.Gathered(keyed, 0);
    }
}
