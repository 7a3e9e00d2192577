package nightjar.stage.promote;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import nightjar.durable.Fingerprint;
import nightjar.math.Interval;
import nightjar.project.Goal;
import nightjar.stage.evaluate.SliceEvaluation;
import nightjar.stage.gate.Reason;
import org.jspecify.annotations.Nullable;

/// A card as Markdown.
final class CardText {

    private static final int FEATURES_SHOWN = 20;

    private final Card card;
    private final StringBuilder text = new StringBuilder();

    private CardText(Card card) {
        this.card = card;
    }

    static String markdown(Card card) {
        CardText text = new CardText(card);
        text.goal();
        text.model();
        text.verdict();
        text.metrics();
        text.slices();
        text.importance();
        text.limits();
        text.provenance();
        return text.text.toString();
    }

    private void goal() {
        say("# Model card: %s", card.project());
        Goal goal = card.goal();
        if (goal == null) {
            say("\nNo goal is declared.");
            return;
        }
        say("\n%s", goal.statement());
        if (goal.owner() != null) {
            say("- owner: %s", goal.owner());
        }
        if (goal.kpi() != null) {
            say(
                    "- measured by: %s from %s to %s by %s",
                    goal.kpi().name(), goal.kpi().baseline(), goal.kpi().target(), goal.kpi().by());
        }
        if (goal.decision() != null) {
            say("- decision: %s", goal.decision());
        }
        if (goal.value() != null) {
            say(
                    "- worth of a decision: true positive %s, false positive %s, true negative %s, false negative %s",
                    goal.value().truePositive(),
                    goal.value().falsePositive(),
                    goal.value().trueNegative(),
                    goal.value().falseNegative());
        }
    }

    private void model() {
        Card.TrainedOn data = card.data();
        say("\n## Model\n");
        say("- fingerprint: `%s`", card.fingerprint());
        say(
                "- algorithm: %s %s",
                card.candidate().trial().algorithm().yamlName(),
                card.candidate().trial().parameters());
        say("- predicts: %s", data.label());
        say("- from: %d columns, made into %d features", data.columns().size(), data.features());
        say(
                "- rows: %,d for training, %,d held out %s",
                data.trainingRows(), data.holdoutRows(), data.split());
    }

    private void verdict() {
        say("\n## Verdict: %s\n", card.verdict().word());
        for (Reason reason : card.verdict().reasons()) {
            say("- %s %s", reason.held() ? "held:" : "not held:", reason.sentence());
        }
        if (card.verdict().reasons().isEmpty()) {
            say("The project file asks for nothing.");
        }
    }

    private void metrics() {
        say("\n## On the hold-out\n");
        StringBuilder head = new StringBuilder("| metric | value | interval |");
        card.beside().keySet().forEach(name -> head.append(" %s |".formatted(name)));
        say("%s", head);
        say("|---|---|---|%s", "---|".repeat(card.beside().size()));
        card.holdout()
                .metrics()
                .forEach(
                        (name, value) -> {
                            StringBuilder row =
                                    new StringBuilder(
                                            "| %s | %s | %s |"
                                                    .formatted(
                                                            name,
                                                            number(value),
                                                            interval(
                                                                    card.holdout()
                                                                            .intervals()
                                                                            .get(name))));
                            for (Map<String, Double> other : card.beside().values()) {
                                row.append(" %s |".formatted(number(other.get(name))));
                            }
                            say("%s", row);
                        });
    }

    private void slices() {
        if (card.holdout().slices().isEmpty()) {
            return;
        }
        String metric = card.candidate().metric().yamlName();
        say("\n## Groups\n\n| group | rows | %s |\n|---|---|---|", metric);
        for (SliceEvaluation slice : card.holdout().slices()) {
            say(
                    "| %s | %,d | %s |",
                    slice.slice(), slice.rows(), number(slice.value(card.candidate().metric())));
        }
    }

    private void importance() {
        say("\n## What matters to it\n\n| feature | importance |\n|---|---|");
        card.importance().entrySet().stream()
                .sorted(
                        Map.Entry.<String, Double>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(FEATURES_SHOWN)
                .forEach(one -> say("| %s | %s |", one.getKey(), number(one.getValue())));
    }

    private void limits() {
        say("\n## Limits\n");
        card.limits().forEach(limit -> say("- %s", limit));
    }

    private void provenance() {
        say("\n## Provenance\n");
        say("- run: `%s`", card.provenance().run());
        card.provenance().inputs().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> say("- data: %s, %s", one.getKey(), shown(one.getValue())));
        say("- project file: %s", shown(card.provenance().project()));
        say("- seed: %d", card.provenance().seed());
        say(
                "- made with: %s, %s, %s",
                card.provenance().libraries().entrySet().stream()
                        .map(library -> library.getKey() + " " + library.getValue())
                        .collect(Collectors.joining(", ")),
                card.provenance().java(),
                card.provenance().system());
        if (card.provenance().nightjar() != null) {
            say("- nightjar: %s", card.provenance().nightjar());
        }
        if (card.provenance().commit() != null) {
            say("- commit: %s", card.provenance().commit());
        }
    }

    private static String shown(Fingerprint fingerprint) {
        return String.format(Locale.ROOT, "%,d B, `%s`", fingerprint.size(), fingerprint);
    }

    private static String number(@Nullable Double value) {
        return value == null || value.isNaN()
                ? "undefined"
                : String.format(Locale.ROOT, "%.4f", value);
    }

    private static String interval(@Nullable Interval interval) {
        return interval == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.0f %%: %s to %s",
                        100 * interval.level(),
                        number(interval.low()),
                        number(interval.high()));
    }

    private void say(String format, @Nullable Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
