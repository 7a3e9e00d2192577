package nightjar.stage.clean;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;
import nightjar.durable.PartBook;
import nightjar.durable.WholeFiles;
import nightjar.pass.PartSink;
import nightjar.pass.RowSource;
import nightjar.source.parquet.ParquetParts;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;

/// The clean rows of a training run, as numbered parts in one folder: per chunk its training rows, `part-00000.training.parquet`, and its hold-out
/// rows, `part-00000.holdout.parquet`. Whoever fits anything is given [#training] and cannot come upon the others.
public final class CleanRows implements PartSink {

    private final ParquetParts training;
    private final ParquetParts holdout;

    /// @param folder of the parts; made when the first is written
    /// @param files puts them in their place
    /// @param book has those that are committed
    public CleanRows(Path folder, WholeFiles files, PartBook book) {
        training = new ParquetParts(folder, "training", files, book);
        holdout = new ParquetParts(folder, "holdout", files, book);
    }

    /// Parts of which nobody keeps book.
    public CleanRows(Path folder, WholeFiles files) {
        this(folder, files, PartBook.NONE);
    }

    @Override
    public void write(int number, List<RecordBatch> batches) {
        training.write(number, select(batches, fold -> fold != CleanColumns.HOLDOUT));
        holdout.write(number, select(batches, fold -> fold == CleanColumns.HOLDOUT));
    }

    private static List<RecordBatch> select(List<RecordBatch> batches, DoublePredicate fold) {
        List<RecordBatch> selected = new ArrayList<>(batches.size());
        for (RecordBatch batch : batches) {
            double[] folds = ((NumberColumn) batch.column(CleanColumns.FOLD)).values();
            selected.add(batch.where(row -> fold.test(folds[row])));
        }
        return selected;
    }

    @Override
    public void enter() {
        training.enter();
        holdout.enter();
    }

    @Override
    public void truncate(int number) {
        training.truncate(number);
        holdout.truncate(number);
    }

    /// The rows that models are fitted on, in the order of the source.
    public RowSource training(int batchRows) {
        return training.source(batchRows);
    }

    /// The rows that models are judged on, in the order of the source.
    public RowSource holdout(int batchRows) {
        return holdout.source(batchRows);
    }
}
