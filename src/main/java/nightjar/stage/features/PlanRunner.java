package nightjar.stage.features;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import nightjar.stage.clean.CleanColumns;
import nightjar.stage.features.transform.Age;
import nightjar.stage.features.transform.Encoder;
import nightjar.stage.features.transform.Transform;
import nightjar.table.Column;
import nightjar.table.Matrix;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import nightjar.table.TextColumn;

/// A plan made ready for one schema of clean rows. Immutable; used by several threads at once.
public final class PlanRunner {

    private final FeaturePlan plan;
    private final List<Encoder> encoders = new ArrayList<>();

    /// Per feature, the encoders of training rows by their fold; of most there are none.
    private final List<List<Encoder>> perFold = new ArrayList<>();

    private final int[] offsets;
    private final int width;

    /// @param schema of the clean rows; it has every column that [FeaturePlan#inputs()] names
    /// @param date the run's business date, from which ages are counted
    public PlanRunner(FeaturePlan plan, Schema schema, LocalDate date) {
        this.plan = plan;
        long day = Age.day(date);
        this.offsets = new int[plan.features().size()];
        int at = 0;
        for (int i = 0; i < offsets.length; i++) {
            Transform transform = plan.features().get(i).transform();
            encoders.add(transform.encoder(schema, day));
            perFold.add(
                    transform.perFold().stream().map(each -> each.encoder(schema, day)).toList());
            offsets[i] = at;
            at += transform.names().size();
        }
        this.width = at;
    }

    /// The features of every row: rows × [FeaturePlan#names()], no NaN.
    public Matrix matrix(RecordBatch rows) {
        RecordBatch prepared = Preparation.all(plan.preparations(), rows);
        float[] values = new float[rows.rows() * width];
        for (int i = 0; i < offsets.length; i++) {
            encoders.get(i).encode(prepared, values, width, offsets[i]);
        }
        return new Matrix(rows.rows(), width, values);
    }

    /// As [#matrix], with the target encodings of the other folds: for rows whose `nightjar.fold` is a fold.
    public Matrix trainingMatrix(RecordBatch rows) {
        Matrix matrix = matrix(rows);
        RecordBatch prepared = Preparation.all(plan.preparations(), rows);
        double[] folds = ((NumberColumn) rows.column(CleanColumns.FOLD)).values();
        for (int i = 0; i < offsets.length; i++) {
            int numbers = plan.features().get(i).transform().names().size();
            for (int fold = 0; fold < perFold.get(i).size(); fold++) {
                float[] others = new float[rows.rows() * numbers];
                perFold.get(i).get(fold).encode(prepared, others, numbers, 0);
                for (int row = 0; row < folds.length; row++) {
                    if ((int) folds[row] == fold) {
                        System.arraycopy(
                                others,
                                row * numbers,
                                matrix.values(),
                                row * width + offsets[i],
                                numbers);
                    }
                }
            }
        }
        return matrix;
    }

    /// What the plan met in these rows that it did not meet in training: per column `missing`, filled cells, `unseen`, levels that no
    /// training row had, and `rare_or_unseen`, levels without a feature of their own.
    public SortedMap<String, Long> findings(RecordBatch rows) {
        SortedMap<String, Long> findings = new TreeMap<>();
        for (String input : plan.inputs()) {
            Column column = rows.column(input);
            long missing = 0;
            for (int row = 0; row < rows.rows(); row++) {
                missing += column.isMissing(row) ? 1 : 0;
            }
            if (missing > 0) {
                findings.put("missing." + input, missing);
            }
        }
        for (Feature feature : plan.features()) {
            Transform transform = feature.transform();
            if (transform.stranger() != null) {
                count(rows, transform, findings);
            }
        }
        return findings;
    }

    private static void count(
            RecordBatch rows, Transform transform, SortedMap<String, Long> findings) {
        String column = transform.column();
        Set<String> known = Set.copyOf(transform.levels());
        TextColumn cells = (TextColumn) rows.column(column);
        boolean[] unseen = new boolean[cells.dictionary().size()];
        for (int code = 0; code < unseen.length; code++) {
            unseen[code] = !known.contains(cells.dictionary().get(code));
        }
        long count = 0;
        for (int code : cells.codes()) {
            count += code != TextColumn.MISSING && unseen[code] ? 1 : 0;
        }
        if (count > 0) {
            findings.put(transform.stranger() + "." + column, count);
        }
    }

    public FeaturePlan plan() {
        return plan;
    }
}
