package nightjar.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void cutsTheLastColumnAndNoName() {
        String run = "customers-of-the-north.score.2026-11-22@" + "new-customers-".repeat(5) + "1";
        TextTable table = new TextTable("RUN", "BY", "REASON");
        table.row(run, "gate", "verdict PROMOTE in a run with a very long name");

        assertThat(table.toString().lines())
                .containsExactly(
                        "RUN" + " ".repeat(run.length() - 3) + "  BY    REASON",
                        run + "  gate  verdict PROMOTE in …");
    }

    @Test
    void leavesWhatFitsAsItIs() {
        TextTable table = new TextTable("STEP", "ROWS");
        table.row("explore", 344);

        assertThat(table.toString().lines()).containsExactly("STEP     ROWS", "explore  344");
    }
}
