package nightjar.model;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import nightjar.table.Matrix;
import org.jspecify.annotations.Nullable;

/// Gradient-boosted trees of XGBoost, kept in its own UBJSON format. A prediction of a number is `shift + scale * raw`; probabilities
/// are taken as they are. Predicting uses one native thread per caller, so that bits do not depend on cores.
public final class BoostedModel implements Model {

    private final int features;
    private final int outputs;
    private final double shift;
    private final double scale;
    private final byte[] bytes;

    /// Boosters that no thread uses just now: predicting with one is not safe from several threads.
    private final ConcurrentLinkedQueue<Booster> idle = new ConcurrentLinkedQueue<>();

    private @Nullable BoosterTrees trees;

    /// @param shift added to numbers, 0 for probabilities
    /// @param scale by which numbers are multiplied, 1 for probabilities
    /// @param bytes UBJSON, as XGBoost 2.1 writes it
    public BoostedModel(int features, int outputs, double shift, double scale, byte[] bytes) {
        this.features = features;
        this.outputs = outputs;
        this.shift = shift;
        this.scale = scale;
        this.bytes = bytes.clone();
    }

    @Override
    public int features() {
        return features;
    }

    @Override
    public int outputs() {
        return outputs;
    }

    public double shift() {
        return shift;
    }

    public double scale() {
        return scale;
    }

    /// The booster as XGBoost's UBJSON.
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public void predict(Matrix rows, double[] predictions) {
        ModelShapes.require(this, rows, predictions);
        if (rows.rows() == 0) {
            return;
        }
        Booster booster = borrow();
        try {
            DMatrix matrix = XgboostLibrary.matrix(rows);
            try {
                copy(booster.predict(matrix), predictions);
            } finally {
                matrix.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost cannot predict: " + e.getMessage(), e);
        }
        idle.add(booster);
    }

    /// Base and amounts add up to what XGBoost itself says, whose sum over the trees is rounded to 32 bits after each: that rounding is
    /// given to the columns in proportion to their amounts.
    @Override
    public Contributions contributions(Matrix rows, int[] explained) {
        Booster booster = borrow();
        try {
            DMatrix matrix = XgboostLibrary.matrix(rows);
            try {
                float[][] raw = booster.predict(matrix, true);
                Contributions found = trees(booster).contributions(rows, explained);
                return found.settled(row -> raw[row][explained[row]], shift, scale);
            } finally {
                matrix.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost cannot explain: " + e.getMessage(), e);
        } finally {
            idle.add(booster);
        }
    }

    private synchronized BoosterTrees trees(Booster booster) throws XGBoostError {
        if (trees == null) {
            trees = BoosterTrees.of(booster, outputs);
        }
        return trees;
    }

    /// Per matrix column the sum of what its splits gained, 0 for columns that no split uses.
    public double[] gains() {
        Booster booster = borrow();
        try {
            double[] gains = new double[features];
            Map<String, Double> found = new TreeMap<>(booster.getScore(names(), "total_gain"));
            found.forEach((name, gain) -> gains[Integer.parseInt(name.substring(1))] = gain);
            idle.add(booster);
            return gains;
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost cannot say its gains: " + e.getMessage(), e);
        }
    }

    private String[] names() {
        String[] names = new String[features];
        java.util.Arrays.setAll(names, i -> "f" + i);
        return names;
    }

    private void copy(float[][] found, double[] predictions) {
        int at = 0;
        for (float[] row : found) {
            for (float value : row) {
                predictions[at++] = shift + scale * value;
            }
        }
    }

    private Booster borrow() {
        Booster booster = idle.poll();
        return booster == null ? load() : booster;
    }

    private Booster load() {
        XgboostLibrary.require();
        try {
            Booster booster = XGBoost.loadModel(bytes);
            booster.setParam("nthread", 1);
            return booster;
        } catch (XGBoostError | IOException e) {
            throw new ModelUnreadable("XGBoost cannot read the booster: " + e.getMessage(), e);
        }
    }
}
