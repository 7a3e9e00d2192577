package nightjar.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nightjar.durable.PartBook;
import nightjar.durable.PartFolder;
import nightjar.durable.WholeFiles;
import nightjar.pass.PartSink;
import nightjar.source.parquet.ParquetWriter;
import nightjar.table.RecordBatch;

/// Parquet parts that are written straight to their place, neither aside nor synced: what parts would cost without any care.
public final class LooseParts implements PartSink {

    private final PartFolder folder;
    private final ParquetWriter writer = new ParquetWriter();

    public LooseParts(Path folder) {
        this.folder = new PartFolder(folder, "parquet", WholeFiles.UNGUARDED, PartBook.NONE);
    }

    @Override
    public void write(int number, List<RecordBatch> batches) {
        try {
            Files.createDirectories(folder.path());
            writer.write(folder.part(number), batches.getFirst().schema(), batches, "none", "{}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void truncate(int number) {}
}
