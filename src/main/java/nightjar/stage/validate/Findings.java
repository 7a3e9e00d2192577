package nightjar.stage.validate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import nightjar.ledger.Measurement;
import nightjar.ledger.Quantity;
import nightjar.project.training.Reaction;
import org.slf4j.Logger;

/// All findings of one run: the table as a whole, then column by column in the order of the project file, then the declared checks, then
/// the goal.
public record Findings(List<Finding> findings) {

    public Findings {
        findings = List.copyOf(findings);
    }

    /// The findings that lead to this reaction, in order.
    public List<Finding> with(Reaction reaction) {
        return findings.stream().filter(finding -> finding.reaction() == reaction).toList();
    }

    /// Whether the data must not be used.
    public boolean refuse() {
        return !with(Reaction.REFUSE).isEmpty();
    }

    /// How many there are of each reaction.
    public List<Measurement> measurements(String step) {
        return Arrays.stream(Reaction.values())
                .map(reaction -> Measurement.of(step, counted(reaction), with(reaction).size()))
                .toList();
    }

    private static Quantity counted(Reaction reaction) {
        return switch (reaction) {
            case WARN -> Quantity.FINDINGS_WARN;
            case QUARANTINE -> Quantity.FINDINGS_QUARANTINE;
            case REFUSE -> Quantity.FINDINGS_REFUSE;
        };
    }

    /// Says each of them.
    public void log(Logger log) {
        for (Finding finding : findings) {
            switch (finding.severity()) {
                case NOTE -> log.info("{}", finding);
                case WARNING, ERROR -> log.warn("{}", finding);
            }
        }
    }

    /// What the owner of the data is told: one line per refusing finding.
    public String refusal() {
        return with(Reaction.REFUSE).stream()
                .map(Finding::toString)
                .collect(Collectors.joining("\n"));
    }
}
