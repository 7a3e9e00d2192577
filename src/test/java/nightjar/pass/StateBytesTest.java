package nightjar.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class StateBytesTest {

    @Test
    void whatWasWrittenIsRead() {
        byte[] bytes =
                StateBytes.of(
                        out -> {
                            out.writeInt(7);
                            out.writeUTF("rows");
                        });

        String read = StateBytes.read(bytes, "trying", in -> in.readInt() + " " + in.readUTF());

        assertThat(read).isEqualTo("7 rows");
    }

    @Test
    void bytesThatEndTooEarlySayOfWhatTheyAre() {
        byte[] bytes = StateBytes.of(out -> out.writeByte(7));

        assertThatThrownBy(() -> StateBytes.read(bytes, "trying", in -> in.readInt()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("A snapshot of trying ends too early");
    }
}
