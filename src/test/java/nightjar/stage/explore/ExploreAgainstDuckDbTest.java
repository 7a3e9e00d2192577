package nightjar.stage.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nightjar.ledger.RunFolder;
import nightjar.project.training.CleanRule;
import nightjar.reading.TextRules;
import nightjar.stage.explore.ColumnProfile.Numbers;
import nightjar.stage.explore.ColumnProfile.Quantile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same rows through DuckDB and through the explorer.
class ExploreAgainstDuckDbTest {

    private static final String ROWS =
            """
            create table t as
            select i as id,
                   case when i % 50 = 0 then null else round(random() * 1000 + i / 1000.0, 3) end as amount,
                   case when random() < 0.02 then null else floor(random() * 60)::int end as small,
                   -ln(1 - random()) * 1e6 as tail,
                   'city ' || floor(pow(random(), 3) * 3000)::int as city,
                   timestamp '2001-01-01' + to_minutes(floor(random() * 250000)::int) as seen,
                   case when random() < 0.2 then 'Yes' else 'No' end as churn
            from range(200000) r(i)
            """;

    private static Connection duckDb;
    private static Profile profile;

    @BeforeAll
    static void exploreTheSameRows(@TempDir Path folder) throws SQLException {
        duckDb = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = duckDb.createStatement()) {
            statement.execute("set threads = 1");
            statement.execute("select setseed(0.5)");
            statement.execute(ROWS);
        }
        List<String> names = List.of("id", "amount", "small", "tail", "city", "seen", "churn");
        TextRules trim = TextRules.of(List.of(new CleanRule.Trim(List.of())));
        profile =
                Explorer.explore(
                        TextSource.of(names, rows(names.size()), 8192),
                        Exploration.undeclared(trim, "id", "churn", null),
                        new RunFolder(folder, nightjar.durable.WholeFiles.UNGUARDED));
    }

    @AfterAll
    static void close() throws SQLException {
        duckDb.close();
    }

    private static List<String[]> rows(int columns) throws SQLException {
        List<String[]> rows = new ArrayList<>();
        try (Statement statement = duckDb.createStatement();
                ResultSet result =
                        statement.executeQuery("select columns(*)::varchar from t order by t.id")) {
            while (result.next()) {
                String[] row = new String[columns];
                for (int i = 0; i < columns; i++) {
                    String cell = result.getString(i + 1);
                    row[i] = cell == null ? "" : cell;
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static double sql(String expression) {
        try (Statement statement = duckDb.createStatement();
                ResultSet result = statement.executeQuery("select " + expression + " from t")) {
            result.next();
            return result.getDouble(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static ColumnProfile column(String name) {
        return profile.column(name).orElseThrow();
    }

    private static Numbers numbers(String name) {
        return Objects.requireNonNull(column(name).numbers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "amount", "small", "tail"})
    void agreesOnNumbers(String name) {
        Numbers numbers = numbers(name);

        assertThat(column(name).missing()).isEqualTo((long) sql("count(*) - count(" + name + ")"));
        assertThat(numbers.count()).isEqualTo((long) sql("count(" + name + ")"));
        assertThat(numbers.min()).isEqualTo(sql("min(" + name + ")"));
        assertThat(numbers.max()).isEqualTo(sql("max(" + name + ")"));
        assertClose(numbers.mean(), sql("favg(" + name + ")"));
        assertClose(numbers.standardDeviation(), sql("stddev_samp(" + name + ")"));
        assertThat(numbers.skew()).isEqualTo(sql("skewness(" + name + ")"), within(1e-6));
    }

    private static void assertClose(@Nullable Double found, double expected) {
        assertThat(found).isEqualTo(expected, within(1e-9 * Math.abs(expected)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "amount", "small", "tail"})
    void ranksQuantilesWithinTheStatedError(String name) {
        Numbers numbers = numbers(name);

        for (Quantile quantile : numbers.quantiles()) {
            double rank = Math.ceil(quantile.share() * numbers.count());
            double below = sql("count(*) filter (%s < %s)".formatted(name, quantile.value()));
            double upTo = sql("count(*) filter (%s <= %s)".formatted(name, quantile.value()));
            double error = Math.max(Math.max(below + 1 - rank, rank - upTo), 0) / numbers.count();
            assertThat(error).isLessThanOrEqualTo(numbers.rankError());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "amount", "small", "tail", "city", "seen", "churn"})
    void countsDistinctValuesWithinTheStatedBounds(String name) {
        long distinct = (long) sql("count(distinct " + name + ")");

        assertThat(distinct)
                .isBetween(column(name).distinct().lower(), column(name).distinct().upper());
    }

    @Test
    void countsTheMostFrequentValuesWithinTheStatedError() {
        ColumnProfile.Frequent frequent = column("city").frequent();

        for (ColumnProfile.Frequent.Value value : frequent.values()) {
            long count = (long) sql("count(*) filter (city = '%s')".formatted(value.text()));
            assertThat(count).isBetween(value.count(), value.count() + frequent.countError());
        }
    }

    @Test
    void findsTypesAndTheRangeOfDates() {
        assertThat(profile.columns().stream().map(c -> c.type().yamlName()).toList())
                .containsExactly(
                        "number", "number", "number", "number", "category", "date", "category");
        ColumnProfile.Dates dates = Objects.requireNonNull(column("seen").dates());
        assertThat(dates.format()).isNull();
        assertThat((double) java.time.Instant.parse(dates.first()).toEpochMilli())
                .isEqualTo(sql("epoch_ms(min(seen))"));
        assertThat((double) java.time.Instant.parse(dates.last()).toEpochMilli())
                .isEqualTo(sql("epoch_ms(max(seen))"));
    }

    @Test
    void agreesOnCorrelations() {
        for (Profile.Correlation pair : profile.correlations()) {
            String expression = "corr(%s, %s)".formatted(pair.left(), pair.right());
            assertThat(pair.pearson()).isEqualTo(sql(expression), within(1e-9));
        }
        assertThat(profile.correlations()).hasSize(6);
    }

    @Test
    void findsNoDuplicateKeysWhereThereAreNone() {
        assertThat(profile.duplicates()).isEqualTo(new Profile.Duplicates("id", 0, 0, List.of()));
        assertThat(column("id").unique()).isTrue();
    }
}
