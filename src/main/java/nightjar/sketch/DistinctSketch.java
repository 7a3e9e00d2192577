package nightjar.sketch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Arrays;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.HllUnion;
import org.apache.datasketches.hll.TgtHllType;

/// The number of distinct values: HyperLogLog by Apache DataSketches with 8192 registers. The estimate is the composite one, which
/// depends on the registers alone and so neither on the order of values nor on how the input was cut into batches.
public final class DistinctSketch {

    /// Base-2 logarithm of the number of registers.
    private static final int LG_REGISTERS = 13;

    /// 95 % of the estimates lie within two standard errors.
    private static final int STANDARD_ERRORS = 2;

    /// Where the bytes of a sketch say how it keeps its values, and the bit that says: in registers. The first byte is the length of what comes
    /// before them, in 32-bit integers.
    private static final int MODE = 7;

    private static final int HLL = 2;

    private final HllUnion union;

    public DistinctSketch() {
        this(new HllUnion(LG_REGISTERS));
    }

    private DistinctSketch(HllUnion union) {
        this.union = union;
    }

    public void add(double value) {
        union.update(value);
    }

    public void add(String text) {
        union.update(text);
    }

    public void merge(DistinctSketch other) {
        union.update(other.union.getResult(TgtHllType.HLL_8));
    }

    public double estimate() {
        return union.getCompositeEstimate();
    }

    /// The relative error above and below the estimate that 95 % of estimates stay within; 0.02 to 0.03.
    public static double relativeError() {
        return HllSketch.getRelErr(false, true, LG_REGISTERS, STANDARD_ERRORS);
    }

    public void write(DataOutput out) throws IOException {
        byte[] bytes = canonical(union.toCompactByteArray());
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /// The bytes of few values hold one number for each, in the order of a hash table that remembers how it grew: here ascending.
    private static byte[] canonical(byte[] bytes) {
        if ((bytes[MODE] & HLL) == HLL) {
            return bytes;
        }
        IntBuffer numbers =
                ByteBuffer.wrap(
                                bytes,
                                bytes[0] * Integer.BYTES,
                                bytes.length - bytes[0] * Integer.BYTES)
                        .slice()
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asIntBuffer();
        int[] sorted = new int[numbers.remaining()];
        numbers.get(sorted);
        Arrays.sort(sorted);
        numbers.rewind();
        numbers.put(sorted);
        return bytes;
    }

    public static DistinctSketch read(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new DistinctSketch(HllUnion.heapify(bytes));
    }
}
