package nightjar.stage.promote;

import java.util.Map;
import nightjar.ledger.Provenance;
import nightjar.stage.evaluate.ModelEvaluation;
import nightjar.stage.gate.Verdict;
import nightjar.stage.train.Candidate;
import org.jspecify.annotations.Nullable;

/// What a version is, for whoever asks later: `card.json`, and as Markdown `card.md`.
///
/// @param goal the business goal it serves, in a sentence
/// @param holdout how good it was on rows no fit had seen
public record Card(
        String project,
        @Nullable String goal,
        String fingerprint,
        Candidate candidate,
        long trainingRows,
        long holdoutRows,
        ModelEvaluation holdout,
        Map<String, Double> importance,
        Verdict verdict,
        Provenance provenance) {

    String markdown() {
        StringBuilder text = new StringBuilder("# Model card: %s%n%n".formatted(project));
        text.append(goal == null ? "No goal is declared.\n\n" : goal + "\n\n");
        text.append("- fingerprint: `%s`%n".formatted(fingerprint));
        text.append(
                "- algorithm: %s %s%n"
                        .formatted(
                                candidate.trial().algorithm().yamlName(),
                                candidate.trial().parameters()));
        text.append("- rows: %d for training, %d held out%n".formatted(trainingRows, holdoutRows));
        text.append(
                "- verdict: %s%n%n| metric on the hold-out | value |%n|---|---|%n"
                        .formatted(verdict.word()));
        holdout.metrics()
                .forEach((name, value) -> text.append("| %s | %s |%n".formatted(name, value)));
        text.append("%n| feature | importance |%n|---|---|%n".formatted());
        importance.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(20)
                .forEach(
                        one ->
                                text.append(
                                        "| %s | %.4f |%n".formatted(one.getKey(), one.getValue())));
        text.append(
                "%nMade by run `%s` from %s, project file `%s`, seed %d, %s, %s, %s.%n"
                        .formatted(
                                provenance.run(),
                                provenance.inputs(),
                                provenance.project(),
                                provenance.seed(),
                                provenance.libraries(),
                                provenance.java(),
                                provenance.system()));
        return text.toString();
    }
}
