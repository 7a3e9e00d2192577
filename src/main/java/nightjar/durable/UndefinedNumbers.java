package nightjar.durable;

import java.util.Arrays;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// Numbers JSON has no words for: NaN is written as `null` and read back as NaN where the type is `double`; the infinities are the
/// texts `"Infinity"` and `"-Infinity"`.
final class UndefinedNumbers extends SimpleModule {

    private static final long serialVersionUID = 1;

    UndefinedNumbers() {
        super("undefined-numbers");
        addSerializer(Double.class, new Writer());
        addSerializer(double.class, new Writer());
        addSerializer(double[].class, new ArrayWriter());
        addDeserializer(double.class, new Reader());
        addDeserializer(double[].class, new ArrayReader());
    }

    private static void write(double value, JsonGenerator json) {
        if (Double.isNaN(value)) {
            json.writeNull();
        } else if (Double.isInfinite(value)) {
            json.writeString(Double.toString(value));
        } else {
            json.writeNumber(value);
        }
    }

    private static double read(JsonParser json, DeserializationContext context) {
        return switch (json.currentToken()) {
            case VALUE_NULL -> Double.NaN;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_STRING -> infinity(json, context);
            case null, default ->
                    ((Number) context.handleUnexpectedToken(double.class, json)).doubleValue();
        };
    }

    private static double infinity(JsonParser json, DeserializationContext context) {
        return switch (json.getString()) {
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            case String other ->
                    ((Number)
                                    context.handleWeirdStringValue(
                                            double.class, other, "expected a number"))
                            .doubleValue();
        };
    }

    private static final class Writer extends StdSerializer<Double> {

        Writer() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator json, SerializationContext context) {
            write(value, json);
        }
    }

    private static final class ArrayWriter extends StdSerializer<double[]> {

        ArrayWriter() {
            super(double[].class);
        }

        @Override
        public void serialize(double[] values, JsonGenerator json, SerializationContext context) {
            json.writeStartArray(values, values.length);
            for (double value : values) {
                write(value, json);
            }
            json.writeEndArray();
        }
    }

    private static final class Reader extends StdDeserializer<Double> {

        Reader() {
            super(double.class);
        }

        @Override
        public Double deserialize(JsonParser json, DeserializationContext context) {
            return read(json, context);
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return Double.NaN;
        }
    }

    private static final class ArrayReader extends StdDeserializer<double[]> {

        ArrayReader() {
            super(double[].class);
        }

        @Override
        public double[] deserialize(JsonParser json, DeserializationContext context) {
            if (!json.isExpectedStartArrayToken()) {
                return (double[]) context.handleUnexpectedToken(double[].class, json);
            }
            double[] values = new double[16];
            int size = 0;
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (size == values.length) {
                    values = Arrays.copyOf(values, 2 * size);
                }
                values[size++] = read(json, context);
            }
            return Arrays.copyOf(values, size);
        }
    }
}
