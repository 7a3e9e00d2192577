package nightjar.registry;

import nightjar.ledger.Fingerprint;

/// A file of a model version is not the one that was registered. It must not score.
public final class VersionCorrupted extends RuntimeException {

    private static final long serialVersionUID = 1;

    VersionCorrupted(ModelVersion version, String file, Fingerprint found, Fingerprint expected) {
        super(
                "The file "
                        + file
                        + " of version "
                        + version.version()
                        + " of "
                        + version.project()
                        + " is damaged in the database. Found: "
                        + found
                        + " ("
                        + found.size()
                        + " B), expected: "
                        + expected
                        + " ("
                        + expected.size()
                        + " B). Restore the database from a backup, or `nightjar rollback "
                        + version.project()
                        + "`.");
    }
}
