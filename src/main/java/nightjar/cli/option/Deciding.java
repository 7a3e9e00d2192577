package nightjar.cli.option;

import nightjar.ledger.Actor;
import nightjar.workspace.RequestRefused;
import picocli.CommandLine.Option;

/// Who decides something by hand, and why; both are kept for ever.
public final class Deciding {

    @Option(names = "--by", required = true, paramLabel = "WHO", description = "Who decides.")
    private String by;

    @Option(names = "--reason", required = true, paramLabel = "WHY", description = "Kept for ever.")
    private String reason;

    /// @throws RequestRefused if one of them says nothing
    public Actor actor() {
        require("--by", by, "a name, because it is kept for ever who decided");
        require("--reason", reason, "words, because it is kept for ever why");
        return Actor.here(by, reason);
    }

    /// @throws RequestRefused if nothing in the text can be seen
    public static void require(String option, String text, String expected) {
        if (text.codePoints().allMatch(Deciding::isBlank)) {
            throw new RequestRefused("%s is blank; expected %s.".formatted(option, expected));
        }
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT;
    }
}
