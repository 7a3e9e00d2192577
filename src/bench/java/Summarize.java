import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// DuckDB's `SUMMARIZE` of a CSV file: prints the seconds of the query alone, without loading the library.
final class Summarize {

    private Summarize() {}

    public static void main(String[] arguments) throws SQLException {
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement()) {
            long began = System.nanoTime();
            String csv = arguments[0].replace("'", "''");
            try (ResultSet columns =
                    statement.executeQuery("SUMMARIZE SELECT * FROM read_csv('" + csv + "')")) {
                while (columns.next()) {
                    columns.getString(1);
                }
            }
            System.out.printf("%.3f%n", (System.nanoTime() - began) / 1e9);
        }
    }
}
