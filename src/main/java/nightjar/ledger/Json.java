package nightjar.ledger;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// Records as JSON and back: stable key order, one line feed at the end. JSON has no NaN: it is written as null, and null is read as NaN
/// where a `double` is expected; a `Double` stays null.
public final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(Double.class, new UndefinedAsNull())
                                    .addSerializer(Double.TYPE, new UndefinedAsNull())
                                    .addDeserializer(Double.TYPE, new NullAsUndefined()))
                    .build();

    private Json() {}

    /// The mapper itself, for trees.
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /// Indented JSON of a record.
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value) + "\n";
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

    private static final class UndefinedAsNull extends StdSerializer<Double> {

        UndefinedAsNull() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator json, SerializationContext context) {
            if (Double.isFinite(value)) {
                json.writeNumber(value.doubleValue());
            } else {
                json.writeNull();
            }
        }
    }

    private static final class NullAsUndefined extends StdDeserializer<Double> {

        NullAsUndefined() {
            super(Double.class);
        }

        @Override
        public Double deserialize(JsonParser json, DeserializationContext context) {
            return _parseDoublePrimitive(json, context);
        }

        @Override
        public Object getNullValue(DeserializationContext context) {
            return Double.NaN;
        }
    }
}
