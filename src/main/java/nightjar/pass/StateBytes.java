package nightjar.pass;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// States in binary form, for [Aggregate#write] and [Aggregate#read]: only the fields are left to say.
public final class StateBytes {

    private StateBytes() {}

    /// Writes the fields of a state.
    @FunctionalInterface
    public interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    /// Reads them in the same order.
    @FunctionalInterface
    public interface Reading<S> {
        S from(DataInputStream in) throws IOException;
    }

    public static byte[] of(Writing state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            state.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /// @param work it is the state of, for people, such as `exploring`
    public static <S> S read(byte[] bytes, String work, Reading<S> state) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return state.from(in);
        } catch (IOException e) {
            throw new UncheckedIOException("A snapshot of " + work + " ends too early", e);
        }
    }
}
