package nightjar.cli.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import nightjar.cli.option.Deciding;
import nightjar.cli.option.KnownProject;
import nightjar.cli.option.NamedVersion;
import nightjar.cli.option.Options;
import nightjar.cli.option.Screen;
import nightjar.cli.option.WrongUse;
import nightjar.database.RunKey;
import nightjar.durable.Json;
import nightjar.ledger.RunRecord;
import nightjar.registry.ModelVersion;
import nightjar.registry.PromotionRefused;
import nightjar.registry.VerifiedVersion;
import nightjar.stage.gate.DateRule;
import nightjar.stage.gate.Decision;
import nightjar.stage.gate.Verdict;
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
        deciding.require();
        if (override != (expires != null)) {
            throw new WrongUse(
                    override
                            ? "--override without --expires; expected both. Say until when it shall score, such as --expires 2027-01-31."
                            : "--expires without --override; expected both or neither.");
        }
        Screen screen = new Screen();
        try (Workspace workspace = options.open()) {
            KnownProject.require(workspace, version.project);
            VerifiedVersion verified =
                    VerifiedVersion.in(
                            workspace.verifier(),
                            workspace.registry().candidate(version.project, version.number));
            if (expires == null) {
                promote(workspace, verified);
            } else {
                workspace
                        .registry()
                        .override(
                                verified,
                                deciding.by,
                                deciding.reason,
                                expires.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                                Instant.now());
            }
            screen.note(
                    "Version %s of %s is champion now.".formatted(version.number, version.project));
            return 0;
        } catch (PromotionRefused refused) {
            throw new WrongUse(String.valueOf(refused.getMessage()));
        }
    }

    /// A version that waits for a person's word only has it now.
    private void promote(Workspace workspace, VerifiedVersion verified) {
        if (isLeftToAPerson(workspace, verified.version())) {
            workspace.registry().accept(verified, deciding.by, deciding.reason, Instant.now());
        } else {
            workspace.registry().promote(verified, deciding.by, deciding.reason, Instant.now());
        }
    }

    private static boolean isLeftToAPerson(Workspace workspace, ModelVersion version) {
        return version.decision().equals(Decision.HOLD.name())
                && RunKey.parse(version.run())
                        .flatMap(workspace.ledger()::find)
                        .map(RunRecord::verdict)
                        .map(json -> Json.read(json, Verdict.class))
                        .filter(DateRule::isAllThatIsOpen)
                        .isPresent();
    }
}
