package nightjar.stage.review;

import java.util.List;

/// A prediction of the hold-out that may be drawn.
///
/// @param record of the row, from 1
/// @param order its place in the random order, which depends on seed and key alone: the same rows come first every night
/// @param doubt the greater, the more uncertain the model is; negative infinity: it does not say
/// @param error how sure the model is of what is wrong, or how far off its number is; negative infinity: it is right
/// @param slices the slices the row is in, such as `contract=month`
record SampleCandidate(long record, long order, double doubt, double error, List<String> slices) {

    SampleCandidate {
        slices = List.copyOf(slices);
    }
}
