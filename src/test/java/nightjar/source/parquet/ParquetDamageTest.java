package nightjar.source.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nightjar.source.ReadRows;
import nightjar.table.ColumnType;
import nightjar.table.DataRejected;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files with bytes changed or cut off by chance: each is read to its end, or refused in the product's own words, and that soon.
class ParquetDamageTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    /// How many files are damaged; `-Dnightjar.damage=20000` for a long look.
    private static final int MANY = Integer.getInteger("nightjar.damage", 600);

    private static final int FEW = 40;

    @TempDir Path folder;

    @Test
    void aDamagedFileIsReadOrRefused() throws IOException, SQLException {
        assertThat(read(FEW, 7)).isEmpty();
    }

    @Test
    @Tag("slow")
    void manyDamagedFilesAreReadOrRefused() throws IOException, SQLException {
        assertThat(read(MANY, 11)).isEmpty();
    }

    /// What went otherwise.
    private List<String> read(int files, long seed) throws IOException, SQLException {
        List<byte[]> whole = List.of(written("snappy"), written("zstd"), written("uncompressed"));
        Random random = new Random(seed);
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            byte[] bytes = damaged(whole.get(i % whole.size()), random);
            Path file = Files.write(folder.resolve("damaged-" + i + ".parquet"), bytes);
            String fault = fault(() -> readAll(file));
            if (!fault.isEmpty()) {
                faults.add("file %s of seed %s: %s".formatted(i, seed, fault));
            }
            Files.delete(file);
        }
        return faults;
    }

    private static byte[] damaged(byte[] whole, Random random) {
        if (random.nextInt(8) == 0) {
            return Arrays.copyOf(whole, 1 + random.nextInt(whole.length - 1));
        }
        byte[] bytes = whole.clone();
        // The footer, where a single byte says most, is a small part of the file.
        int from = random.nextBoolean() ? bytes.length - Math.min(bytes.length, 1500) : 0;
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = from + random.nextInt(bytes.length - from);
            bytes[at] =
                    (byte)
                            (random.nextBoolean()
                                    ? bytes[at] ^ 1 << random.nextInt(8)
                                    : random.nextInt());
        }
        return bytes;
    }

    private static boolean readAll(Path file) {
        ParquetSource source = ParquetSource.open(file, 512);
        ReadRows.all(source);
        Map<String, ColumnType> texts = new HashMap<>();
        source.schema().names().forEach(name -> texts.put(name, ColumnType.TEXT));
        ReadRows.all(source.suiting(texts));
        return true;
    }

    /// Empty if it ended, soon, in rows or a refusal.
    private static String fault(Callable<Boolean> reading) {
        FutureTask<Boolean> task = new FutureTask<>(reading);
        Thread.ofPlatform().daemon().start(task);
        try {
            return task.get(SOON.toSeconds(), TimeUnit.SECONDS) ? "" : "nothing";
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNull(e.getCause());
            return cause instanceof DataRejected refused && isInOwnWords(refused)
                    ? ""
                    : cause + " at " + List.of(cause.getStackTrace()).getFirst();
        } catch (TimeoutException | InterruptedException e) {
            return e.toString();
        }
    }

    private static boolean isInOwnWords(DataRejected refused) {
        String message = String.valueOf(refused.getMessage());
        return !message.contains("hardwood") && !message.contains("java.");
    }

    private byte[] written(String codec) throws IOException, SQLException {
        Path file = folder.resolve(codec + ".parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    COPY (SELECT i AS id, (i * 1000000007)::UBIGINT AS u, 'v' || (i %% 17) AS v, 'text ' || hash(i) AS t, sqrt(i) AS root,
                          i %% 3 = 0 AS flag, (i / 7)::DECIMAL(20,3) AS d, DATE '2024-01-01' + i::INTEGER AS day, uuid() AS u2,
                          CASE WHEN i %% 5 = 0 THEN NULL ELSE i::FLOAT END AS f, [i, i + 1] AS list, ('b' || i)::BLOB AS b
                          FROM range(3000) t(i)) TO '%s' (FORMAT parquet, COMPRESSION %s, ROW_GROUP_SIZE 2048)
                    """
                            .formatted(file, codec));
        }
        return Files.readAllBytes(file);
    }
}
