package nightjar.forecast;

import java.util.List;
import java.util.Locale;

/// What a forecast rests on.
///
/// @param pilots rows of each pilot, in the order in which they ran; empty: none, the former runs were enough
/// @param pilotSeconds what the pilots took together, with the sampling
/// @param runs former runs with the same settings
public record Basis(List<Long> pilots, double pilotSeconds, int runs) {

    public Basis {
        pilots = List.copyOf(pilots);
    }

    /// Such as `3 pilots that took 4.1 s and 2 former runs`.
    public String sentence() {
        String former = runs + (runs == 1 ? " former run" : " former runs");
        if (pilots.isEmpty()) {
            return former;
        }
        String flown =
                String.format(
                        Locale.ROOT, "%d pilots that took %.1f s", pilots.size(), pilotSeconds);
        return runs == 0 ? flown : flown + " and " + former;
    }
}
