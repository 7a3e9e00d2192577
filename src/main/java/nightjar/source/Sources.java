package nightjar.source;

import java.nio.file.Path;
import nightjar.spec.SourceSpec;

/// Opens what a project file names. A new kind of source is a new record in [SourceSpec] and a line here.
public final class Sources {

    private Sources() {}

    /// @param file the path of the spec with its date filled in, below the workspace
    /// @param batchRows records per batch, rejected ones included; at least 1
    public static RowSource open(SourceSpec spec, Path file, int batchRows) {
        return switch (spec) {
            case SourceSpec.Csv csv -> CsvSource.open(file, csv, batchRows);
            case SourceSpec.Parquet _ -> ParquetSource.open(file, batchRows);
        };
    }
}
