package nightjar.ledger;

import nightjar.database.RunKey;
import nightjar.project.ProjectFile;
import nightjar.project.ProjectSpec;

/// The run this process works on.
public record CurrentRun(RunKey key, ProjectFile file, RunFolder folder) {

    public ProjectSpec spec() {
        return file.spec();
    }
}
