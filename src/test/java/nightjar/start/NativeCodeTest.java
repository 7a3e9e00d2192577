package nightjar.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class NativeCodeTest {

    @TempDir private Path folder;

    private List<String> files() throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void unpacksWhatBothLibrariesHaveForThisMachineAndMayDoSoTwice() throws Exception {
        NativeCode code = new NativeCode(folder);

        code.unpack();
        code.unpack();

        assertThat(files()).containsExactly("libsqlitejdbc.so", "libxgboost4j.so");
    }

    @Test
    void saysNothingOfCodeThatIsNotThere() {
        String before = System.getProperty("org.sqlite.lib.path");

        new NativeCode(folder).announce();

        assertThat(System.getProperty("org.sqlite.lib.path")).isEqualTo(before);
    }

    @Test
    void aProgramThatWasNotStartedFromItsJarHasNone() {
        assertThat(NativeCode.ofThisProgram()).isEmpty();
    }
}
