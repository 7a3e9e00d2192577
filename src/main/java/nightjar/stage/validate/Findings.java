package nightjar.stage.validate;

import java.util.List;
import java.util.stream.Collectors;
import nightjar.spec.Reaction;

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

    /// What the owner of the data is told: one line per refusing finding.
    String refusal() {
        return with(Reaction.REFUSE).stream()
                .map(Finding::toString)
                .collect(Collectors.joining("\n"));
    }
}
