package nightjar.project;

import org.jspecify.annotations.Nullable;

/// What a run may cost at most.
///
/// @param minutes wall-clock minutes
/// @param memory bytes
/// @param disk bytes
/// @param pricePerHour money per hour of this machine
public record Budget(
        @Nullable Double minutes,
        @Nullable Long memory,
        @Nullable Long disk,
        @Nullable Double pricePerHour) {}
