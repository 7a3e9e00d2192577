package nightjar.stage.features;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import nightjar.table.Column;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.TextColumn;

/// A cleaning rule whose numbers are fitted on training rows; applied to typed cells before every transform.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "preparation")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Preparation.Clip.class, name = "clip"),
    @JsonSubTypes.Type(value = Preparation.FillNumber.class, name = "fill_number"),
    @JsonSubTypes.Type(value = Preparation.FillText.class, name = "fill_text")
})
public sealed interface Preparation {

    String column();

    /// The cells of its column after it.
    Column of(Column cells);

    /// Rows after these, one after the other.
    static RecordBatch all(List<Preparation> preparations, RecordBatch rows) {
        if (preparations.isEmpty()) {
            return rows;
        }
        List<Column> columns = new ArrayList<>(rows.columns());
        for (Preparation preparation : preparations) {
            int position = rows.schema().indexOf(preparation.column()).orElseThrow();
            columns.set(position, preparation.of(columns.get(position)));
        }
        return rows.with(rows.schema(), columns);
    }

    private static Column numbers(Column cells, DoubleUnaryOperator change) {
        return new NumberColumn(
                DoubleStream.of(((NumberColumn) cells).values()).map(change).toArray());
    }

    /// Numbers outside the bounds become the nearer bound.
    record Clip(String column, double min, double max) implements Preparation {
        @Override
        public Column of(Column cells) {
            return numbers(cells, x -> Double.isNaN(x) ? x : Math.clamp(x, min, max));
        }
    }

    /// Missing numbers become this one.
    record FillNumber(String column, double value) implements Preparation {
        @Override
        public Column of(Column cells) {
            return numbers(cells, x -> Double.isNaN(x) ? value : x);
        }
    }

    /// Missing texts become this one.
    record FillText(String column, String value) implements Preparation {
        @Override
        public Column of(Column cells) {
            TextColumn texts = (TextColumn) cells;
            TextColumn.Builder builder = new TextColumn.Builder(texts.size());
            for (int row = 0; row < texts.size(); row++) {
                builder.add(texts.isMissing(row) ? value : texts.get(row));
            }
            return builder.build();
        }
    }
}
