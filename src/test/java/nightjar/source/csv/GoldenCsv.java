package nightjar.source.csv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import nightjar.project.SourceSpec;
import nightjar.table.RejectedRow;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// A case of `golden/source/*.yaml`: a file, and what reading it must give.
///
/// @param refused a part of the message if the file is refused; null: it is read
record GoldenCsv(
        String id,
        List<Byte> bytes,
        SourceSpec.Csv spec,
        Map<String, Object> dialect,
        List<String> columns,
        List<List<String>> rows,
        List<Integer> lines,
        List<RejectedRow> rejected,
        List<String> warnings,
        @Nullable String refused) {

    static List<GoldenCsv> all() {
        Path folder = Path.of("src/test/resources/golden/source");
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().flatMap(file -> in(file).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<GoldenCsv> in(Path file) {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        try {
            List<Map<String, Object>> cases = yaml.load(Files.readString(file));
            return cases.stream().map(GoldenCsv::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GoldenCsv of(Map<String, Object> yaml) {
        return new GoldenCsv(
                text(yaml, "id", ""),
                bytes(yaml),
                spec(map(yaml, "given")),
                map(yaml, "dialect"),
                list(yaml, "columns"),
                list(yaml, "rows"),
                list(yaml, "lines"),
                GoldenCsv.<Map<String, Object>>list(yaml, "rejected").stream()
                        .map(GoldenCsv::rejected)
                        .toList(),
                list(yaml, "warnings"),
                yaml.containsKey("refused") ? text(yaml, "refused", "") : null);
    }

    private static RejectedRow rejected(Map<String, Object> yaml) {
        Integer line = (Integer) yaml.get("line");
        return new RejectedRow(
                line == null ? 0 : line, text(yaml, "raw", ""), text(yaml, "reason", ""));
    }

    private static SourceSpec.Csv spec(Map<String, Object> given) {
        return new SourceSpec.Csv(
                "case.csv",
                character(given, "separator"),
                character(given, "quote"),
                (String) given.get("encoding"),
                (Boolean) given.get("header"),
                (Integer) given.get("skip"),
                character(given, "comment"));
    }

    private static @Nullable Character character(Map<String, Object> given, String key) {
        if (!given.containsKey(key)) {
            return null;
        }
        String text = text(given, key, "");
        return text.equals("none") ? SourceSpec.Csv.NO_QUOTE : text.charAt(0);
    }

    private static List<Byte> bytes(Map<String, Object> yaml) {
        byte[] bytes =
                yaml.containsKey("hex")
                        ? HexFormat.of().parseHex(text(yaml, "hex", "").replace(" ", ""))
                        : text(yaml, "text", "")
                                .getBytes(Charset.forName(text(yaml, "encoding", "UTF-8")));
        byte[] packed = yaml.containsKey("gzip") ? gzip(bytes) : bytes;
        List<Byte> list = new ArrayList<>();
        for (byte b : packed) {
            list.add(b);
        }
        return list;
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /// Writes the file of this case.
    Path writeTo(Path folder) {
        byte[] content = new byte[bytes.size()];
        for (int i = 0; i < content.length; i++) {
            content[i] = bytes.get(i);
        }
        try {
            return Files.write(folder.resolve("case.csv"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Map<String, Object> yaml, String key, String otherwise) {
        return String.valueOf(yaml.getOrDefault(key, otherwise));
    }

    @SuppressWarnings("unchecked") // the shape of the YAML is this class's own
    private static Map<String, Object> map(Map<String, Object> yaml, String key) {
        return (Map<String, Object>) yaml.getOrDefault(key, Map.of());
    }

    @SuppressWarnings("unchecked") // the shape of the YAML is this class's own
    private static <T> List<T> list(Map<String, Object> yaml, String key) {
        return (List<T>) yaml.getOrDefault(key, List.of());
    }

    @Override
    public String toString() {
        return id;
    }
}
