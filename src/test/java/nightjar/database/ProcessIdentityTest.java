package nightjar.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {

    @Test
    void knowsALivingProcessFromADeadOne() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sleep", "60").start();
        assertThat(ProcessIdentity.isRunning(process.pid(), -1)).isTrue();

        process.destroyForcibly().waitFor();

        assertThat(ProcessIdentity.isRunning(process.pid(), -1)).isFalse();
        ProcessIdentity self = ProcessIdentity.CURRENT;
        assertThat(ProcessIdentity.isRunning(self.pid(), self.start())).isTrue();
        assertThat(ProcessIdentity.isRunning(self.pid(), self.start() + 1_000_000)).isFalse();
    }
}
