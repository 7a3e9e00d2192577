package nightjar.source.parquet;

/// Forms of many whole numbers in a page, after the description of
/// [Parquet's encodings](https://github.com/apache/parquet-format/blob/master/Encodings.md).
final class PageEncodings {

    /// Packed numbers come in groups of this many.
    private static final int GROUP = 8;

    /// From here on a run of equal numbers is shorter than the numbers packed, and worth the change of form.
    private static final int RUN = 2 * GROUP;

    private static final int MINIBLOCK = 32;
    private static final int MINIBLOCKS = 4;
    private static final int BLOCK = MINIBLOCK * MINIBLOCKS;

    private PageEncodings() {}

    /// The bits that the numbers from 0 to `distinct - 1` need.
    static int width(int distinct) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(distinct - 1);
    }

    /// RLE: long runs of equal numbers as length and number, the others packed into bits.
    ///
    /// @param values the first `count` of them, each of at most `width` bits
    static void hybrid(PageBytes page, int[] values, int count, int width) {
        int at = 0;
        while (at < count) {
            int end = at;
            while (end < count && !isRun(values, end, count)) {
                end = Math.min(end + GROUP, count);
            }
            if (end > at) {
                pack(page, values, at, end, width);
            }
            at = end < count ? run(page, values, end, count, width) : count;
        }
    }

    private static boolean isRun(int[] values, int from, int count) {
        if (from + RUN > count) {
            return from == 0 && runEnd(values, 0, count) == count;
        }
        return runEnd(values, from, from + RUN) == from + RUN;
    }

    private static int runEnd(int[] values, int from, int limit) {
        int end = from + 1;
        while (end < limit && values[end] == values[from]) {
            end++;
        }
        return end;
    }

    private static int run(PageBytes page, int[] values, int from, int count, int width) {
        int end = runEnd(values, from, count);
        page.addVarint((long) (end - from) << 1);
        for (int shift = 0; shift < width; shift += Byte.SIZE) {
            page.add(values[from] >>> shift);
        }
        return end;
    }

    private static void pack(PageBytes page, int[] values, int from, int to, int width) {
        int groups = Math.ceilDiv(to - from, GROUP);
        page.addVarint((long) groups << 1 | 1);
        for (int i = from; i < to; i++) {
            page.addBits(values[i], width);
        }
        for (int i = to; i < from + groups * GROUP; i++) {
            page.addBits(0, width);
        }
        page.endBits();
    }

    /// DELTA_BINARY_PACKED: the first number, then of every block the smallest step, and what the steps are above it. Steps wrap around.
    static void delta(PageBytes page, long[] values, int from, int to) {
        page.addVarint(BLOCK);
        page.addVarint(MINIBLOCKS);
        page.addVarint(to - from);
        page.addZigzag(to > from ? values[from] : 0);
        for (int first = from + 1; first < to; first += BLOCK) {
            block(page, values, first, Math.min(first + BLOCK, to));
        }
    }

    /// @param from at least 1
    private static void block(PageBytes page, long[] values, int from, int to) {
        long least = Long.MAX_VALUE;
        for (int i = from; i < to; i++) {
            least = Math.min(least, values[i] - values[i - 1]);
        }
        page.addZigzag(least);
        for (int first = from; first < from + BLOCK; first += MINIBLOCK) {
            page.add(width(values, first, Math.min(first + MINIBLOCK, to), least));
        }
        for (int first = from; first < to; first += MINIBLOCK) {
            int end = Math.min(first + MINIBLOCK, to);
            int width = width(values, first, end, least);
            if (width > 0) {
                for (int i = first; i < first + MINIBLOCK; i++) {
                    page.addBits(i < end ? values[i] - values[i - 1] - least : 0, width);
                }
                page.endBits();
            }
        }
    }

    private static int width(long[] values, int from, int to, long least) {
        long bits = 0;
        for (int i = from; i < to; i++) {
            bits |= values[i] - values[i - 1] - least;
        }
        return Long.SIZE - Long.numberOfLeadingZeros(bits);
    }
}
