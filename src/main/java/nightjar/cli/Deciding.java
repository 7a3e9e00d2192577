package nightjar.cli;

import picocli.CommandLine.Option;

/// Who decides something by hand, and why; both are kept for ever.
final class Deciding {

    @Option(names = "--by", required = true, paramLabel = "WHO", description = "Who decides.")
    String by;

    @Option(names = "--reason", required = true, paramLabel = "WHY", description = "Kept for ever.")
    String reason;
}
