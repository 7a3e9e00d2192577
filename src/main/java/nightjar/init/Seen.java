package nightjar.init;

import java.util.List;
import java.util.StringJoiner;
import nightjar.project.SourceSpec;
import nightjar.project.training.CleanRule;
import org.jspecify.annotations.Nullable;

/// What was seen of the file beside what a profile says.
///
/// @param csv the keys of a source that say how the file is to be read; null: it is no CSV file
/// @param rules by which cells are read, beside the usual ones
/// @param remarks on columns
record Seen(
        SourceSpec.@Nullable Csv csv,
        Markers markers,
        List<CleanRule> rules,
        List<Remark> remarks,
        Unread unread) {

    Seen {
        rules = List.copyOf(rules);
        remarks = List.copyOf(remarks);
    }

    List<Remark> remarksOn(String column) {
        return remarks.stream().filter(remark -> remark.column().equals(column)).toList();
    }

    /// What follows the path of a source, such as `, skip: 2`; often nothing.
    String form() {
        StringJoiner keys = new StringJoiner(", ", ", ", "").setEmptyValue("");
        if (csv == null) {
            return "";
        }
        Character quote = csv.quote();
        if (quote != null) {
            keys.add("quote: " + (quote == SourceSpec.Csv.NO_QUOTE ? "none" : text(quote)));
        }
        if (csv.skip() != null) {
            keys.add("skip: " + csv.skip());
        }
        if (csv.comment() != null) {
            keys.add("comment: " + text(csv.comment()));
        }
        return keys.toString();
    }

    private static String text(char c) {
        return YamlText.of(String.valueOf(c));
    }
}
