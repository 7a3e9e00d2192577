package nightjar.durable;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Records as JSON and back: stable key order, one line feed at the end, NaN as null.
public final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .addModule(new UndefinedNumbers())
                    .build();

    private static final JsonMapper PUBLISHED =
            MAPPER.rebuild().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

    private Json() {}

    /// The mapper itself, for trees.
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /// Indented JSON of a record.
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value) + "\n";
    }

    /// As [#write], for people and their programs: keys are written as in the project file, `true_positive`.
    public static String publish(Object value) {
        return PUBLISHED.writeValueAsString(value) + "\n";
    }

    public static byte[] bytes(Object value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    public static <T> T read(byte[] json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    public static JsonNode tree(String json) {
        return MAPPER.readTree(json);
    }
}
