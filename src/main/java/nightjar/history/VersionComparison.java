package nightjar.history;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nightjar.ledger.Ledger;
import nightjar.project.grammar.ProjectLines;
import nightjar.stage.train.FittedModel;
import org.jspecify.annotations.Nullable;

/// What two versions or runs differ in. A list without entries means that nothing differs there.
///
/// @param projectFile by key
/// @param data fingerprints of what was read, by path
/// @param trainedOn rows, columns and hold-out, as the versions carry them
/// @param program Nightjar, libraries, Java and system that made them
/// @param featuresAdded names of matrix columns that only `b` has
/// @param featuresRemoved names of matrix columns that only `a` has
/// @param hyperparameters algorithm, its parameters, rounds and threshold
/// @param metrics all of them, side by side
/// @param decisions on the same rows
public record VersionComparison(
        Compared a,
        Compared b,
        List<Change> projectFile,
        List<Change> data,
        List<Change> trainedOn,
        List<Change> program,
        List<String> featuresAdded,
        List<String> featuresRemoved,
        List<Change> hyperparameters,
        List<MetricPair> metrics,
        Decisions decisions) {

    public VersionComparison {
        projectFile = List.copyOf(projectFile);
        data = List.copyOf(data);
        trainedOn = List.copyOf(trainedOn);
        program = List.copyOf(program);
        featuresAdded = List.copyOf(featuresAdded);
        featuresRemoved = List.copyOf(featuresRemoved);
        hyperparameters = List.copyOf(hyperparameters);
        metrics = List.copyOf(metrics);
    }

    /// One side, as it is shown.
    ///
    /// @param version null: the run has none; so are the others then
    public record Compared(
            String name,
            String run,
            @Nullable Integer version,
            @Nullable String fingerprint,
            @Nullable String verdict) {

        static Compared of(Side side) {
            return side.version() == null
                    ? new Compared(side.name(), side.run().key().name(), null, null, null)
                    : new Compared(
                            side.name(),
                            side.run().key().name(),
                            side.version().version(),
                            side.version().fingerprint(),
                            side.version().decision());
        }
    }

    /// @param home in whose run folders there may be rows to predict
    public static VersionComparison of(Side a, Side b, Ledger ledger, Path home) {
        return new VersionComparison(
                Compared.of(a),
                Compared.of(b),
                Change.between(
                        ProjectLines.of(a.run().projectText()),
                        ProjectLines.of(b.run().projectText())),
                Change.between(a.inputs(), b.inputs()),
                Change.ofKept(a.trainedOn(), b.trainedOn()),
                Change.ofKept(a.program(), b.program()),
                onlyIn(b.model(), a.model()),
                onlyIn(a.model(), b.model()),
                Change.between(a.hyperparameters(), b.hyperparameters()),
                MetricPair.of(
                        ledger.measurements(a.run().key()), ledger.measurements(b.run().key())),
                decisions(a, b, ledger, home));
    }

    private static List<String> onlyIn(@Nullable FittedModel one, @Nullable FittedModel other) {
        Set<String> names = new LinkedHashSet<>(names(one));
        names.removeAll(names(other));
        return List.copyOf(names);
    }

    private static Collection<String> names(@Nullable FittedModel model) {
        return model == null ? List.of() : model.plan().names();
    }

    private static Decisions decisions(Side a, Side b, Ledger ledger, Path home) {
        FittedModel left = a.model();
        FittedModel right = b.model();
        if (left != null && right != null) {
            return SameRows.compare(
                    left, right, ledger.runs(b.run().key().project(), Integer.MAX_VALUE), home);
        }
        List<String> without = new ArrayList<>();
        for (Side side : List.of(a, b)) {
            if (side.model() == null) {
                without.add(side.name() + " has no version that can be loaded");
            }
        }
        return Decisions.unavailable(without);
    }
}
