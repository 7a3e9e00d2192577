package nightjar.stage.gate;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What the gate says of a candidate, with a reason per rule.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "decision")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Verdict.Promote.class, name = "PROMOTE"),
    @JsonSubTypes.Type(value = Verdict.Hold.class, name = "HOLD"),
    @JsonSubTypes.Type(value = Verdict.Reject.class, name = "REJECT"),
    @JsonSubTypes.Type(value = Verdict.Inconclusive.class, name = "INCONCLUSIVE"),
    @JsonSubTypes.Type(value = Verdict.NoModelNeeded.class, name = "NO_MODEL_NEEDED")
})
public sealed interface Verdict {

    /// In the order of the rules; a rule for a slice has one per value.
    List<Reason> reasons();

    /// The candidate becomes champion.
    record Promote(List<Reason> reasons) implements Verdict {
        public Promote {
            reasons = List.copyOf(reasons);
        }
    }

    /// The candidate waits for somebody to decide; the champion goes on scoring.
    record Hold(List<Reason> reasons) implements Verdict {
        public Hold {
            reasons = List.copyOf(reasons);
        }
    }

    /// The candidate is not good enough; the champion goes on scoring.
    record Reject(List<Reason> reasons) implements Verdict {
        public Reject {
            reasons = List.copyOf(reasons);
        }
    }

    /// There are not enough rows to tell; the champion goes on scoring.
    record Inconclusive(List<Reason> reasons) implements Verdict {
        public Inconclusive {
            reasons = List.copyOf(reasons);
        }
    }

    /// A simple rule or a fixed answer does as well as the candidate; the champion goes on scoring.
    record NoModelNeeded(List<Reason> reasons) implements Verdict {
        public NoModelNeeded {
            reasons = List.copyOf(reasons);
        }
    }

    /// The verdict that these reasons lead to together, by the order of [Decision]. No rules, no objection: PROMOTE.
    static Verdict of(List<Reason> reasons) {
        Decision decision =
                reasons.stream()
                        .map(Reason::leadsTo)
                        .min(Comparator.naturalOrder())
                        .orElse(Decision.PROMOTE);
        return switch (decision) {
            case PROMOTE -> new Promote(reasons);
            case HOLD -> new Hold(reasons);
            case REJECT -> new Reject(reasons);
            case INCONCLUSIVE -> new Inconclusive(reasons);
            case NO_MODEL_NEEDED -> new NoModelNeeded(reasons);
        };
    }

    /// The verdict with one reason more.
    default Verdict with(Reason reason) {
        return of(Stream.concat(reasons().stream(), Stream.of(reason)).toList());
    }

    /// The word for people and JSON.
    default Decision word() {
        return switch (this) {
            case Promote _ -> Decision.PROMOTE;
            case Hold _ -> Decision.HOLD;
            case Reject _ -> Decision.REJECT;
            case Inconclusive _ -> Decision.INCONCLUSIVE;
            case NoModelNeeded _ -> Decision.NO_MODEL_NEEDED;
        };
    }
}
