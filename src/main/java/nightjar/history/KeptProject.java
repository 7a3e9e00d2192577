package nightjar.history;

import java.nio.file.Path;
import java.util.Optional;
import nightjar.ledger.RunRecord;
import nightjar.project.ProjectSpec;
import nightjar.project.SpecRejected;
import nightjar.project.grammar.SpecReader;

/// The project file as the ledger keeps it with a run.
public final class KeptProject {

    private KeptProject() {}

    /// Empty if this program cannot read it any more, because it was written for another version.
    public static Optional<ProjectSpec> read(RunRecord run) {
        try {
            return Optional.of(
                    SpecReader.read(
                                    run.projectText(),
                                    "project file of " + run.key().name(),
                                    Path.of(run.projectFile()),
                                    Path.of(run.workspace()))
                            .spec());
        } catch (SpecRejected _) {
            return Optional.empty();
        }
    }
}
