package nightjar.forecast;

import java.util.ArrayList;
import java.util.List;

/// A quantity as a function of the rows, as fitted on what was observed: a constant, so much per row, and what the first work of a Java takes on top because it
/// is loaded, interpreted and compiled; none of them negative, as nothing gets cheaper by more rows. Constant and rows count for each part of the work, warming up
/// counts once.
///
/// A Java gets warm over the first few hundred thousand rows. Were each pilot a Java of its own, that would look like a steeper line; so one pilot
/// is cold and the others, in the same Java, tell what a row costs.
final class Cost {

    /// Observations all of one size, the largest within this of the smallest, do not tell the constant from the rows.
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

    private enum Term {
        CONSTANT,
        PER_ROW,
        WARMING_UP
    }

    private final List<Term> terms;
    private final double largest;
    private final LeastSquares fit;

    private Cost(List<Term> terms, List<Point> points) {
        this.terms = List.copyOf(terms);
        this.largest = points.stream().mapToDouble(Point::rows).max().orElseThrow();
        this.fit = LeastSquares.of(points.stream().map(this::equation).toList());
    }

    /// Of what grows with the rows. Where all observations are of one size it is taken to be proportional to them, which is too much rather
    /// than too little for more rows.
    ///
    /// @param points at least one
    static Cost growing(List<Point> points) {
        return of(
                points,
                areAlike(points) ? List.of(Term.PER_ROW) : List.of(Term.CONSTANT, Term.PER_ROW));
    }

    /// Of what may grow with the rows; where all observations are of one size it is taken not to.
    ///
    /// @param points at least one
    static Cost seen(List<Point> points) {
        return of(
                points,
                areAlike(points) ? List.of(Term.CONSTANT) : List.of(Term.CONSTANT, Term.PER_ROW));
    }

    /// Of what the rows do not change.
    ///
    /// @param points at least one
    static Cost level(List<Point> points) {
        return of(points, List.of(Term.CONSTANT));
    }

    private static Cost of(List<Point> points, List<Term> terms) {
        List<Term> all = new ArrayList<>(terms);
        boolean tellsThem = points.stream().map(Point::cold).distinct().count() == 2;
        if (tellsThem) {
            all.add(Term.WARMING_UP);
        }
        return new Cost(all, points);
    }

    private static boolean areAlike(List<Point> points) {
        double smallest = points.stream().mapToDouble(Point::rows).min().orElseThrow();
        double largest = points.stream().mapToDouble(Point::rows).max().orElseThrow();
        return largest <= ALIKE * smallest;
    }

    private LeastSquares.Equation equation(Point point) {
        return new LeastSquares.Equation(terms(point), point.value(), point.weight());
    }

    /// Rows are counted in those of the largest observation, so that all terms are of one size.
    private List<Double> terms(Point point) {
        return terms.stream()
                .map(
                        term ->
                                switch (term) {
                                    case CONSTANT -> point.work();
                                    case PER_ROW -> point.work() * point.rows() / largest;
                                    case WARMING_UP -> point.cold() ? 1.0 : 0.0;
                                })
                .toList();
    }

    double constant() {
        return unknown(Term.CONSTANT);
    }

    double perRow() {
        return unknown(Term.PER_ROW) / largest;
    }

    double warmingUp() {
        return unknown(Term.WARMING_UP);
    }

    private double unknown(Term term) {
        int number = terms.indexOf(term);
        return number < 0 ? 0 : fit.unknown(number);
    }

    /// What a run of so many rows takes, with the prediction interval of a new observation of weight 1, or the share of the expected value that is
    /// its least, whichever is wider.
    Span at(double rows) {
        List<Double> run = terms(new Point(rows, 1, true, 0, 1));
        double expected = fit.expected(run);
        double share =
                AT_LEAST + PER_DOUBLING * Math.max(0, Math.log(rows / largest) / Math.log(2));
        int freedom = fit.freedom();
        double student = freedom <= STUDENT.length ? STUDENT[Math.max(0, freedom - 1)] : NORMAL;
        double half = Math.max(share * expected, student * fit.error(run));
        return new Span(Math.max(0, expected - half), expected, expected + half);
    }
}
