package nightjar.stage.explore;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;

/// Writes a piece of state and reads it back, as a restart does.
public final class Snapshots {

    private Snapshots() {}

    public interface Writing {
        void to(DataOutput out) throws IOException;
    }

    public interface Reading<T> {
        T from(DataInput in) throws IOException;
    }

    public static byte[] bytes(Writing writing) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            writing.to(new DataOutputStream(bytes));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public static DataInput data(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    public static <T> T restored(Writing writing, Reading<T> reading) {
        try {
            return reading.from(data(bytes(writing)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
