package nightjar.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.Workshop;

/// The commands of one incident in the operators' document, done in their order.
final class Drill {

    private static final Path DOCUMENT = Path.of("src/docs/operating.md");
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern EXIT = Pattern.compile("\\s+# exits (\\d+)$");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private final Workshop workshop;
    private final Deque<String> commands;

    private Drill(Workshop workshop, List<String> commands) {
        this.workshop = workshop;
        this.commands = new ArrayDeque<>(commands);
    }

    /// @param number of the incident, from 1
    static Drill of(int number, Workshop workshop) {
        try {
            String rest = Files.readString(DOCUMENT).split("\n## " + number + "\\. ", 2)[1];
            List<String> commands =
                    BLOCK.matcher(rest.split("\n## ", 2)[0])
                            .results()
                            .map(block -> block.group(1))
                            .flatMap(String::lines)
                            .toList();
            return new Drill(workshop, commands);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the document asks for next.
    String next() {
        return commands.element();
    }

    /// Does the next command, which must end as the document says.
    Said step() {
        String line = commands.remove();
        Matcher exit = EXIT.matcher(line);
        int expected = exit.find() ? Integer.parseInt(exit.group(1)) : 0;
        Said said = workshop.say(arguments(exit.replaceFirst("")));

        assertThat(said.exit()).as(line + "\n" + said.err()).isEqualTo(expected);
        return said;
    }

    /// Does all that is left; what the last one said.
    Said rest() {
        Said last = step();
        while (!commands.isEmpty()) {
            last = step();
        }
        return last;
    }

    /// Takes the next command, which is `kill -9 PID`, from the document; the process is the caller's.
    void skipKill() {
        assertThat(commands.remove()).startsWith("kill -9 ");
    }

    private static String[] arguments(String command) {
        List<String> words = new ArrayList<>();
        WORD.matcher(command).results().map(Drill::word).forEach(words::add);
        assertThat(words.removeFirst()).isEqualTo("nightjar");
        return words.toArray(String[]::new);
    }

    private static String word(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }
}
