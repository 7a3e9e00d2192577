package nightjar.cli.model;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import nightjar.cli.option.Deciding;
import nightjar.cli.option.NamedVersion;
import nightjar.cli.option.Options;
import nightjar.cli.option.Screen;
import nightjar.ledger.Actor;
import nightjar.operate.act.OverrideGate;
import nightjar.operate.act.PromoteVersion;
import nightjar.workspace.RequestRefused;
import nightjar.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "promote",
        description = "Makes a version the champion, by a person's decision.",
        mixinStandardHelpOptions = true)
public final class PromoteCommand implements Callable<Integer> {

    @Mixin private Options options;
    @Mixin private Deciding deciding;
    @Mixin private NamedVersion version;

    @Option(
            names = "--override",
            description = "Overrules the gate that refused the version; needs --expires.")
    private boolean override;

    @Option(
            names = "--expires",
            paramLabel = "DATE",
            description =
                    "The last day, UTC, on which it scores; then the champion before it does again.")
    private @Nullable LocalDate expires;

    @Override
    public Integer call() {
        Actor actor = deciding.actor();
        if (override != (expires != null)) {
            throw new RequestRefused(
                    override
                            ? "--override without --expires; expected both. Say until when it shall score, such as --expires 2027-01-31."
                            : "--expires without --override; expected both or neither.");
        }
        try (Workspace workspace = options.open()) {
            if (expires == null) {
                new PromoteVersion(version.project, version.number, actor).in(workspace);
            } else {
                new OverrideGate(version.project, version.number, expires, actor).in(workspace);
            }
        }
        new Screen()
                .note(
                        "Version %s of %s is champion now."
                                .formatted(version.number, version.project));
        return 0;
    }
}
