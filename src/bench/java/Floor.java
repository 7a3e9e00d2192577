import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// The floor under the flights night: the same work with the same libraries and nothing around it. No restart, no checks, no ledger, rows in
/// memory, one thread but for XGBoost's own in the fit. What Nightjar takes longer is the price of what it promises.
///
/// `night CSV FOLDER` describes, fits, judges and writes a model; `score CSV FOLDER OUT` scores with that model.
final class Floor {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final int FEATURES = 7;
    private static final int BATCH = 65_536;
    private static final float MISSING = Float.NaN;

    private Floor() {}

    public static void main(String[] arguments) throws Exception {
        Path csv = Path.of(arguments[1]);
        Path folder = Path.of(arguments[2]);
        Files.createDirectories(folder);
        switch (arguments[0]) {
            case "night" -> night(csv, folder);
            case "score" -> score(csv, folder, Path.of(arguments[3]));
            default -> throw new IllegalArgumentException("night or score");
        }
    }

    // ---- the night

    private static void night(Path csv, Path folder) throws IOException, XGBoostError {
        Table table = new Table();
        Profile profile = new Profile();
        try (CSVParser parser = open(csv)) {
            for (CSVRecord record : parser) {
                profile.add(record);
                table.add(record);
            }
        }
        profile.write(folder.resolve("profile.txt"));
        boolean[] heldOut = table.lastFifth();
        List<String> levels = table.levels();
        Files.write(folder.resolve("levels.txt"), levels);
        float[] trainingLabels = table.labels(heldOut, false);
        DMatrix training =
                new DMatrix(
                        table.features(levels, heldOut, false),
                        trainingLabels.length,
                        FEATURES,
                        MISSING);
        training.setLabel(trainingLabels);
        Booster booster = XGBoost.train(training, parameters(), 100, Map.of(), null, null);
        training.dispose();
        Files.write(folder.resolve("model.ubj"), booster.toByteArray("ubj"));
        judge(booster, table, levels, heldOut, folder);
    }

    private static Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("tree_method", "hist");
        parameters.put("objective", "binary:logistic");
        parameters.put("max_depth", 8);
        parameters.put("eta", 0.1);
        parameters.put("subsample", 0.8);
        parameters.put("colsample_bytree", 0.7);
        parameters.put("min_child_weight", 2);
        parameters.put("max_bin", 256);
        parameters.put("verbosity", 0);
        parameters.put("nthread", Runtime.getRuntime().availableProcessors());
        return parameters;
    }

    private static void judge(
            Booster booster, Table table, List<String> levels, boolean[] heldOut, Path folder)
            throws IOException, XGBoostError {
        float[] labels = table.labels(heldOut, true);
        float[][] scores =
                booster.predict(
                        new DMatrix(
                                table.features(levels, heldOut, true),
                                labels.length,
                                FEATURES,
                                MISSING));
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("predictions.csv"))) {
            out.write("label,score\n");
            for (int row = 0; row < labels.length; row++) {
                out.write(labels[row] > 0 ? "1," : "0,");
                out.write(Float.toString(scores[row][0]));
                out.write('\n');
            }
        }
        System.out.printf("{\"auc\": %.4f}%n", auc(labels, scores));
    }

    /// By ranks; ties share theirs.
    private static double auc(float[] labels, float[][] scores) {
        long[] ranked = new long[labels.length];
        for (int i = 0; i < ranked.length; i++) {
            ranked[i] = (long) Float.floatToIntBits(scores[i][0]) << 1 | (labels[i] > 0 ? 1 : 0);
        }
        Arrays.sort(ranked);
        double below = 0;
        double pairs = 0;
        double positives = 0;
        for (int from = 0; from < ranked.length; ) {
            int to = from;
            int hits = 0;
            while (to < ranked.length && ranked[to] >> 1 == ranked[from] >> 1) {
                hits += (int) (ranked[to++] & 1);
            }
            int misses = to - from - hits;
            pairs += hits * (below + misses / 2.0);
            below += misses;
            positives += hits;
            from = to;
        }
        return pairs / positives / below;
    }

    // ---- scoring

    private static void score(Path csv, Path folder, Path target) throws IOException, XGBoostError {
        Booster booster = XGBoost.loadModel(folder.resolve("model.ubj").toString());
        booster.setParam("nthread", 1);
        Map<String, Integer> codes = codes(Files.readAllLines(folder.resolve("levels.txt")));
        try (CSVParser parser = open(csv);
                BufferedWriter out = Files.newBufferedWriter(target)) {
            out.write("id,prediction,score,model,run\n");
            String[] ids = new String[BATCH];
            float[] features = new float[BATCH * FEATURES];
            int rows = 0;
            for (CSVRecord record : parser) {
                ids[rows] = record.get(0);
                fill(features, rows, record, codes);
                if (++rows == BATCH) {
                    write(booster, features, ids, rows, out);
                    rows = 0;
                }
            }
            write(booster, features, ids, rows, out);
        }
    }

    private static void fill(
            float[] features, int row, CSVRecord record, Map<String, Integer> codes) {
        fill(
                features,
                row,
                departure(record.get(1)),
                Float.parseFloat(record.get(2)),
                codes.getOrDefault(record.get(3), -1),
                codes.getOrDefault(record.get(4), -1));
    }

    private static void write(
            Booster booster, float[] features, String[] ids, int rows, BufferedWriter out)
            throws IOException, XGBoostError {
        if (rows == 0) {
            return;
        }
        float[] cells = rows == BATCH ? features : Arrays.copyOf(features, rows * FEATURES);
        DMatrix matrix = new DMatrix(cells, rows, FEATURES, MISSING);
        float[][] scores = booster.predict(matrix);
        matrix.dispose();
        for (int row = 0; row < rows; row++) {
            double score = scores[row][0];
            out.write(ids[row]);
            out.write(score >= 0.5 ? ",true," : ",false,");
            out.write(Double.toString(score));
            out.write(",1,floor\n");
        }
    }

    // ---- shared

    private static CSVParser open(Path csv) throws IOException {
        BufferedReader reader = Files.newBufferedReader(csv, StandardCharsets.UTF_8);
        return CSVParser.builder().setReader(reader).setFormat(FORMAT).get();
    }

    /// `yyyy-MM-dd HH:mm`.
    private static LocalDateTime departure(String text) {
        return LocalDateTime.of(
                Integer.parseInt(text, 0, 4, 10),
                Integer.parseInt(text, 5, 7, 10),
                Integer.parseInt(text, 8, 10, 10),
                Integer.parseInt(text, 11, 13, 10),
                Integer.parseInt(text, 14, 16, 10));
    }

    private static void fill(
            float[] features,
            int row,
            LocalDateTime departure,
            float distance,
            int origin,
            int destination) {
        int at = row * FEATURES;
        features[at] = departure.getMonthValue();
        features[at + 1] = departure.getDayOfMonth();
        features[at + 2] = departure.getDayOfWeek().getValue();
        features[at + 3] = departure.getHour() * 60 + departure.getMinute();
        features[at + 4] = distance;
        features[at + 5] = origin;
        features[at + 6] = destination;
    }

    private static Map<String, Integer> codes(List<String> levels) {
        Map<String, Integer> codes = new HashMap<>();
        for (String level : levels) {
            codes.put(level, codes.size());
        }
        return codes;
    }

    /// The rows in memory.
    private static final class Table {

        private static final int FIRST = 1 << 20;

        private final Map<String, Integer> seen = new TreeMap<>();
        private final List<String> names = new ArrayList<>();
        private long[] departures = new long[FIRST];
        private float[] distances = new float[FIRST];
        private int[] origins = new int[FIRST];
        private int[] destinations = new int[FIRST];
        private boolean[] late = new boolean[FIRST];
        private int rows;

        void add(CSVRecord record) {
            if (rows == late.length) {
                departures = Arrays.copyOf(departures, rows * 2);
                distances = Arrays.copyOf(distances, rows * 2);
                origins = Arrays.copyOf(origins, rows * 2);
                destinations = Arrays.copyOf(destinations, rows * 2);
                late = Arrays.copyOf(late, rows * 2);
            }
            departures[rows] = departure(record.get(1)).toEpochSecond(ZoneOffset.UTC);
            distances[rows] = Float.parseFloat(record.get(2));
            origins[rows] = code(record.get(3));
            destinations[rows] = code(record.get(4));
            late[rows++] = Double.parseDouble(record.get(5)) > 15;
        }

        private int code(String level) {
            Integer code = seen.get(level);
            if (code == null) {
                code = names.size();
                seen.put(level, code);
                names.add(level);
            }
            return code;
        }

        List<String> levels() {
            return List.copyOf(seen.keySet());
        }

        boolean[] lastFifth() {
            long[] sorted = Arrays.copyOf(departures, rows);
            Arrays.sort(sorted);
            long boundary = sorted[(int) Math.round(rows * 0.8)];
            boolean[] last = new boolean[rows];
            for (int row = 0; row < rows; row++) {
                last[row] = departures[row] >= boundary;
            }
            return last;
        }

        float[] labels(boolean[] of, boolean wanted) {
            float[] labels = new float[rows];
            int size = 0;
            for (int row = 0; row < rows; row++) {
                if (of[row] == wanted) {
                    labels[size++] = late[row] ? 1 : 0;
                }
            }
            return Arrays.copyOf(labels, size);
        }

        float[] features(List<String> levels, boolean[] of, boolean wanted) {
            Map<String, Integer> codes = Floor.codes(levels);
            int[] sorted = names.stream().mapToInt(codes::get).toArray();
            float[] features = new float[rows * FEATURES];
            int size = 0;
            for (int row = 0; row < rows; row++) {
                if (of[row] == wanted) {
                    fill(
                            features,
                            size++,
                            LocalDateTime.ofEpochSecond(departures[row], 0, ZoneOffset.UTC),
                            distances[row],
                            sorted[origins[row]],
                            sorted[destinations[row]]);
                }
            }
            return Arrays.copyOf(features, size * FEATURES);
        }
    }

    /// Counts, means, spreads, extremes and frequencies, and whether an id comes twice.
    private static final class Profile {

        private final Set<String> ids = new HashSet<>();
        private final Moments distance = new Moments();
        private final Moments delay = new Moments();
        private final Map<String, Integer> origins = new HashMap<>();
        private final Map<String, Integer> destinations = new HashMap<>();
        private final Map<String, Integer> departures = new HashMap<>();
        private long duplicates;

        void add(CSVRecord record) {
            duplicates += ids.add(record.get(0)) ? 0 : 1;
            departures.merge(record.get(1), 1, Integer::sum);
            distance.add(Double.parseDouble(record.get(2)));
            origins.merge(record.get(3), 1, Integer::sum);
            destinations.merge(record.get(4), 1, Integer::sum);
            delay.add(Double.parseDouble(record.get(5)));
        }

        void write(Path file) throws IOException {
            Files.writeString(
                    file,
                    "duplicates %d%ndepartures %d%norigins %s%ndestinations %s%ndistance %s%ndelay %s%n"
                            .formatted(
                                    duplicates,
                                    departures.size(),
                                    origins,
                                    destinations,
                                    distance,
                                    delay));
        }
    }

    private static final class Moments {

        private long count;
        private double mean;
        private double squares;
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;

        void add(double value) {
            count++;
            double distance = value - mean;
            mean += distance / count;
            squares += distance * (value - mean);
            min = Math.min(min, value);
            max = Math.max(max, value);
        }

        @Override
        public String toString() {
            return "%d %s %s %s %s"
                    .formatted(count, mean, Math.sqrt(squares / (count - 1)), min, max);
        }
    }
}
