package nightjar.stage.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// Draws predictions for a person: a third of them the most uncertain, a third the most confident errors, and of the rest up to half one for
/// each slice, in turn, and the others at random. Where there are too few of a kind, more are drawn at random. Each row is drawn once.
final class SampleDraw {

    private final List<SampleCandidate> prospects;
    private final int rows;

    /// Why a record was drawn, in the order in which they were.
    private final Map<Long, String> drawn = new LinkedHashMap<>();

    private SampleDraw(List<SampleCandidate> prospects, int rows) {
        this.prospects =
                prospects.stream()
                        .sorted(Comparator.comparingLong(SampleCandidate::order))
                        .toList();
        this.rows = Math.min(rows, prospects.size());
    }

    /// The records that are drawn, each with the reason, in random order: the place tells nothing of the reason.
    ///
    /// @param rows how many, if there are as many
    static Map<Long, String> of(List<SampleCandidate> prospects, int rows) {
        SampleDraw draw = new SampleDraw(prospects, rows);
        draw.strongest("uncertain", SampleCandidate::doubt, draw.rows / 3);
        draw.strongest("confident error", SampleCandidate::error, draw.rows / 3);
        draw.slices((draw.rows - draw.drawn.size()) / 2);
        draw.random();
        return draw.shuffled();
    }

    private void strongest(String why, ToDoubleFunction<SampleCandidate> strength, int most) {
        prospects.stream()
                .filter(one -> strength.applyAsDouble(one) > Double.NEGATIVE_INFINITY)
                .filter(one -> !drawn.containsKey(one.record()))
                .sorted(Comparator.comparingDouble(strength).reversed())
                .limit(most)
                .forEach(one -> drawn.put(one.record(), why));
    }

    /// One row of each slice, then a second of each, as long as there is room.
    private void slices(int most) {
        Map<String, List<SampleCandidate>> bySlice = new TreeMap<>();
        for (SampleCandidate one : prospects) {
            one.slices()
                    .forEach(
                            slice ->
                                    bySlice.computeIfAbsent(slice, _ -> new ArrayList<>())
                                            .add(one));
        }
        int left = most;
        boolean found = true;
        while (left > 0 && found) {
            found = false;
            for (Map.Entry<String, List<SampleCandidate>> slice : bySlice.entrySet()) {
                if (left > 0 && drawFirst(slice.getValue(), column(slice.getKey()))) {
                    left--;
                    found = true;
                }
            }
        }
    }

    /// The value of the slice is a cell, which belongs into no database.
    private static String column(String slice) {
        return "slice of " + slice.substring(0, slice.indexOf('='));
    }

    private boolean drawFirst(List<SampleCandidate> slice, String why) {
        for (SampleCandidate one : slice) {
            if (drawn.putIfAbsent(one.record(), why) == null) {
                return true;
            }
        }
        return false;
    }

    private void random() {
        for (SampleCandidate one : prospects) {
            if (drawn.size() < rows) {
                drawn.putIfAbsent(one.record(), "random");
            }
        }
    }

    private Map<Long, String> shuffled() {
        Map<Long, String> shuffled = new LinkedHashMap<>();
        for (SampleCandidate one : prospects) {
            String why = drawn.get(one.record());
            if (why != null) {
                shuffled.put(one.record(), why);
            }
        }
        return shuffled;
    }
}
