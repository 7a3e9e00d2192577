package nightjar.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nightjar.engine.Inline;
import nightjar.pass.RowSource;
import nightjar.project.training.CleanRule;
import nightjar.reading.TextRules;
import nightjar.source.csv.CsvSource;
import nightjar.table.RecordBatch;

/// How the first rows write their cells: the rules by which they are read, and what could not be told.
///
/// @param written as the usual rules read them
/// @param rules beside the usual ones
record FirstRows(
        WrittenCells written, Markers markers, List<CleanRule> rules, List<Remark> remarks) {

    private static final char USUAL_SEPARATOR = ',';

    FirstRows {
        rules = List.copyOf(rules);
        remarks = List.copyOf(remarks);
    }

    static FirstRows of(RowSource source) {
        return Inline.over(source)
                .first()
                .map(first -> of(first.rows(), separator(source)))
                .orElseGet(FirstRows::none);
    }

    private static FirstRows none() {
        WrittenCells none = new WrittenCells(Map.of());
        return new FirstRows(none, Markers.of(none), List.of(), List.of());
    }

    private static FirstRows of(RecordBatch rows, char separator) {
        TextRules trim = TextRules.of(List.of(new CleanRule.Trim(List.of())));
        Markers markers = Markers.of(WrittenCells.of(rows, trim));
        TextRules usual = TextRules.of(markers.rules());
        return of(WrittenCells.of(rows, usual), markers, usual, separator);
    }

    private static char separator(RowSource source) {
        return source instanceof CsvSource csv ? csv.dialect().separator() : USUAL_SEPARATOR;
    }

    private static FirstRows of(
            WrittenCells written, Markers markers, TextRules usual, char separator) {
        NumberWriting numbers = NumberWriting.of(written, usual);
        Thousands thousands = Thousands.of(written, usual, numbers, separator);
        List<CleanRule> rules = new ArrayList<>(numbers.rules(thousands.settled()));
        rules.addAll(CaseWriting.rules(written.columns()));
        List<Remark> remarks = new ArrayList<>(markers.remarks());
        remarks.addAll(numbers.remarks());
        remarks.addAll(thousands.remarks());
        return new FirstRows(written, markers, rules, remarks);
    }

    /// All rules, the usual ones first.
    TextRules textRules() {
        return TextRules.of(Stream.concat(markers.rules().stream(), rules.stream()).toList());
    }

    FirstRows with(List<CleanRule> otherRules) {
        return new FirstRows(written, markers, otherRules, remarks);
    }
}
