package nightjar.history;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nightjar.ledger.InputFile;
import nightjar.ledger.Provenance;
import nightjar.ledger.RunRecord;
import nightjar.registry.ModelVersion;
import nightjar.stage.promote.SelfTestedVersion;
import nightjar.stage.train.FittedModel;
import org.jspecify.annotations.Nullable;

/// One of the two that are compared: a run, and the version it registered or used.
///
/// @param name as it was asked for
/// @param version null: the run has none
/// @param loaded the version with its files; null: none, or it cannot be loaded
public record Side(
        String name,
        RunRecord run,
        @Nullable ModelVersion version,
        @Nullable SelfTestedVersion loaded) {

    @Nullable FittedModel model() {
        return loaded == null ? null : loaded.model();
    }

    /// What it was trained on, as the version carries it.
    Map<String, String> trainedOn() {
        Map<String, String> facts = new LinkedHashMap<>();
        SelfTestedVersion its = loaded;
        if (its != null) {
            its.profile()
                    .ifPresent(
                            profile -> {
                                facts.put(
                                        "rows", String.format(Locale.ROOT, "%,d", profile.rows()));
                                facts.put("columns", String.valueOf(profile.columns().size()));
                            });
            its.holdout().ifPresent(rule -> facts.put("hold-out", rule.words()));
        }
        return facts;
    }

    /// What made it: Nightjar, libraries, Java, system.
    Map<String, String> program() {
        Optional<Provenance> kept =
                Optional.ofNullable(loaded).flatMap(SelfTestedVersion::provenance);
        if (kept.isPresent()) {
            return kept.get().program();
        }
        return run.nightjar() == null ? Map.of() : Map.of("nightjar", run.nightjar());
    }

    /// Fingerprints of what was read, by path.
    Map<String, String> inputs() {
        Map<String, String> inputs = new LinkedHashMap<>();
        for (InputFile input : run.inputs()) {
            inputs.put(
                    input.path(),
                    String.format(Locale.ROOT, "%,d B %s", input.size(), input.fingerprint()));
        }
        return inputs;
    }

    /// Algorithm and everything that was chosen for it.
    Map<String, String> hyperparameters() {
        Map<String, String> chosen = new LinkedHashMap<>();
        FittedModel fitted = model();
        if (fitted != null) {
            chosen.put("algorithm", fitted.candidate().trial().algorithm().yamlName());
            fitted.candidate()
                    .trial()
                    .parameters()
                    .forEach((name, value) -> chosen.put(name, plain(value)));
            chosen.put("rounds", Integer.toString(fitted.candidate().rounds()));
            chosen.put("threshold", Double.toString(fitted.candidate().threshold()));
        }
        return chosen;
    }

    private static String plain(double value) {
        return java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
