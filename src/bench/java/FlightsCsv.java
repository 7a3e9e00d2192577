import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// Writes the flights from Parquet as CSV: `id,departure,distance,origin,destination,delay`. Ids count from 1 in the order of the file, on through
/// its copies. Run by `flights.sh`.
final class FlightsCsv {

    private FlightsCsv() {}

    /// @param arguments the Parquet file, the CSV file, how many copies of the rows
    public static void main(String[] arguments) throws Exception {
        Path parquet = Path.of(arguments[0]);
        Path csv = Path.of(arguments[1]).toAbsolutePath();
        int copies = Integer.parseInt(arguments[2]);
        Path aside = csv.resolveSibling(csv.getFileName() + ".tmp");
        Files.createDirectories(csv.getParent());
        write(parquet, aside, copies);
        Files.move(aside, csv, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        System.out.printf("%s: %,d bytes%n", csv, Files.size(csv));
    }

    private static void write(Path parquet, Path csv, int copies) throws SQLException {
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement()) {
            statement.execute("SET threads = 1"); // keeps the order of the file
            statement.execute(
                    """
                    COPY (
                        WITH file AS (
                            SELECT *, file_row_number AS row, count(*) OVER () AS rows
                            FROM read_parquet('%s', file_row_number = true))
                        SELECT copy * rows + row + 1 AS id, strftime(date, '%%Y-%%m-%%d %%H:%%M') AS departure,
                               distance, origin, destination, delay
                        FROM file, range(%d) AS copies(copy)
                        ORDER BY id)
                    TO '%s' (FORMAT csv, HEADER)
                    """
                            .formatted(literal(parquet), copies, literal(csv)));
        }
    }

    private static String literal(Path path) {
        return path.toString().replace("'", "''");
    }
}
