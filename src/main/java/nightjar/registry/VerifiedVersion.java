package nightjar.registry;

/// The proof that a version passed the clean room. There is no other way to have one, and none to become champion without it.
public final class VerifiedVersion {

    private final ModelVersion version;

    private VerifiedVersion(ModelVersion version) {
        this.version = version;
    }

    /// Proves a version, which takes a second or two: do it outside a transaction.
    ///
    /// @param version as the registry has it now; only as long as it stays that, the proof is worth something
    /// @throws VersionUnsound if it is not what was registered
    public static VerifiedVersion in(Verifier verifier, ModelVersion version) {
        verifier.prove(version.project(), version.version());
        return new VerifiedVersion(version);
    }

    public ModelVersion version() {
        return version;
    }

    String project() {
        return version.project();
    }

    int number() {
        return version.version();
    }
}
