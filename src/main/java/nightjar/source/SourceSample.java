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
import nightjar.pass.SourceBatch;
import nightjar.project.SourceSpec;
import nightjar.source.csv.CsvSource;
import nightjar.source.csv.scan.CsvInput;
import nightjar.source.csv.scan.CsvPosition;
import nightjar.source.csv.scan.Dialect;
import nightjar.source.parquet.ParquetParts;
import nightjar.source.parquet.ParquetSource;
import nightjar.table.ColumnType;

/// Smaller files of the same kind as a source: blocks of consecutive records taken evenly from all of it, written down byte for byte, so that to read a
/// sample costs per row what the source costs. Nothing is left to chance: same file, same number, same sample.
///
/// Finding the records of the source, once, is all the reading this takes.
public sealed interface SourceSample {

    /// Records of the source, malformed ones included.
    long records();

    /// Writes a sample and says how to read it.
    ///
    /// @param records wanted, at least 1; a block more or less is written, and all there are if they are fewer
    /// @param folder to write into
    SourceSpec write(long records, Path folder) throws IOException;

    /// Looks for the records of a source.
    ///
    /// @param types what its columns will be read as
    static SourceSample of(SourceSpec spec, Path file, Map<String, ColumnType> types)
            throws IOException {
        return switch (Sources.byContent(spec, file)) {
            case SourceSpec.Csv csv -> Csv.of(file, csv);
            case SourceSpec.Parquet _ ->
                    new Parquet(ParquetSource.open(file, Parquet.BLOCK).suiting(types));
        };
    }

    /// Which of so many blocks to take: `taken` of them, at equal distances.
    private static List<Integer> spread(int blocks, long taken) {
        int count = (int) Math.clamp(taken, 1, blocks);
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chosen.add((int) ((2L * i + 1) * blocks / (2L * count)));
        }
        return chosen;
    }

    /// @param offsets where each block begins, and where the last one ends, in the unpacked bytes; what is before the first is the header
    record Csv(Path file, Dialect dialect, int block, long records, List<Long> offsets)
            implements SourceSample {

        /// Small blocks of a small file, so that a sample is taken from many places.
        private static final int SMALL_BLOCK = 8;

        private static final int BLOCK = 256;
        private static final long SMALL_FILE = 8L << 20;

        public Csv {
            offsets = List.copyOf(offsets);
        }

        static Csv of(Path file, SourceSpec.Csv spec) throws IOException {
            int block = Files.size(file) < SMALL_FILE ? SMALL_BLOCK : BLOCK;
            CsvSource source = CsvSource.open(file, spec, block);
            List<Long> offsets = new ArrayList<>();
            long records = 0;
            try (BatchReader reader = source.open(null)) {
                offsets.add(CsvPosition.parse(reader.position()).offset());
                for (SourceBatch batch = reader.read(); batch != null; batch = reader.read()) {
                    records += batch.records();
                    offsets.add(CsvPosition.parse(reader.position()).offset());
                }
            }
            return new Csv(file, source.dialect(), block, records, offsets);
        }

        @Override
        public SourceSpec write(long wanted, Path folder) throws IOException {
            Path target = folder.resolve("sample-%s.csv".formatted(wanted));
            try (CsvInput in = CsvInput.open(file, dialect.encoding(), 0);
                    OutputStream out = Files.newOutputStream(target)) {
                out.write(in.readNBytes(Math.toIntExact(offsets.getFirst())));
                long at = offsets.getFirst();
                for (int chosen : spread(offsets.size() - 1, Math.ceilDiv(wanted, block))) {
                    in.skipNBytes(offsets.get(chosen) - at);
                    at = offsets.get(chosen + 1);
                    out.write(in.readNBytes(Math.toIntExact(at - offsets.get(chosen))));
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
    }

    /// Columns that are not read anyway are left out, and two with the numbers of the rows are added, which no project names.
    record Parquet(ParquetSource source) implements SourceSample {

        private static final int BLOCK = 256;

        @Override
        public long records() {
            return source.size();
        }

        @Override
        public SourceSpec write(long wanted, Path folder) throws IOException {
            List<nightjar.table.RecordBatch> rows = new ArrayList<>();
            int blocks = Math.toIntExact(Math.ceilDiv(source.size(), BLOCK));
            for (int chosen : spread(blocks, Math.ceilDiv(wanted, BLOCK))) {
                try (BatchReader reader = source.open(Long.toString((long) chosen * BLOCK))) {
                    SourceBatch batch = reader.read();
                    if (batch != null) {
                        rows.add(batch.rows());
                    }
                }
            }
            Path target = folder.resolve("sample-%s".formatted(wanted));
            new ParquetParts(target, WholeFiles.UNGUARDED).write(0, rows);
            try (var files = Files.list(target)) {
                return new SourceSpec.Parquet(files.findFirst().orElseThrow().toString());
            }
        }
    }
}
