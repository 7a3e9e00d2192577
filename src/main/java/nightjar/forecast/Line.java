package nightjar.forecast;

import java.util.List;

/// The quantity as a function of the rows, `intercept + slope * rows`, by weighted least squares over what was observed. Neither number is negative: nothing gets
/// cheaper by more rows, and no rows cost nothing or more. Where the best line has a negative slope, the weighted mean stands for it; where it
/// has a negative intercept, the best line through zero.
///
/// Observations all of one size (the largest within [#ALIKE] of the smallest) tell nothing of the slope; the quantity is then taken to be proportional to the rows, which is too much rather than too
/// little for more rows.
///
/// @param intercept at no rows
/// @param slope per row
/// @param deviation of an observation of weight 1 from the line: the square root of the weighted sum of squares by the degrees of freedom; 0
///     where there are none
/// @param freedom degrees of freedom: observations less the numbers fitted, at least 0
/// @param weight of all observations
/// @param mean rows, weighted
/// @param squares the weighted sum of squared distances of the rows from their mean; 0: the slope was not fitted
/// @param largest rows of the largest observation
record Line(
        double intercept,
        double slope,
        double deviation,
        int freedom,
        double weight,
        double mean,
        double squares,
        double largest) {

    private static final double ALIKE = 1.2;

    /// The share of the expected value by which an interval reaches to either side at least: two runs of the same thing differ by as much.
    private static final double AT_LEAST = 0.10;

    /// What each doubling of the rows beyond the largest observation adds to that.
    private static final double PER_DOUBLING = 0.05;

    /// The 0.9 quantile of Student's t by degrees of freedom from 1, so that four of five lie between minus and plus it (Fisher and Yates,
    /// Statistical Tables, table III); beyond, that of the normal distribution is near enough.
    private static final double[] STUDENT = {
        3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372
    };

    private static final double NORMAL = 1.282;

    /// @param points at least one
    static Line through(List<Point> points) {
        Mean mean = Mean.of(points);
        double products = 0;
        for (Point p : points) {
            products += p.weight() * (p.rows() - mean.rows) * (p.value() - mean.value);
        }
        double slope =
                areAlike(points)
                        ? mean.value / mean.rows
                        : Math.max(0, products / mean.squares(points));
        double intercept = mean.value - slope * mean.rows;
        return intercept < 0
                ? of(points, mean, 0, throughZero(points), 2)
                : of(points, mean, intercept, slope, 2);
    }

    /// The quantity as one that the rows do not change.
    ///
    /// @param points at least one
    static Line level(List<Point> points) {
        Mean mean = Mean.of(points);
        return of(points, mean, mean.value, 0, 1);
    }

    private static Line of(
            List<Point> points, Mean mean, double intercept, double slope, int fitted) {
        int freedom = Math.max(0, points.size() - fitted);
        return new Line(
                intercept,
                slope,
                deviation(points, intercept, slope, freedom),
                freedom,
                mean.weight,
                mean.rows,
                fitted == 1 ? 0 : mean.squares(points),
                largest(points));
    }

    private record Mean(double weight, double rows, double value) {

        static Mean of(List<Point> points) {
            double weight = points.stream().mapToDouble(Point::weight).sum();
            double rows = points.stream().mapToDouble(p -> p.weight() * p.rows()).sum();
            double value = points.stream().mapToDouble(p -> p.weight() * p.value()).sum();
            return new Mean(weight, rows / weight, value / weight);
        }

        double squares(List<Point> points) {
            return points.stream()
                    .mapToDouble(p -> p.weight() * (p.rows() - rows) * (p.rows() - rows))
                    .sum();
        }
    }

    private static double largest(List<Point> points) {
        return points.stream().mapToDouble(Point::rows).max().orElseThrow();
    }

    private static boolean areAlike(List<Point> points) {
        double smallest = points.stream().mapToDouble(Point::rows).min().orElseThrow();
        return largest(points) <= ALIKE * smallest;
    }

    private static double throughZero(List<Point> points) {
        double products = points.stream().mapToDouble(p -> p.weight() * p.rows() * p.value()).sum();
        double squares = points.stream().mapToDouble(p -> p.weight() * p.rows() * p.rows()).sum();
        return products / squares;
    }

    private static double deviation(
            List<Point> points, double intercept, double slope, int freedom) {
        if (freedom == 0) {
            return 0;
        }
        double sum = 0;
        for (Point p : points) {
            double residual = p.value() - intercept - slope * p.rows();
            sum += p.weight() * residual * residual;
        }
        return Math.sqrt(sum / freedom);
    }

    /// The quantity at so many rows, with the prediction interval of a new observation of weight 1 (Draper and Smith, Applied Regression Analysis,
    /// 3rd ed., section 1.4), or the share of the expected value that is its least, whichever is wider.
    Span at(double rows) {
        double expected = intercept + slope * rows;
        double share =
                AT_LEAST + PER_DOUBLING * Math.max(0, Math.log(rows / largest) / Math.log(2));
        double half = Math.max(share * expected, chance(rows));
        return new Span(Math.max(0, expected - half), expected, expected + half);
    }

    private double chance(double rows) {
        if (freedom == 0) {
            return 0;
        }
        double distance = squares == 0 ? 0 : (rows - mean) * (rows - mean) / squares;
        double student = freedom <= STUDENT.length ? STUDENT[freedom - 1] : NORMAL;
        return student * deviation * Math.sqrt(1 + 1 / weight + distance);
    }
}
