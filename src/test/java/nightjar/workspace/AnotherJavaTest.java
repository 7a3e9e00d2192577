package nightjar.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnotherJavaTest {

    /// A collector beside the one it has would keep it from starting, and so would an agent whose port is taken.
    @Test
    void theCleanRoomIsHandedOnlyWhatItCanDoWith() {
        List<String> options =
                VerifierProcess.options(
                        List.of(
                                "-XX:+UseG1GC",
                                "-Xmx160m",
                                "-javaagent:monitor.jar=port=9404",
                                "-Dcom.sun.management.jmxremote.port=9010",
                                "-Djavax.net.ssl.trustStore=own.p12",
                                "-XX:AOTCache=start.aot",
                                "-Dnightjar.crash=promote"));

        assertThat(options)
                .containsExactly(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xlog:disable",
                        "-Xlog:all=error:stderr",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Xmx160m",
                        "-Djavax.net.ssl.trustStore=own.p12",
                        "-XX:AOTCache=start.aot");
    }
}
