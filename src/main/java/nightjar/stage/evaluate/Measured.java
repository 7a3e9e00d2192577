package nightjar.stage.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nightjar.ledger.Measurement;
import nightjar.ledger.MetricQuantities;
import nightjar.ledger.Quantity;
import nightjar.math.Interval;
import nightjar.project.training.Metric;
import org.jspecify.annotations.Nullable;

/// The numbers of an evaluation as measurements.
final class Measured {

    private static final String STEP = "evaluate";

    private Measured() {}

    static List<Measurement> of(Evaluation evaluation) {
        List<Measurement> measurements = new ArrayList<>();
        measurements.add(Measurement.of(STEP, Quantity.HOLDOUT_ROWS, evaluation.rows()));
        for (ModelEvaluation model : evaluation.models()) {
            if (model != evaluation.candidate()) {
                measurements.add(of(Quantity.COMPARED_ROWS, model.rows(), model.name()));
            }
            add(model, measurements);
        }
        for (PairedComparison duel : evaluation.duels()) {
            add(duel, evaluation, measurements);
        }
        return measurements;
    }

    private static void add(ModelEvaluation model, List<Measurement> measurements) {
        String name = model.name();
        add(model.metrics(), name, null, measurements);
        model.intervals()
                .forEach(
                        (metric, interval) -> {
                            MetricQuantities of = quantities(metric);
                            measurements.add(of(of.low(), interval.low(), name));
                            measurements.add(of(of.high(), interval.high(), name));
                        });
        if (model.money() != null) {
            measurements.add(of(Quantity.MONEY_PER_DECISION, model.money().perDecision(), name));
        }
        if (model.calibration() != null) {
            measurements.add(
                    of(Quantity.CALIBRATION_ERROR, model.calibration().expectedError(), name));
        }
        for (SliceEvaluation slice : model.slices()) {
            add(slice.metrics(), name, slice.slice(), measurements);
        }
    }

    /// How much better the candidate is than this opponent, with the interval.
    private static void add(
            PairedComparison duel, Evaluation evaluation, List<Measurement> measurements) {
        MetricQuantities of = Quantity.of(evaluation.metric());
        measurements.add(of(of.gain(), duel.metric().gain(), duel.opponent()));
        Interval interval = duel.metric().interval();
        if (interval != null) {
            measurements.add(of(of.gainLow(), interval.low(), duel.opponent()));
            measurements.add(of(of.gainHigh(), interval.high(), duel.opponent()));
        }
        if (duel.money() != null) {
            measurements.add(of(Quantity.MONEY_GAIN, duel.money().gain(), duel.opponent()));
        }
    }

    private static void add(
            Map<String, Double> metrics,
            String model,
            @Nullable String slice,
            List<Measurement> measurements) {
        metrics.forEach(
                (metric, value) ->
                        measurements.add(
                                of(quantities(metric).value(), value, model).inSlice(slice)));
    }

    private static MetricQuantities quantities(String metric) {
        return Quantity.of(Metric.valueOf(metric.toUpperCase(Locale.ROOT)));
    }

    private static Measurement of(Quantity quantity, double value, String model) {
        return Measurement.of(STEP, quantity, value).ofModel(model);
    }
}
