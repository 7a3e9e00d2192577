package nightjar.sketch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Count, mean, central moments up to the third, smallest and largest of numbers. Parts are merged by the pairwise update formulas of
/// Chan, Golub and LeVeque (1979) and Pébay (2008), which do not lose digits as sums of squares do.
public final class Moments {

    private long count;
    private double mean;
    private double second;
    private double third;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    /// Adds `values[i]` `weights[i]` times, two-pass; NaN is left out.
    public void add(double[] values, long[] weights) {
        Moments part = new Moments();
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            if (weights[i] > 0 && !Double.isNaN(values[i])) {
                part.count += weights[i];
                sum += values[i] * weights[i];
                part.min = Math.min(part.min, values[i]);
                part.max = Math.max(part.max, values[i]);
            }
        }
        part.mean = sum / part.count;
        for (int i = 0; i < values.length; i++) {
            if (weights[i] > 0 && !Double.isNaN(values[i])) {
                double distance = values[i] - part.mean;
                double squares = distance * distance * weights[i];
                part.second += squares;
                part.third += squares * distance;
            }
        }
        merge(part);
    }

    public void merge(Moments other) {
        if (other.count == 0) {
            return;
        }
        double a = count;
        double b = other.count;
        double n = a + b;
        double distance = count == 0 ? other.mean : other.mean - mean;
        double perTotal = distance / n;
        third +=
                other.third
                        + distance * perTotal * perTotal * a * b * (a - b)
                        + 3 * perTotal * (a * other.second - b * second);
        second += other.second + distance * perTotal * a * b;
        mean += perTotal * b;
        count += other.count;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    public long count() {
        return count;
    }

    public double min() {
        return min;
    }

    public double max() {
        return max;
    }

    public double mean() {
        return mean;
    }

    /// The sum of squared distances from the mean.
    public double squares() {
        return second;
    }

    /// Of the sample, with n - 1; NaN below two numbers.
    public double standardDeviation() {
        return count < 2 ? Double.NaN : Math.sqrt(second / (count - 1));
    }

    /// Adjusted Fisher-Pearson coefficient; NaN below three numbers or without spread.
    public double skew() {
        if (count < 3 || second <= 0) {
            return Double.NaN;
        }
        double n = count;
        double population = Math.sqrt(n) * third / Math.pow(second, 1.5);
        return population * Math.sqrt(n * (n - 1)) / (n - 2);
    }

    public void write(DataOutput out) throws IOException {
        out.writeLong(count);
        for (double part : new double[] {mean, second, third, min, max}) {
            out.writeDouble(part);
        }
    }

    public static Moments read(DataInput in) throws IOException {
        Moments moments = new Moments();
        moments.count = in.readLong();
        moments.mean = in.readDouble();
        moments.second = in.readDouble();
        moments.third = in.readDouble();
        moments.min = in.readDouble();
        moments.max = in.readDouble();
        return moments;
    }
}
