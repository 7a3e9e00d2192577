package nightjar.cli.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import nightjar.stage.gate.DateRule;
import nightjar.text.Visible;
import tools.jackson.databind.JsonNode;

/// What one rule of the gate says, as people read it: in a line at first, in its whole sentence where they ask for all.
public final class ReasonText {

    /// Columns of a line.
    static final int WIDTH = 100;

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private ReasonText() {}

    /// The rule, the number found and what it was held against.
    public static String line(JsonNode reason) {
        String rule = Visible.line(reason.path("rule").asString(""));
        String told =
                DateRule.isNamed(rule) ? dates(reason) : "%s: %s".formatted(rule, found(reason));
        return Lines.cut(told + not(reason), WIDTH);
    }

    /// The two dates that its sentence begins with: the candidate's and the champion's.
    private static String dates(JsonNode reason) {
        List<String> dates =
                DATE.matcher(reason.path("sentence").asString(""))
                        .results()
                        .map(MatchResult::group)
                        .limit(2)
                        .toList();
        return "business date: trained for %s, champion for %s"
                .formatted(dates.getFirst(), dates.getLast());
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
