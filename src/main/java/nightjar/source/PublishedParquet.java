package nightjar.source;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import nightjar.durable.DigestStream;
import nightjar.durable.PartFolder;
import nightjar.durable.Publication;
import nightjar.durable.WholeFiles;
import nightjar.source.csv.CsvPartReader;
import nightjar.source.parquet.ParquetWriter;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;

/// One Parquet file made of numbered parts of CSV: a row group per part, columns of the types of the schema.
record PublishedParquet(PartFolder parts, WholeFiles files, Schema schema) {

    /// The same on every call.
    ///
    /// @param counted is told the number of rows before the file gets its name, and may throw
    /// @throws nightjar.durable.HandOverDamaged if a part is not what was written
    Publication publish(Path target, LongConsumer counted) {
        long[] rows = new long[1];
        DigestStream[] digest = new DigestStream[1];
        files.write(
                target,
                aside -> {
                    digest[0] =
                            new DigestStream(
                                    new BufferedOutputStream(
                                            Files.newOutputStream(aside), 1 << 16));
                    try (OutputStream out = digest[0]) {
                        rows[0] = write(out);
                    }
                    counted.accept(rows[0]);
                });
        return new Publication(target, rows[0], digest[0].bytes(), digest[0].sha256());
    }

    private long write(OutputStream out) throws IOException {
        ParquetWriter.Table table = new ParquetWriter().table(out, schema);
        CsvPartReader reader = new CsvPartReader(schema);
        long rows = 0;
        for (Path part : parts.held()) {
            List<RecordBatch> batches = reader.read(part);
            table.add(batches);
            rows += batches.stream().mapToLong(RecordBatch::rows).sum();
        }
        table.end();
        return rows;
    }
}
