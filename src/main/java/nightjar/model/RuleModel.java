package nightjar.model;

import java.util.Arrays;
import java.util.List;
import nightjar.table.Matrix;

/// One answer for the rows where a rule holds, another for all others. Its one column says whether it holds: 0.5 or more is yes.
///
/// @param holds one prediction per output
/// @param otherwise one prediction per output
public record RuleModel(List<Double> holds, List<Double> otherwise) implements Model {

    private static final float YES = 0.5F;

    public RuleModel {
        holds = List.copyOf(holds);
        otherwise = List.copyOf(otherwise);
        if (holds.size() != otherwise.size() || holds.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s predictions where the rule holds, %s elsewhere"
                            .formatted(holds.size(), otherwise.size()));
        }
    }

    @Override
    public int features() {
        return 1;
    }

    @Override
    public int outputs() {
        return holds.size();
    }

    @Override
    public void predict(Matrix rows, double[] predictions) {
        ModelShapes.require(this, rows, predictions);
        int outputs = outputs();
        for (int row = 0; row < rows.rows(); row++) {
            List<Double> answer = rows.values()[row] >= YES ? holds : otherwise;
            for (int output = 0; output < outputs; output++) {
                predictions[row * outputs + output] = answer.get(output);
            }
        }
    }

    /// What the rule adds where it holds, beside the answer for all other rows: how often it holds is not known.
    @Override
    public Contributions contributions(Matrix rows, int[] outputs) {
        double[] bases = Arrays.stream(outputs).mapToDouble(otherwise::get).toArray();
        double[] amounts = new double[outputs.length];
        for (int row = 0; row < amounts.length; row++) {
            boolean held = rows.values()[row] >= YES;
            amounts[row] = held ? holds.get(outputs[row]) - bases[row] : 0;
        }
        return new Contributions(1, bases, amounts);
    }
}
