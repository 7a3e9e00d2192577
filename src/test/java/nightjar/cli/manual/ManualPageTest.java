package nightjar.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nightjar.cli.CommandLineTool;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.Terminal;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;

class ManualPageTest {

    @Test
    void tellsEveryCommandAndOptionThatPeopleMayType() {
        Said said = new Terminal(List.of()).say("man");

        assertThat(said.exit()).isZero();
        for (CommandSpec command :
                Misuse.commands(CommandLineTool.line(CommandLineTool.COMMANDS))) {
            assertThat(said.out()).contains(".SS nightjar " + command.name());
            command.optionsMap().keySet().stream()
                    .filter(name -> !List.of("-h", "--help", "-V", "--version").contains(name))
                    .map(name -> "\\fB" + name.replace("-", "\\-") + "\\fR")
                    .forEach(name -> assertThat(said.out()).contains(name));
        }
        assertThat(said.out())
                .startsWith(".TH NIGHTJAR 1 ")
                .contains(".B 130\n")
                .doesNotContain("rehearse", "${");
    }
}
