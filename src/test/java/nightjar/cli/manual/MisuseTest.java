package nightjar.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nightjar.cli.CommandLineTool;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.SmallChurn;
import nightjar.testing.Terminal;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// Whatever is typed wrongly ends with 2 and one line that says what, and a home that knows nothing of it stays as it is.
class MisuseTest {

    @TempDir static Path folder;
    private static Workshop shop;

    @BeforeAll
    static void openWorkshop() {
        shop = SmallChurn.in(folder);
        assertThat(Terminal.of(shop).say("runs").exit()).isZero();
    }

    /// Words, and what the sentence has in it.
    private record Case(String words, String said) {}

    private static final List<Case> CASES =
            List.of(
                    new Case("", "No command was named"),
                    new Case("trian x", "'trian' is no command. Did you mean 'train'?"),
                    new Case("--nonsense", "has no option '--nonsense'"),
                    new Case("help trian", "Did you mean 'train'?"),
                    new Case("help train score", "no further word 'score'"),
                    new Case("init", "needs --label COL"),
                    new Case("init data.csv", "needs --label COL (the column to predict)"),
                    new Case("init data.csv --label", "needs --label COL"),
                    new Case("check", "needs SPEC"),
                    new Case("check JOB --date 2026-02-30", "'2026-02-30' is no date"),
                    new Case("check JOB --date yesterday", "expected yyyy-MM-dd such as"),
                    new Case("schema x", "no further word 'x'"),
                    new Case("explore JOB --date 1.2.2026", "Did you mean 2026-02-01?"),
                    new Case("explore JOB --profil x", "Did you mean '--profile'?"),
                    new Case("plan JOB --scale much", "'much' is no number"),
                    new Case("plan JOB --scale -1", "expected a number above 0"),
                    new Case("pilots JOB", "needs --date DATE"),
                    new Case("train JOB --date +12026-01-01", "is no date"),
                    new Case("train JOB OTHER", "no further word 'OTHER'"),
                    new Case("train JOB --again=maybe", "--again"),
                    new Case("train NOSUCH", "There is no project file 'NOSUCH'"),
                    new Case("train @words", "There is no project file '@words'"),
                    new Case("score JOB --imput x", "Did you mean '--input'?"),
                    new Case("score JOB --date 2026-1-1", "is no date"),
                    new Case("score nosuch/x.yaml", "found no such file"),
                    new Case("runs NOSUCH", "No project 'NOSUCH'"),
                    new Case("runs --limit few", "'few' is no whole number"),
                    new Case("runs --limit 0", "expected 1 or more"),
                    new Case("show", "needs RUN"),
                    new Case("show NOSUCH", "'NOSUCH' is no run name"),
                    new Case("show churn.train.2026-13-01", "is no run name"),
                    new Case("show churn.train.2026-01-01", "No run 'churn.train.2026-01-01'"),
                    new Case("stop NOSUCH", "is no run name"),
                    new Case("restart churn.train.2026-01-01", "No run"),
                    new Case("restart churn.train.2026-01-01 --jsn", "Did you mean '--json'?"),
                    new Case("abandon", "needs RUN"),
                    new Case("models NOSUCH", "No project 'NOSUCH'"),
                    new Case("models NOSUCH --json", "No project 'NOSUCH'"),
                    new Case("promote NOSUCH 1 --by me --reason so", "No project 'NOSUCH'"),
                    new Case("promote NOSUCH 1 --by  --reason so", "--by is blank"),
                    new Case(
                            "promote NOSUCH 1 --by me --reason \t\u00a0\u200b",
                            "--reason is blank"),
                    new Case("promote NOSUCH one --by me --reason so", "'one' is no whole number"),
                    new Case("promote NOSUCH 1 --reason so", "needs --by WHO (who decides)"),
                    new Case("rollback NOSUCH --by me --reason so", "No project 'NOSUCH'"),
                    new Case("rollback NOSUCH --by \u2003 --reason so", "--by is blank"),
                    new Case("review NOSUCH", "NOSUCH"),
                    new Case("review NOSUCH --by \u3000", "--by is blank"),
                    new Case("review NOSUCH --export a --import b", "mutually exclusive"),
                    new Case("purge", "needs --older-than AGE"),
                    new Case(
                            "purge --older-than old",
                            "--older-than AGE: expected a number of hours"),
                    new Case("verify NOSUCH 1", "No project 'NOSUCH'"),
                    new Case("goal NOSUCH", "NOSUCH"),
                    new Case("card NOSUCH 1", "NOSUCH"),
                    new Case("compare NOSUCH:1", "needs [PROJECT] A B"),
                    new Case("compare NOSUCH:1 NOSUCH:2", "NOSUCH"),
                    new Case("compare a b", "'a' is neither a version nor a run"),
                    new Case("doctor now", "no further word 'now'"),
                    new Case("completion fish", "fish"),
                    new Case("man train", "no further word 'train'"),
                    new Case("rehearse", "needs FOLDER"));

    static Stream<Case> cases() {
        return CASES.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void oneLineSaysWhatIsWrong(Case wrong) {
        Said said = said(wrong.words().replace("JOB", shop.path("jobs/churn.yaml").toString()));

        assertThat(said.exit()).as(said.err()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err().lines()).hasSize(1);
        assertThat(said.err())
                .contains(wrong.said().replace("JOB", shop.path("jobs/churn.yaml").toString()))
                .doesNotContain("Usage:", "Exception", "class ");
    }

    private static Said said(String words) {
        List<String> typed = words.isEmpty() ? List.of() : List.of(words.split(" "));
        boolean home =
                Set.of(
                                "show",
                                "stop",
                                "restart",
                                "abandon",
                                "models",
                                "runs",
                                "review",
                                "goal",
                                "card",
                                "compare",
                                "verify",
                                "promote",
                                "rollback")
                        .contains(typed.isEmpty() ? "" : typed.getFirst());
        Terminal terminal = home ? Terminal.of(shop) : new Terminal(List.of());
        return terminal.say(typed.toArray(String[]::new));
    }

    @Test
    void noCommandIsMissing() {
        Set<String> commands =
                new HashSet<>(
                        CommandLineTool.line(CommandLineTool.COMMANDS).getSubcommands().keySet());
        CASES.forEach(one -> commands.remove(one.words().split(" ")[0]));

        assertThat(commands).isEmpty();
    }

    @Test
    void namesAndValuesThatForgeALineAreWrittenOut() {
        Said said = Terminal.of(shop).say("models", "a\nINFO  fine\u001b[2J\u202e");

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).contains("'a\\nINFO  fine\\u001b[2J\\u202e'").hasLineCount(1);
    }

    @Test
    void helpIsAskedForInThreeWays() {
        Said first = new Terminal(List.of()).say("help", "train");
        Said second = new Terminal(List.of()).say("train", "--help");
        Said all = new Terminal(List.of()).say("help");

        assertThat(first).isEqualTo(second);
        assertThat(first.exit()).isZero();
        assertThat(first.out()).startsWith("Usage: nightjar train ");
        assertThat(all.exit()).isZero();
        assertThat(all.out()).contains("completion", "rollback").doesNotContain("rehearse");
    }

    @Test
    void everyCommandAndOptionIsDescribed() {
        for (CommandLine command :
                CommandLineTool.line(CommandLineTool.COMMANDS).getSubcommands().values()) {
            command.getCommandSpec()
                    .args()
                    .forEach(
                            one -> assertThat(one.description()).as(one.paramLabel()).isNotEmpty());
        }
    }
}
