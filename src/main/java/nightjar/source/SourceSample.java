package nightjar.source;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nightjar.durable.WholeFiles;
import nightjar.pass.BatchReader;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.project.SourceSpec;
import nightjar.source.csv.CsvSource;
import nightjar.source.csv.scan.CsvInput;
import nightjar.source.csv.scan.CsvPosition;
import nightjar.source.csv.scan.Dialect;
import nightjar.source.parquet.ParquetParts;
import nightjar.table.ColumnType;
import nightjar.table.RecordBatch;

/// Smaller files of the same kind as a source: blocks of consecutive records taken evenly from all of it, so that to read a sample costs per row what
/// the source costs. Nothing is left to chance: same file, same number, same sample.
///
/// Finding the records of the source, once, is all the reading this takes.
///
/// @param rows the source in batches of a block
/// @param splits where the blocks begin
public record SourceSample(LocalFile file, RowSource rows, int block, Splits splits) {

    /// Small blocks of a small file, so that a sample is taken from many places; in a Parquet file each costs a page.
    private static final int SMALL_BLOCK = 8;

    private static final int BLOCK = 256;
    private static final long SMALL_FILE = 8L << 20;

    static SourceSample of(LocalFile file, Map<String, ColumnType> types) throws IOException {
        boolean small =
                !(file.found() instanceof SourceSpec.Parquet)
                        && Files.size(file.path()) < SMALL_FILE;
        int block = small ? SMALL_BLOCK : BLOCK;
        return new SourceSample(file, file.open(block).suiting(types), block, file.splits(block));
    }

    /// Records of the source, malformed ones included.
    public long records() {
        return splits.records();
    }

    /// Writes a sample and says how to read it.
    ///
    /// @param records wanted, at least 1; a block more or less is written, and all there are if they are fewer
    /// @param folder to write into
    public SourceSpec.File write(long records, Path folder) throws IOException {
        int count = Math.clamp(Math.ceilDiv(records, block), 1, splits.blocks());
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chosen.add((int) ((2L * i + 1) * splits.blocks() / (2L * count)));
        }
        Path target = folder.resolve("sample-" + records);
        return rows instanceof CsvSource csv
                ? bytes(csv.dialect(), chosen, target.resolveSibling(target.getFileName() + ".csv"))
                : parquet(chosen, target);
    }

    /// Text, byte for byte: unpacked, and behind what stands before the first record.
    private SourceSpec.File bytes(Dialect dialect, List<Integer> blocks, Path target)
            throws IOException {
        try (CsvInput in = CsvInput.open(file.path(), dialect.encoding(), 0);
                OutputStream out = Files.newOutputStream(target)) {
            out.write(in.readNBytes(Math.toIntExact(offset(0))));
            long at = offset(0);
            for (int chosen : blocks) {
                in.skipNBytes(offset(chosen) - at);
                at = offset(chosen + 1);
                out.write(in.readNBytes(Math.toIntExact(at - offset(chosen))));
            }
        }
        return new SourceSpec.Csv(
                target.toString(),
                dialect.separator(),
                dialect.quote(),
                CsvInput.encodingOf(dialect.encoding()).name(),
                dialect.header(),
                dialect.skip(),
                dialect.comment());
    }

    private long offset(int block) {
        return CsvPosition.parse(splits.positions().get(block)).offset();
    }

    /// Columns that are not read anyway are left out, and two with the numbers of the rows are added, which no project names.
    private SourceSpec.File parquet(List<Integer> blocks, Path target) throws IOException {
        List<RecordBatch> batches = new ArrayList<>();
        for (int chosen : blocks) {
            try (BatchReader reader = rows.open(splits.positions().get(chosen))) {
                SourceBatch batch = reader.read();
                if (batch != null) {
                    batches.add(batch.rows());
                }
            }
        }
        new ParquetParts(target, WholeFiles.UNGUARDED).write(0, batches);
        try (var files = Files.list(target)) {
            return new SourceSpec.Parquet(files.findFirst().orElseThrow().toString());
        }
    }
}
