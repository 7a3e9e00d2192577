package nightjar.cli;

import java.util.Locale;
import nightjar.text.Visible;
import tools.jackson.databind.JsonNode;

/// What one rule of the gate says, as people read it: in a line at first, in its whole sentence where they ask for all.
final class ReasonText {

    /// Columns of a line.
    static final int WIDTH = 100;

    private ReasonText() {}

    /// The rule, the number found and what it was held against.
    static String line(JsonNode reason) {
        String rule = Visible.line(reason.path("rule").asString(""));
        return Lines.cut("%s: %s%s".formatted(rule, found(reason), not(reason)), WIDTH);
    }

    private static String found(JsonNode reason) {
        JsonNode found = reason.path("found");
        JsonNode threshold = reason.path("threshold");
        if (!found.isNumber() || !threshold.isNumber()) {
            return first(reason.path("sentence").asString(""));
        }
        String number = RunText.number(found.asDouble());
        return reason.path("rule").asString("").startsWith("beats")
                ? number + " against " + RunText.number(threshold.asDouble())
                : number;
    }

    private static String first(String sentence) {
        String text = Visible.line(sentence).strip();
        int end = text.indexOf(". ");
        String first = end < 0 ? text : text.substring(0, end);
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }

    /// What a rule that did not hold leads to.
    private static String not(JsonNode reason) {
        String leadsTo = reason.path("leadsTo").asString(reason.path("leads_to").asString(""));
        return reason.path("held").asBoolean() || leadsTo.isEmpty()
                ? ""
                : ": " + leadsTo.replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    /// The line, and under it the sentence with all its numbers.
    static String whole(JsonNode reason) {
        return "         %s %s\n           %s\n"
                .formatted(
                        mark(reason),
                        line(reason),
                        Visible.line(reason.path("sentence").asString("")));
    }

    static String mark(JsonNode reason) {
        return reason.path("held").asBoolean() ? "+" : "-";
    }
}
