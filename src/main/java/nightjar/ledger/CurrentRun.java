package nightjar.ledger;

import nightjar.spec.ProjectFile;
import nightjar.spec.ProjectSpec;

/// The run this process works on.
public record CurrentRun(RunKey key, ProjectFile file, RunFolder folder) {

    public ProjectSpec spec() {
        return file.spec();
    }
}
