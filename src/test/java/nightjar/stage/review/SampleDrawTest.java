package nightjar.stage.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SampleDrawTest {

    private static final double NEVER = Double.NEGATIVE_INFINITY;

    @Test
    void drawsAThirdOfDoubtsAThirdOfErrorsAndFillsUpWithSlicesAndChance() {
        List<SampleCandidate> prospects = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            prospects.add(
                    new SampleCandidate(
                            i,
                            Math.floorMod(i * 37, 101),
                            i,
                            i < 40 ? i : NEVER,
                            List.of(i < 5 ? "plan=small" : "plan=large")));
        }

        Map<Long, String> drawn = SampleDraw.of(prospects, 12);

        Map<String, List<Long>> byReason = new TreeMap<>();
        drawn.forEach(
                (record, why) -> byReason.computeIfAbsent(why, _ -> new ArrayList<>()).add(record));
        byReason.values().forEach(Collections::sort);
        assertThat(byReason.get("uncertain")).containsExactly(96L, 97L, 98L, 99L);
        assertThat(byReason.get("confident error")).containsExactly(36L, 37L, 38L, 39L);
        assertThat(byReason.get("slice of plan")).hasSize(2).anyMatch(record -> record < 5);
        assertThat(byReason.get("random")).hasSize(2);
    }

    @Test
    void theOrderOfTheRowsGivesNothingOfTheReasonAway() {
        List<SampleCandidate> prospects = prospects(60);

        Map<Long, String> drawn = SampleDraw.of(prospects, 30);

        assertThat(drawn.keySet())
                .containsExactlyElementsOf(
                        drawn.keySet().stream()
                                .sorted(
                                        java.util.Comparator.comparingLong(
                                                record -> prospects.get(record.intValue()).order()))
                                .toList());
    }

    @Test
    void drawsWhatThereIsWhereThatIsLess() {
        assertThat(SampleDraw.of(prospects(7), 30)).hasSize(7);
        assertThat(SampleDraw.of(List.of(), 30)).isEmpty();
    }

    @Test
    void theRandomShareIsTheSameForAnotherModelOverTheSameRows() {
        List<SampleCandidate> before = prospects(200);
        List<SampleCandidate> after =
                before.stream()
                        .map(
                                one ->
                                        new SampleCandidate(
                                                one.record(), one.order(), NEVER, NEVER, List.of()))
                        .toList();

        Map<Long, String> first = SampleDraw.of(before, 30);
        Map<Long, String> second = SampleDraw.of(after, 30);

        assertThat(second.keySet())
                .containsAll(
                        first.keySet().stream()
                                .filter(record -> "random".equals(first.get(record)))
                                .toList());
    }

    private static List<SampleCandidate> prospects(int count) {
        Random random = new Random(11);
        List<SampleCandidate> prospects = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            prospects.add(
                    new SampleCandidate(
                            i,
                            random.nextLong(),
                            random.nextDouble(),
                            random.nextBoolean() ? random.nextDouble() : NEVER,
                            List.of()));
        }
        return prospects;
    }
}
