package nightjar.init;

import java.util.LinkedHashMap;
import java.util.Map;
import nightjar.reading.ReadTexts;
import nightjar.reading.TextRules;
import nightjar.table.RecordBatch;
import nightjar.table.TextColumn;

/// How the cells of each column of text are written in the first rows, and how often.
///
/// @param columns by name, in the order of the data: how often each cell stands there as the usual rules read it, sorted by cell; missing ones are left out
record WrittenCells(Map<String, Map<String, Long>> columns) {

    /// @param usual rules that every draft has
    static WrittenCells of(RecordBatch rows, TextRules usual) {
        Map<String, Map<String, Long>> columns = new LinkedHashMap<>();
        for (String name : rows.schema().names()) {
            if (rows.column(name) instanceof TextColumn text) {
                columns.put(name, ReadTexts.of(text, usual.column(name)).counts());
            }
        }
        return new WrittenCells(columns);
    }
}
