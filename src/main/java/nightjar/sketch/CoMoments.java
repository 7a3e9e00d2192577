package nightjar.sketch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// How two numbers vary together, over the rows in which both are present. Merged as [Moments] are.
public final class CoMoments {

    private long count;
    private double meanX;
    private double meanY;
    private double squaresX;
    private double squaresY;
    private double products;

    /// Adds the rows in which neither is NaN, two-pass.
    public void add(double[] x, double[] y) {
        CoMoments part = new CoMoments();
        double sumX = 0;
        double sumY = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                part.count++;
                sumX += x[i];
                sumY += y[i];
            }
        }
        part.meanX = sumX / part.count;
        part.meanY = sumY / part.count;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                double fromX = x[i] - part.meanX;
                double fromY = y[i] - part.meanY;
                part.squaresX += fromX * fromX;
                part.squaresY += fromY * fromY;
                part.products += fromX * fromY;
            }
        }
        merge(part);
    }

    /// Adds the rows of two complete columns whose means, distances from the means and squares are known.
    public void add(Centred x, Centred y) {
        CoMoments part = new CoMoments();
        part.count = x.distances.length;
        part.meanX = x.mean;
        part.meanY = y.mean;
        part.squaresX = x.squares;
        part.squaresY = y.squares;
        double[] fromX = x.distances;
        double[] fromY = y.distances;
        for (int i = 0; i < fromX.length; i++) {
            part.products += fromX[i] * fromY[i];
        }
        merge(part);
    }

    public void merge(CoMoments other) {
        if (other.count == 0) {
            return;
        }
        double n = (double) count + other.count;
        double share = count * (other.count / n);
        double distanceX = other.meanX - meanX;
        double distanceY = other.meanY - meanY;
        squaresX += other.squaresX + distanceX * distanceX * share;
        squaresY += other.squaresY + distanceY * distanceY * share;
        products += other.products + distanceX * distanceY * share;
        meanX += distanceX * (other.count / n);
        meanY += distanceY * (other.count / n);
        count += other.count;
    }

    public long count() {
        return count;
    }

    /// Pearson's coefficient, -1 to 1; NaN below two rows or where one of the two does not vary.
    public double correlation() {
        if (count < 2 || squaresX <= 0 || squaresY <= 0) {
            return Double.NaN;
        }
        double correlation = products / Math.sqrt(squaresX) / Math.sqrt(squaresY);
        return Math.clamp(correlation, -1, 1);
    }

    public void write(DataOutput out) throws IOException {
        out.writeLong(count);
        for (double part : new double[] {meanX, meanY, squaresX, squaresY, products}) {
            out.writeDouble(part);
        }
    }

    public static CoMoments read(DataInput in) throws IOException {
        CoMoments read = new CoMoments();
        read.count = in.readLong();
        read.meanX = in.readDouble();
        read.meanY = in.readDouble();
        read.squaresX = in.readDouble();
        read.squaresY = in.readDouble();
        read.products = in.readDouble();
        return read;
    }
}
