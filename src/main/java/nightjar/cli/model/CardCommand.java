package nightjar.cli.model;

import java.util.Locale;
import java.util.concurrent.Callable;
import nightjar.cli.option.NamedVersion;
import nightjar.cli.option.Options;
import nightjar.cli.option.Screen;
import nightjar.ledger.Provenance;
import nightjar.operate.question.ShowCard;
import nightjar.registry.ChampionChange;
import nightjar.text.Visible;
import nightjar.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "card",
        description =
                "Shows a version's card as Markdown: goal, data, metrics, groups, limits, provenance, verdict, and when it was champion.",
        mixinStandardHelpOptions = true)
public final class CardCommand implements Callable<Integer> {

    @Mixin private Options options;
    @Mixin private NamedVersion version;

    @Option(names = "--json", description = "Prints a JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = new Screen();
        ShowCard.Card card;
        try (Workspace workspace = options.look()) {
            card = new ShowCard(version.project, version.number).in(workspace);
        }
        if (json) {
            screen.json(card.json());
        } else {
            screen.say(card.markdown() + recorded(card) + since(card));
        }
        return 0;
    }

    private static String recorded(ShowCard.Card card) {
        StringBuilder text = new StringBuilder("\n## Kept with it\n\n");
        card.recorded()
                .forEach(
                        (file, kept) ->
                                text.append(
                                        "- `%s`: %s%n"
                                                .formatted(
                                                        file,
                                                        kept
                                                                ? "recorded"
                                                                : Provenance.NOT_RECORDED)));
        return text.toString();
    }

    private static String since(ShowCard.Card card) {
        StringBuilder text =
                new StringBuilder(
                        "\n## Since then\n\n- %s: registered as version %s\n"
                                .formatted(card.registered(), card.version()));
        for (ChampionChange change : card.changes()) {
            text.append(
                    "- %s: champion by %s, %s: %s\n"
                            .formatted(
                                    change.at(),
                                    change.change().name().toLowerCase(Locale.ROOT),
                                    Visible.line(change.by()),
                                    Visible.line(change.reason())));
        }
        return text.append(
                        card.champion() ? "\nIt is the champion.\n" : "\nIt is not the champion.\n")
                .toString();
    }
}
