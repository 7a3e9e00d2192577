package nightjar.cli.option;

import nightjar.ledger.Actor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Who does something by hand, and why, if they say so; both are kept for ever.
public final class Acting {

    @Option(
            names = "--by",
            paramLabel = "WHO",
            description = "Who acts; default: the user of this machine.")
    private @Nullable String by;

    @Option(names = "--reason", paramLabel = "WHY", description = "Kept for ever.")
    private @Nullable String reason;

    /// @throws nightjar.workspace.RequestRefused if a name was given that says nothing
    public Actor actor() {
        if (by != null) {
            Deciding.require("--by", by, "a name, because it is kept for ever who acted");
        }
        return Actor.here(by, reason);
    }
}
