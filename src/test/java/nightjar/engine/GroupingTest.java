package nightjar.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import nightjar.pass.Keyed;
import nightjar.pass.SideStore;
import nightjar.pass.SourceBatch;
import nightjar.testing.NumberSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupingTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void bringsTogetherWhatBelongsToAKeyOverAllUnitsInTheOrderOfTheRows(int threads) {
        NumberSource source = new NumberSource(20_000, 100);
        SortedMap<String, List<String>> expected = new TreeMap<>();
        LongStream.rangeClosed(1, 20_000)
                .filter(n -> n % 100 != 0)
                .forEach(
                        n -> expected.computeIfAbsent(key(n), _ -> new ArrayList<>()).add("n" + n));
        Left left = new Left();

        List<String> keys = new ArrayList<>();
        SortedMap<String, List<String>> found = new TreeMap<>();
        new Inline(source, threads)
                .group(
                        GroupingTest::keyed,
                        "numbers",
                        left,
                        (key, values) -> {
                            keys.add(key);
                            found.put(key, values);
                        });

        assertThat(keys).isSorted().doesNotHaveDuplicates();
        assertThat(found).isEqualTo(expected);
        assertThat(left.bytes).hasSize(13);
    }

    private static List<Keyed> keyed(SourceBatch batch) {
        return LongStream.of(batch.rows().records())
                .mapToObj(n -> new Keyed(key(n), "n" + n))
                .toList();
    }

    private static String key(long n) {
        return "ключ " + n * 7919 % 997;
    }

    /// What units left, in memory.
    private static final class Left implements SideStore {

        private final SortedMap<String, byte[]> bytes = new TreeMap<>();

        @Override
        public void write(String place, int unit, byte[] left) {
            bytes.put(place + unit, left);
        }

        @Override
        public InputStream open(String place, int unit) {
            return new ByteArrayInputStream(bytes.get(place + unit));
        }
    }
}
