package nightjar.registry;

import nightjar.ledger.Fingerprint;

/// A model version is not what was registered, or does not do here what it did then. It must not score and cannot become champion; nothing
/// was changed. The message says what is wrong and what to do.
public final class VersionUnsound extends RuntimeException {

    private static final long serialVersionUID = 1;

    public VersionUnsound(String message) {
        super(message);
    }

    /// A file has other bytes than those that were registered.
    static VersionUnsound damaged(
            ModelVersion version, String file, Fingerprint found, Fingerprint expected) {
        return new VersionUnsound(
                "The file %s of version %s of %s is damaged in the database. Found: %s (%s B), expected: %s (%s B). %s"
                        .formatted(
                                file,
                                version.version(),
                                version.project(),
                                found,
                                found.size(),
                                expected,
                                expected.size(),
                                advice(version)));
    }

    /// A file is gone.
    public static VersionUnsound incomplete(ModelVersion version, String file) {
        return new VersionUnsound(
                "Version %s of %s has no file %s in the database; found: %s. %s"
                        .formatted(
                                version.version(),
                                version.project(),
                                file,
                                version.files().keySet(),
                                advice(version)));
    }

    /// The files are whole, and yet the predictions are not those of the registered model.
    public static VersionUnsound straying(ModelVersion version) {
        return new VersionUnsound(
                "Version %s of %s does not predict what it predicted when it was registered, though its files are whole. Is this another machine or another version of Nightjar? `nightjar doctor` shows both. %s"
                        .formatted(version.version(), version.project(), advice(version)));
    }

    /// It was changed between the proof and the act.
    static VersionUnsound changed(ModelVersion version) {
        return new VersionUnsound(
                "The files of version %s of %s are not those that were checked a moment ago. %s"
                        .formatted(version.version(), version.project(), advice(version)));
    }

    private static String advice(ModelVersion version) {
        return "Restore the database from a backup, or make another version champion: `nightjar rollback %s`, or `nightjar promote`; then score with --again."
                .formatted(version.project());
    }
}
