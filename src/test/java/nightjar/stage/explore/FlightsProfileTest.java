package nightjar.stage.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import nightjar.ledger.RunFolder;
import nightjar.project.training.CleanRule;
import nightjar.reading.TextRules;
import nightjar.source.LocalFile;
import nightjar.stage.explore.ColumnProfile.Numbers;
import nightjar.stage.explore.ColumnProfile.Quantile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Three million flights through DuckDB and through the explorer, as CSV and as Parquet: `mvn -Plarge -Dflights=FILE.parquet test`.
@Tag("large")
class FlightsProfileTest {

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"csv", "parquet"})
    void agreesWithDuckDb(String form) throws IOException, SQLException {
        String flights = System.getProperty("flights");
        assumeTrue(flights != null, "the flights are not here: -Dflights=FILE.parquet");
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement()) {
            statement.execute("set threads = 1");
            statement.execute("set memory_limit = '2GB'");
            Path table = Path.of(Objects.requireNonNull(flights));
            Path file = form.equals("parquet") ? table : csv(statement, table);

            long began = System.nanoTime();
            Profile profile =
                    Explorer.explore(
                            LocalFile.at(file).open(4096),
                            Exploration.undeclared(
                                    TextRules.of(List.of(new CleanRule.Trim(List.of()))),
                                    null,
                                    null,
                                    null),
                            new RunFolder(
                                    Files.createDirectories(folder.resolve("run")),
                                    nightjar.durable.WholeFiles.UNGUARDED));

            System.out.printf(
                    "%s: %,d rows in %.1f s with a heap of at most %,d MB%n",
                    form,
                    profile.rows(),
                    (System.nanoTime() - began) / 1e9,
                    Runtime.getRuntime().maxMemory() >> 20);
            statement.execute("create view t as select * from read_parquet('" + table + "')");
            for (ColumnProfile column : profile.columns()) {
                agrees(column, statement);
            }
        }
    }

    private Path csv(Statement statement, Path table) throws SQLException {
        Path file = folder.resolve("flights.csv");
        statement.execute(
                "copy (select * from read_parquet('%s')) to '%s' (header, format csv)"
                        .formatted(table, file));
        return file;
    }

    private static void agrees(ColumnProfile column, Statement statement) throws SQLException {
        String name = "\"" + column.name() + "\"";
        assertThat((double) column.missing())
                .isEqualTo(sql(statement, "count(*) - count(" + name + ")"));
        assertThat(sql(statement, "count(distinct " + name + ")"))
                .isBetween((double) column.distinct().lower(), (double) column.distinct().upper());
        Numbers numbers = column.numbers();
        if (numbers == null) {
            return;
        }
        assertThat((double) numbers.count()).isEqualTo(sql(statement, "count(" + name + ")"));
        assertThat(numbers.min()).isEqualTo(sql(statement, "min(" + name + ")"));
        assertThat(numbers.max()).isEqualTo(sql(statement, "max(" + name + ")"));
        close(numbers.mean(), sql(statement, "favg(" + name + "::double)"));
        close(numbers.standardDeviation(), sql(statement, "stddev_samp(" + name + "::double)"));
        for (Quantile quantile : numbers.quantiles()) {
            double rank = Math.ceil(quantile.share() * numbers.count());
            double below =
                    sql(statement, "count(*) filter (%s < %s)".formatted(name, quantile.value()));
            double upTo =
                    sql(statement, "count(*) filter (%s <= %s)".formatted(name, quantile.value()));
            double error = Math.max(Math.max(below + 1 - rank, rank - upTo), 0) / numbers.count();
            assertThat(error).isLessThanOrEqualTo(numbers.rankError());
        }
    }

    private static void close(@org.jspecify.annotations.Nullable Double found, double expected) {
        assertThat(found).isEqualTo(expected, within(1e-9 * Math.abs(expected)));
    }

    private static double sql(Statement statement, String expression) throws SQLException {
        try (ResultSet result = statement.executeQuery("select " + expression + " from t")) {
            result.next();
            return result.getDouble(1);
        }
    }
}
