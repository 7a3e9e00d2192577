package nightjar.cli.model;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import nightjar.cli.option.Deciding;
import nightjar.cli.option.Options;
import nightjar.cli.option.Screen;
import nightjar.cli.text.ReviewText;
import nightjar.ledger.Actor;
import nightjar.operate.ReviewDesk;
import nightjar.operate.ReviewFile;
import nightjar.operate.question.ReviewState;
import nightjar.stage.gate.Decision;
import nightjar.workspace.RequestRefused;
import nightjar.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "review",
        description =
                "Shows predictions of a waiting candidate to a person who knows the business, and keeps what they say of them.",
        mixinStandardHelpOptions = true)
public final class ReviewCommand implements Callable<Integer> {

    @Mixin private Options options;

    @Parameters(paramLabel = "PROJECT", description = "Such as churn.")
    private String project;

    @Option(
            names = "--by",
            paramLabel = "WHO",
            description = "Who judges; default: the user of this machine.")
    private @Nullable String by;

    @Option(names = "--again", description = "Also shows what is judged already.")
    private boolean again;

    @ArgGroup(exclusive = true)
    private Mode mode = new Mode();

    private static final class Mode {

        @Option(
                names = "--export",
                paramLabel = "FILE",
                description = "Writes the rows as CSV, to be filled in.")
        private @Nullable Path export;

        @Option(
                names = "--import",
                paramLabel = "FILE",
                description = "Reads the filled-in CSV: all of it or nothing.")
        private @Nullable Path read;

        @Option(names = "--json", description = "Prints how far the review is as a JSON object.")
        private boolean json;
    }

    @Override
    public Integer call() {
        if (by != null) {
            Deciding.require("--by", by, "a name, because it is kept for ever who judged");
        }
        Screen screen = new Screen();
        Actor actor = Actor.here(by, null);
        try (Workspace workspace = options.open()) {
            ReviewDesk desk =
                    ReviewDesk.latest(workspace, project)
                            .orElseThrow(() -> new RequestRefused(nothing(workspace.home())));
            Path exported = mode.export;
            Path read = mode.read;
            if (exported != null) {
                int rows = ReviewFile.write(exported, desk);
                screen.note("%s rows in %s: fill in answer and comment.".formatted(rows, exported));
            } else if (read != null) {
                desk.judge(ReviewFile.read(read, desk), actor);
            } else if (!mode.json) {
                new ReviewTalk(screen, System.in, desk, actor).talk(again);
            }
            Optional<Decision> decided = exported == null ? desk.settle(actor) : Optional.empty();
            if (mode.json) {
                screen.json(ReviewState.of(desk));
            } else {
                screen.note(ReviewText.standing(desk.state()));
                decided.ifPresent(decision -> screen.note(said(decision, desk)));
                if (desk.isOvertaken()) {
                    screen.note("A later version is champion: this candidate stays on hold.");
                } else if (desk.isOfEarlierDate()) {
                    screen.note(
                            "The champion is of a later business date: this candidate stays on hold. `nightjar promote %s %s --by WHO --reason WHY` lets it score."
                                    .formatted(project, desk.state().version()));
                }
            }
            return 0;
        }
    }

    private static String said(Decision decision, ReviewDesk desk) {
        Integer version = desk.state().version();
        return decision == Decision.PROMOTE
                ? "Version %s of %s is champion now.".formatted(version, desk.review().project())
                : "Version %s of %s does not become champion."
                        .formatted(version, desk.review().project());
    }

    private String nothing(Path home) {
        return "No predictions of '%s' wait for a person in %s. Expected a training run of a project file with `review:`, whose candidate held every other rule; `nightjar models %s` shows the verdicts."
                .formatted(project, home, project);
    }
}
