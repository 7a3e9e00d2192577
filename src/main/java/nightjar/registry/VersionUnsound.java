package nightjar.registry;

import nightjar.durable.Fingerprint;

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

    /// Plan and model are not those by whose fingerprint the version is known.
    public static VersionUnsound another(ModelVersion version, String found) {
        return new VersionUnsound(
                "Plan and model of version %s of %s are others than those that were registered. Found: %s, expected: %s. %s"
                        .formatted(
                                version.version(),
                                version.project(),
                                found,
                                version.fingerprint(),
                                advice(version)));
    }

    /// It does what it did, and the owner's golden rows say that this is wrong.
    public static VersionUnsound disagreeing(ModelVersion version, String disagreements) {
        return new VersionUnsound(
                "Version %s of %s is not right: %s Correct the golden rows if it is they that are wrong, and train again; or make another version champion: `nightjar rollback %s`, or `nightjar promote`."
                        .formatted(
                                version.version(),
                                version.project(),
                                disagreements,
                                version.project()));
    }

    /// The files are whole, and yet the predictions are not those of the registered model.
    public static VersionUnsound straying(ModelVersion version) {
        return new VersionUnsound(
                "Version %s of %s does not make of the rows of its canary what it made of them when it was registered, though its files are whole. Is this another machine or another version of Nightjar? `nightjar doctor` shows both. %s"
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
