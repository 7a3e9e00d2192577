package nightjar.sketch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
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
        byte[] bytes = union.toCompactByteArray();
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    public static DistinctSketch read(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new DistinctSketch(HllUnion.heapify(bytes));
    }
}
