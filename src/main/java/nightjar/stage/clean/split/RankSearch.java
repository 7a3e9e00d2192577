package nightjar.stage.clean.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Finds the values at given ranks among numbers that are shown as often as it asks, without keeping them: counts them in [#BUCKETS] buckets of
/// equal width, then looks on in the buckets in which the ranks fall (selection by distribution; Munro and Paterson, "Selection and sorting with
/// limited storage", 1980, is the family). Each bucket remembers its smallest and greatest number; where these are equal, the value is found.
/// Numbers outside the range belong to the outermost buckets, so a wrong guess of the range costs passes and not exactness.
final class RankSearch {

    private static final int BUCKETS = 1 << 17;

    private final LongFunction<List<Long>> wanted;
    private @Nullable List<Rank> ranks;
    private List<Range> ranges;
    private long shown;

    /// @param low about the smallest number
    /// @param high about the greatest
    /// @param ranks ascending, from 0, by how many numbers there are; a rank beyond them stands for just above the greatest
    RankSearch(double low, double high, LongFunction<List<Long>> ranks) {
        this.wanted = ranks;
        this.ranges = List.of(new Range(low, high, 0));
    }

    /// Whether the numbers need not be shown again.
    boolean isOver() {
        return ranks != null && ranges.isEmpty();
    }

    /// Adds numbers, no NaN, of those that are shown: all of them between two calls of [#narrow()].
    void add(double[] numbers) {
        shown += numbers.length;
        for (double number : numbers) {
            for (Range range : ranges) {
                if (ranks == null || range.holds(number)) {
                    range.add(number);
                    break;
                }
            }
        }
    }

    /// All numbers were shown.
    void narrow() {
        List<Rank> known = ranks == null ? asked() : ranks;
        TreeMap<Double, Range> next = new TreeMap<>();
        List<Rank> found = new ArrayList<>();
        for (Rank rank : known) {
            found.add(rank.value() == null ? narrowed(rank, next) : rank);
        }
        ranks = found;
        ranges = List.copyOf(next.values());
    }

    private List<Rank> asked() {
        return wanted.apply(shown).stream()
                .map(rank -> new Rank(rank, ranges.getFirst(), null))
                .toList();
    }

    private Rank narrowed(Rank rank, TreeMap<Double, Range> next) {
        long position = rank.position() - rank.range().below;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            long count = rank.range().counts[bucket];
            if (position < count) {
                double low = rank.range().lows[bucket];
                double high = rank.range().highs[bucket];
                long below = rank.position() - position;
                return low == high
                        ? new Rank(rank.position(), rank.range(), low)
                        : new Rank(
                                rank.position(),
                                next.computeIfAbsent(low, _ -> new Range(low, high, below)),
                                null);
            }
            position -= count;
        }
        return new Rank(rank.position(), rank.range(), Math.nextUp(rank.range().greatest()));
    }

    /// The values at the ranks.
    List<Double> values() {
        List<Double> values = new ArrayList<>();
        for (Rank rank : ranks == null ? List.<Rank>of() : ranks) {
            values.add(java.util.Objects.requireNonNull(rank.value()));
        }
        return values;
    }

    /// @param range in which it falls
    /// @param value null: not yet found
    private record Rank(long position, Range range, @Nullable Double value) {}

    /// Numbers that lie together, counted.
    private static final class Range {

        private final double low;
        private final double high;
        private final double scale;

        /// How many numbers are smaller than all of these.
        private final long below;

        private final long[] counts = new long[BUCKETS];
        private final double[] lows = new double[BUCKETS];
        private final double[] highs = new double[BUCKETS];

        Range(double low, double high, long below) {
            this.low = low;
            this.high = high;
            this.below = below;
            // Halves, because the whole width of the doubles is none.
            this.scale = high / 2 - low / 2;
            Arrays.fill(lows, Double.POSITIVE_INFINITY);
            Arrays.fill(highs, Double.NEGATIVE_INFINITY);
        }

        boolean holds(double number) {
            return number >= low && number <= high;
        }

        void add(double number) {
            int bucket = bucket(number);
            counts[bucket]++;
            lows[bucket] = Math.min(lows[bucket], number);
            highs[bucket] = Math.max(highs[bucket], number);
        }

        /// Grows with the number, and differs for the two ends.
        private int bucket(double number) {
            if (number <= low) {
                return 0;
            }
            if (number >= high) {
                return BUCKETS - 1;
            }
            return Math.clamp((long) ((number / 2 - low / 2) / scale * BUCKETS), 0, BUCKETS - 1);
        }

        double greatest() {
            return Arrays.stream(highs).max().orElseThrow();
        }
    }
}
