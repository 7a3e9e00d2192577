package nightjar.ledger;

import nightjar.durable.Fingerprint;

/// A file a run reads, as it was when the run began.
///
/// @param path as the project file or the command line gives it
/// @param size bytes
/// @param sha256 lower-case hexadecimal
public record InputFile(String path, long size, String sha256) {

    public static InputFile of(String path, Fingerprint fingerprint) {
        return new InputFile(path, fingerprint.size(), fingerprint.sha256());
    }

    public Fingerprint fingerprint() {
        return new Fingerprint(size, sha256);
    }
}
