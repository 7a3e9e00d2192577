package nightjar.registry;

/// Where a version shows that the registry alone is enough for it: a process that knows nothing of the run which made it.
public interface Verifier {

    /// Loads the version there and lets it repeat what was registered with it. Writes nothing.
    ///
    /// @throws VersionUnsound if it cannot
    void prove(String project, int version);
}
