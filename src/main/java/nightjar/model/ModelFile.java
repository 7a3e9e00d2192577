package nightjar.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/// Models as bytes and back. The same model always gives the same bytes, so that their SHA-256 is its fingerprint.
///
/// Format 1: a line of ASCII, `nightjar-model 1 <kind>` and a line feed; the numbers of the kind, big-endian, every array preceded by its
/// length as a 32-bit integer; the CRC-32C of all that as a 32-bit integer. The kinds and their numbers (i 32-bit integer, f 32-bit float,
/// d 64-bit float, b byte; `[]` an array):
///
/// - `constant`: features i, predictions d[]
/// - `rule`: holds d[], otherwise d[]
/// - `linear`: link i (position in [Link]), means d[], scales d[], intercepts d[], weights d[]
/// - `forest`: outputs i, roots i[], feature i[], threshold f[], next i[], leaves d[], gains d[]
/// - `boosted`: features i, outputs i, shift d, scale d, XGBoost's UBJSON b[]
///
/// Format 2: the same, and a `forest` ends with covers i[]. A model is written in the first format that holds it, so that what was
/// written in an earlier one keeps its bytes.
public final class ModelFile {

    private static final String MAGIC = "nightjar-model";
    private static final int VERSION = 2;
    private static final int LONGEST_HEADER = 64;

    private ModelFile() {}

    public static byte[] write(Model model) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeBytes("%s %s %s\n".formatted(MAGIC, format(model), kind(model)));
            writeNumbers(model, out);
            out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// The model in `bytes`; a [ModelUnreadable] says what is wrong with them.
    public static Model read(byte[] bytes) {
        String[] header = requireHeader(bytes);
        int end = bytes.length - Integer.BYTES;
        if (end < 0 || ByteBuffer.wrap(bytes).getInt(end) != checksum(bytes, end)) {
            throw new ModelUnreadable(
                    "The model's checksum does not match its %s bytes: the file is damaged or cut off"
                            .formatted(bytes.length));
        }
        int start = header(bytes).length() + 1;
        try {
            return readNumbers(
                    header[2],
                    Integer.parseInt(header[1]),
                    new DataInputStream(new ByteArrayInputStream(bytes, start, end - start)));
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelUnreadable("The model's numbers do not fit its kind " + header[2], e);
        }
    }

    private static int format(Model model) {
        return model instanceof ForestModel forest && forest.explains() ? 2 : 1;
    }

    private static String kind(Model model) {
        return switch (model) {
            case ConstantModel _ -> "constant";
            case RuleModel _ -> "rule";
            case LinearModel _ -> "linear";
            case ForestModel _ -> "forest";
            case BoostedModel _ -> "boosted";
        };
    }

    private static void writeNumbers(Model model, DataOutputStream out) throws IOException {
        switch (model) {
            case ConstantModel constant -> {
                out.writeInt(constant.features());
                writeDoubles(
                        constant.predictions().stream().mapToDouble(value -> value).toArray(), out);
            }
            case RuleModel rule -> {
                writeDoubles(rule.holds().stream().mapToDouble(value -> value).toArray(), out);
                writeDoubles(rule.otherwise().stream().mapToDouble(value -> value).toArray(), out);
            }
            case LinearModel linear -> {
                out.writeInt(linear.link().ordinal());
                writeDoubles(linear.means(), out);
                writeDoubles(linear.scales(), out);
                writeDoubles(linear.intercepts(), out);
                writeDoubles(linear.weights(), out);
            }
            case ForestModel forest -> {
                out.writeInt(forest.outputs());
                writeInts(forest.roots(), out);
                writeInts(forest.feature(), out);
                writeFloats(forest.threshold(), out);
                writeInts(forest.next(), out);
                writeDoubles(forest.leaves(), out);
                writeDoubles(forest.gains(), out);
                if (forest.explains()) {
                    writeInts(forest.covers(), out);
                }
            }
            case BoostedModel boosted -> {
                out.writeInt(boosted.features());
                out.writeInt(boosted.outputs());
                out.writeDouble(boosted.shift());
                out.writeDouble(boosted.scale());
                out.writeInt(boosted.bytes().length);
                out.write(boosted.bytes());
            }
        }
    }

    private static Model readNumbers(String kind, int format, DataInputStream in)
            throws IOException {
        return switch (kind) {
            case "constant" -> new ConstantModel(in.readInt(), boxed(readDoubles(in)));
            case "rule" -> new RuleModel(boxed(readDoubles(in)), boxed(readDoubles(in)));
            case "linear" ->
                    new LinearModel(
                            link(in.readInt()),
                            readDoubles(in),
                            readDoubles(in),
                            readDoubles(in),
                            readDoubles(in));
            case "forest" ->
                    new ForestModel(
                            in.readInt(),
                            readInts(in),
                            readInts(in),
                            readFloats(in),
                            readInts(in),
                            readDoubles(in),
                            readDoubles(in),
                            format == 1 ? new int[0] : readInts(in));
            case "boosted" ->
                    new BoostedModel(
                            in.readInt(),
                            in.readInt(),
                            in.readDouble(),
                            in.readDouble(),
                            in.readNBytes(length(in, Byte.BYTES)));
            default ->
                    throw new ModelUnreadable(
                            "A model of kind '%s'; expected constant, rule, linear, forest or boosted"
                                    .formatted(kind));
        };
    }

    /// The words of the first line: magic, format, kind.
    private static String[] requireHeader(byte[] bytes) {
        String[] words = header(bytes).split(" ", -1);
        if (words.length != 3 || !words[0].equals(MAGIC)) {
            throw new ModelUnreadable(
                    "The %s bytes do not begin with '%s': not a model file"
                            .formatted(bytes.length, MAGIC));
        }
        if (!words[1].equals("1") && !words[1].equals("2")) {
            throw new ModelUnreadable(
                    "A model file of format %s; this program reads formats 1 to %s. Use a later Nightjar"
                            .formatted(words[1], VERSION));
        }
        return words;
    }

    /// The first line, or nothing where there is none.
    private static String header(byte[] bytes) {
        int end = 0;
        while (end < Math.min(bytes.length, LONGEST_HEADER) && bytes[end] != '\n') {
            end++;
        }
        return new String(bytes, 0, end, StandardCharsets.US_ASCII);
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }

    private static Link link(int position) {
        Link[] links = Link.values();
        if (position < 0 || position >= links.length) {
            throw new IllegalArgumentException("link " + position);
        }
        return links[position];
    }

    private static List<Double> boxed(double[] values) {
        List<Double> boxed = new ArrayList<>(values.length);
        Arrays.stream(values).forEach(boxed::add);
        return boxed;
    }

    private static void writeDoubles(double[] values, DataOutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Double.BYTES);
        buffer.asDoubleBuffer().put(values);
        out.writeInt(values.length);
        out.write(buffer.array());
    }

    private static void writeFloats(float[] values, DataOutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES);
        buffer.asFloatBuffer().put(values);
        out.writeInt(values.length);
        out.write(buffer.array());
    }

    private static void writeInts(int[] values, DataOutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Integer.BYTES);
        buffer.asIntBuffer().put(values);
        out.writeInt(values.length);
        out.write(buffer.array());
    }

    private static double[] readDoubles(DataInputStream in) throws IOException {
        double[] values = new double[length(in, Double.BYTES)];
        ByteBuffer.wrap(in.readNBytes(values.length * Double.BYTES)).asDoubleBuffer().get(values);
        return values;
    }

    private static float[] readFloats(DataInputStream in) throws IOException {
        float[] values = new float[length(in, Float.BYTES)];
        ByteBuffer.wrap(in.readNBytes(values.length * Float.BYTES)).asFloatBuffer().get(values);
        return values;
    }

    private static int[] readInts(DataInputStream in) throws IOException {
        int[] values = new int[length(in, Integer.BYTES)];
        ByteBuffer.wrap(in.readNBytes(values.length * Integer.BYTES)).asIntBuffer().get(values);
        return values;
    }

    /// A length that the bytes left can hold.
    private static int length(DataInputStream in, int width) throws IOException {
        int length = in.readInt();
        if (length < 0 || length * (long) width > in.available()) {
            throw new IllegalArgumentException("An array of " + length);
        }
        return length;
    }
}
