package nightjar.project.training;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/// The values one hyperparameter may take.
public sealed interface ParameterRange {

    /// The value that is nearest to a number.
    double nearest(double number);

    /// One of these numbers; a single number is a fixed value.
    record Choice(List<Double> values) implements ParameterRange {
        public Choice {
            values = List.copyOf(values);
        }

        @Override
        public double nearest(double number) {
            double nearest = values.getFirst();
            for (double value : values) {
                nearest = Math.abs(value - number) < Math.abs(nearest - number) ? value : nearest;
            }
            return nearest;
        }
    }

    /// Any number from `min` to `max`, both inclusive; whole numbers only where both are written as such and `logarithmic` is false.
    ///
    /// @param logarithmic equally likely per factor, not per difference
    record Between(double min, double max, boolean logarithmic, boolean whole)
            implements ParameterRange {

        /// To so many digits a value is fit for reading, and finer than any model can tell.
        private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

        @Override
        public double nearest(double number) {
            return Math.clamp(number, min, max);
        }

        /// The value below which a share of all draws lie.
        ///
        /// @param share 0 to 1, exclusive
        public double at(double share) {
            if (whole) {
                return min + Math.floor(share * (max - min + 1));
            }
            double value =
                    logarithmic
                            ? min * StrictMath.pow(max / min, share)
                            : min + share * (max - min);
            return Math.clamp(new BigDecimal(value).round(DIGITS).doubleValue(), min, max);
        }
    }
}
