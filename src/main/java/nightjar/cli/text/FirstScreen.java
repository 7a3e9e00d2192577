package nightjar.cli.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import nightjar.ledger.Act;
import nightjar.ledger.view.RunState;
import nightjar.ledger.view.RunView;
import nightjar.ledger.view.StepView;
import nightjar.operate.FailureKind;
import nightjar.operate.question.ShowRun;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A run on one screen of 25 lines and 80 columns: its state, why it failed, what to do, the verdict. What does not fit is a command away.
public final class FirstScreen {

    static final int LINES = 25;
    public static final int COLUMNS = 80;

    private static final int METRICS = 4;

    private final RunView run;
    private final List<Block> blocks = new ArrayList<>();

    /// Lines that belong together.
    ///
    /// @param rank the smaller, the sooner it gives way
    /// @param least how many lines of it stay
    private record Block(int rank, int least, List<String> lines) {

        Block {
            lines = List.copyOf(lines);
        }

        Block shorter(int by) {
            int kept = lines.size() - by - 1;
            return kept < 0
                    ? new Block(rank, least, List.of())
                    : new Block(
                            rank,
                            least,
                            Stream.concat(
                                            lines.subList(0, kept).stream(),
                                            Stream.of("         … %s more".formatted(by + 1)))
                                    .toList());
        }
    }

    private FirstScreen(RunView run) {
        this.run = run;
    }

    /// For somebody who asks.
    public static String of(ShowRun.Shown shown) {
        FirstScreen screen = new FirstScreen(shown.run());
        screen.head();
        screen.cause(shown.failure());
        screen.last(shown.acts());
        screen.rest(RunText.overruled(shown), ForecastText.fact(shown.forecast()));
        return screen.text();
    }

    /// For somebody who has just been told how it ended and what to do.
    public static String atTheEnd(ShowRun.Shown shown) {
        FirstScreen screen = new FirstScreen(shown.run());
        screen.head();
        screen.rest("", ForecastText.fact(shown.forecast()));
        return screen.text();
    }

    private void head() {
        List<String> head = new ArrayList<>();
        head.addAll(
                lines(
                        "",
                        "%s  %s in %s s"
                                .formatted(run.run(), run.status(), RunText.seconds(run.seconds())),
                        3));
        if (run.holder() instanceof RunView.Worker holder) {
            head.addAll(lines("held by  ", RunText.holder(holder), 2));
        }
        head.add(
                "attempts %s, started %sZ"
                        .formatted(run.attempts(), run.started().toString().substring(0, 19)));
        if (run.status() != RunState.COMPLETED && !run.steps().isEmpty()) {
            head.addAll(lines("step     ", step(run.steps().getLast()), 1));
        }
        blocks.add(new Block(9, head.size(), head));
    }

    private static String step(StepView step) {
        return String.format(
                Locale.ROOT,
                "%s %s, %,d read, %,d written, %s s",
                step.name(),
                step.status(),
                step.read(),
                step.written(),
                RunText.seconds(step.seconds()));
    }

    private void cause(FailureKind kind) {
        String failure = run.failure();
        if (failure != null) {
            // A path in front has a line of its own, so that the sentence begins one.
            String told = failure.replaceFirst("^(\\S*/\\S*:) ", "$1\n");
            blocks.add(new Block(7, 4, lines("because  ", told, 8)));
        }
        blocks.add(new Block(8, 1, lines("do       ", NextStep.of(run, kind), 3)));
    }

    private void last(List<Act> acts) {
        if (!acts.isEmpty()) {
            blocks.add(new Block(2, 1, lines("by hand  ", RunText.act(acts.getLast()), 2)));
        }
    }

    private void rest(String override, String forecast) {
        if (run.model() instanceof RunView.Model model) {
            blocks.add(
                    new Block(
                            6,
                            1,
                            lines(
                                    "model    ",
                                    "version %s, %s, %s"
                                            .formatted(
                                                    model.version(),
                                                    model.algorithm(),
                                                    RunText.fingerprint(model.fingerprint())),
                                    2)));
        }
        if (!override.isEmpty()) {
            blocks.add(new Block(5, 1, lines("", override, 3)));
        }
        blocks.add(
                new Block(
                        4,
                        1,
                        run.outputs().stream()
                                .flatMap(one -> lines("output   ", RunText.output(one), 2).stream())
                                .toList()));
        verdict(run.verdict());
        blocks.add(
                new Block(
                        1,
                        0,
                        RunText.metrics(run)
                                .lines()
                                .limit(1 + METRICS)
                                .map(line -> Lines.cut(line, COLUMNS))
                                .toList()));
        blocks.add(new Block(0, 0, forecast.strip().lines().toList()));
        blocks.add(
                new Block(
                        2,
                        0,
                        run.steps().stream()
                                .map(StepView::slower)
                                .filter(Objects::nonNull)
                                .flatMap(sentence -> lines("slow     ", sentence, 2).stream())
                                .toList()));
        blocks.add(new Block(9, 2, lines("all      ", more(), 2)));
    }

    /// The rules that did not hold first.
    private void verdict(@Nullable JsonNode verdict) {
        if (verdict == null) {
            return;
        }
        List<JsonNode> reasons =
                verdict.path("reasons")
                        .valueStream()
                        .sorted(Comparator.comparing(one -> one.path("held").asBoolean()))
                        .toList();
        int broken = (int) reasons.stream().filter(one -> !one.path("held").asBoolean()).count();
        List<String> lines = new ArrayList<>();
        lines.add(
                "verdict  %s, %s of %s rules held"
                        .formatted(
                                verdict.path("decision").asString(""),
                                reasons.size() - broken,
                                reasons.size()));
        for (JsonNode reason : reasons) {
            lines.add(
                    Lines.cut(
                            "         %s %s"
                                    .formatted(ReasonText.mark(reason), ReasonText.line(reason)),
                            COLUMNS));
        }
        blocks.add(new Block(3, Math.min(lines.size(), 2 + Math.min(broken, 6)), lines));
    }

    private String more() {
        return "`nightjar show %s --all`: %s steps, %s measurements%s"
                .formatted(
                        run.run(),
                        run.steps().size(),
                        run.measurements().size(),
                        run.verdict() == null ? "" : ", the verdict in sentences");
    }

    private static List<String> lines(String margin, String text, int most) {
        return Lines.beside(margin, text, COLUMNS, most);
    }

    private String text() {
        int over = blocks.stream().mapToInt(block -> block.lines().size()).sum() - LINES;
        List<Block> yielding =
                blocks.stream().sorted(Comparator.comparingInt(Block::rank)).toList();
        for (Block block : yielding) {
            int by = Math.min(over, block.lines().size() - block.least());
            if (by > 0) {
                blocks.set(blocks.indexOf(block), block.shorter(by));
                over -= by;
            }
        }
        StringBuilder text = new StringBuilder();
        blocks.forEach(block -> block.lines().forEach(line -> text.append(line).append('\n')));
        return text.toString();
    }
}
