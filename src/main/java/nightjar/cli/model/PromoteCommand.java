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
import nightjar.workspace.Workplace;
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
        try (Workplace workplace = options.open()) {
            KnownProject.require(workplace, version.project);
            VerifiedVersion proven =
                    VerifiedVersion.in(
                            workplace.cleanRoom(),
                            workplace.registry().candidate(version.project, version.number));
            if (expires == null) {
                promote(workplace, proven);
            } else {
                workplace
                        .registry()
                        .override(
                                proven,
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
    private void promote(Workplace workplace, VerifiedVersion proven) {
        if (isLeftToAPerson(workplace, proven.version())) {
            workplace.registry().accept(proven, deciding.by, deciding.reason, Instant.now());
        } else {
            workplace.registry().promote(proven, deciding.by, deciding.reason, Instant.now());
        }
    }

    private static boolean isLeftToAPerson(Workplace workplace, ModelVersion version) {
        return version.decision().equals(Decision.HOLD.name())
                && RunKey.parse(version.run())
                        .flatMap(workplace.ledger()::find)
                        .map(RunRecord::verdict)
                        .map(json -> Json.read(json, Verdict.class))
                        .filter(DateRule::isAllThatIsOpen)
                        .isPresent();
    }
}
