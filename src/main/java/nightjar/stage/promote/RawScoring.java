package nightjar.stage.promote;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import nightjar.durable.Fingerprint;
import nightjar.pass.SourceBatch;
import nightjar.project.ProjectSpec;
import nightjar.stage.clean.CleanPlan;
import nightjar.stage.clean.Cleaner;
import nightjar.stage.features.PlanRunner;
import nightjar.stage.train.FittedModel;
import nightjar.table.Matrix;
import nightjar.table.RecordBatch;

/// Records that were read, on the way that scoring takes them: through cleaning, features and model.
final class RawScoring {

    private final FittedModel model;
    private final RecordBatch clean;
    private final Matrix features;
    private final double[] scores;

    private RawScoring(FittedModel model, RecordBatch clean, Matrix features, double[] scores) {
        this.model = model;
        this.clean = clean;
        this.features = features;
        this.scores = scores;
    }

    /// @param date from which ages are counted
    static RawScoring of(SourceBatch records, ProjectSpec spec, FittedModel model, LocalDate date) {
        Cleaner cleaner = new Cleaner(new CleanPlan(spec, null));
        RecordBatch clean = cleaner.map(records).rows();
        Matrix features = new PlanRunner(model.plan(), cleaner.schema(), date).matrix(clean);
        return new RawScoring(
                model,
                clean,
                features,
                clean.rows() == 0 ? new double[0] : model.predict(features));
    }

    /// Where a record is among those that were scored; empty: it was set aside.
    ///
    /// @param record from 1
    OptionalInt row(long record) {
        for (int row = 0; row < clean.rows(); row++) {
            if (clean.record(row) == record) {
                return OptionalInt.of(row);
            }
        }
        return OptionalInt.empty();
    }

    /// SHA-256 over the features of a row, bit by bit.
    String features(int row) {
        ByteBuffer bytes = ByteBuffer.allocate(features.columns() * Float.BYTES);
        for (int column = 0; column < features.columns(); column++) {
            bytes.putInt(Float.floatToIntBits(features.at(row, column)));
        }
        return Fingerprint.of(bytes.array()).sha256();
    }

    float feature(int row, int column) {
        return features.at(row, column);
    }

    List<Double> scores(int row) {
        int outputs = model.task().outputs();
        List<Double> own = new ArrayList<>();
        for (int output = 0; output < outputs; output++) {
            own.add(scores[row * outputs + output]);
        }
        return own;
    }

    /// What is predicted of a row, as it stands in the scores.
    String said(int row) {
        return model.said(scores, row);
    }
}
