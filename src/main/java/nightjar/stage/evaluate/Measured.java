package nightjar.stage.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nightjar.ledger.Measurement;
import nightjar.math.Interval;
import nightjar.project.training.Metric;
import org.jspecify.annotations.Nullable;

/// The numbers of an evaluation as measurements.
final class Measured {

    private static final String STEP = "evaluate";

    private Measured() {}

    static List<Measurement> of(Evaluation evaluation) {
        List<Measurement> measurements = new ArrayList<>();
        measurements.add(Measurement.of(STEP, "holdout_rows", evaluation.rows(), "rows"));
        for (ModelEvaluation model : evaluation.models()) {
            if (model != evaluation.candidate()) {
                // On how many rows the candidate was compared with it.
                measurements.add(
                        new Measurement(
                                STEP, "compared_rows", model.rows(), "rows", model.name(), null));
            }
            add(model.metrics(), model.name(), null, measurements);
            for (Map.Entry<String, Interval> interval : model.intervals().entrySet()) {
                String name = interval.getKey();
                measurements.add(of(name, "_low", interval.getValue().low(), model.name()));
                measurements.add(of(name, "_high", interval.getValue().high(), model.name()));
            }
            if (model.money() != null) {
                measurements.add(
                        of("money", "_per_decision", model.money().perDecision(), model.name()));
            }
            if (model.calibration() != null) {
                measurements.add(
                        new Measurement(
                                STEP,
                                "calibration_error",
                                model.calibration().expectedError(),
                                "1",
                                model.name(),
                                null));
            }
            for (SliceEvaluation slice : model.slices()) {
                add(slice.metrics(), model.name(), slice.slice(), measurements);
            }
        }
        for (PairedComparison duel : evaluation.duels()) {
            add(duel, evaluation, measurements);
        }
        return measurements;
    }

    /// How much better the candidate is than this opponent, with the interval.
    private static void add(
            PairedComparison duel, Evaluation evaluation, List<Measurement> measurements) {
        String name = evaluation.metric().yamlName() + "_gain";
        measurements.add(of(name, "", duel.metric().gain(), duel.opponent()));
        Interval interval = duel.metric().interval();
        if (interval != null) {
            measurements.add(of(name, "_low", interval.low(), duel.opponent()));
            measurements.add(of(name, "_high", interval.high(), duel.opponent()));
        }
        if (duel.money() != null) {
            measurements.add(of("money_gain", "", duel.money().gain(), duel.opponent()));
        }
    }

    private static void add(
            Map<String, Double> metrics,
            String model,
            @Nullable String slice,
            List<Measurement> measurements) {
        metrics.forEach(
                (name, value) ->
                        measurements.add(
                                new Measurement(STEP, name, value, unit(name), model, slice)));
    }

    private static Measurement of(String metric, String end, double value, String model) {
        return new Measurement(STEP, metric + end, value, unit(metric), model, null);
    }

    /// Errors of a regression are in the unit of the label, all else are ratios.
    private static String unit(String metric) {
        if (metric.startsWith("money")) {
            return "money";
        }
        return metric.startsWith(Metric.RMSE.yamlName()) || metric.startsWith(Metric.MAE.yamlName())
                ? "label"
                : "1";
    }
}
