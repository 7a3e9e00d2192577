package nightjar.stage.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import nightjar.durable.CrashPoint;
import nightjar.durable.Fingerprint;
import nightjar.ledger.Artifact;
import nightjar.ledger.RunFolder;
import nightjar.stage.train.trainer.FitCheckpoint;

/// A [FitCheckpoint] in a file of the run folder. It is not synced, which a fit of many short blocks would notice; so it begins with its SHA-256, and a
/// torn one counts as none.
///
/// @param name of the fit, such as `trial-0003/fold-1`
record FitCheckpointFile(RunFolder folder, String name) implements FitCheckpoint {

    /// Where the files of unfinished fits are.
    static final Artifact.Parts<Path> FITS = Artifact.folder("fits/");

    private static final int CHECKSUM = 32;

    /// Removes what fits have kept whose outcome is committed.
    static void remove(RunFolder folder, String fits) {
        folder.removeAll(FITS.name() + fits);
    }

    @Override
    public byte[] kept(int block) {
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve(file(block)));
            if (bytes.length < CHECKSUM) {
                return new byte[0];
            }
            byte[] grown = Arrays.copyOfRange(bytes, CHECKSUM, bytes.length);
            return Arrays.equals(checksum(grown), Arrays.copyOf(bytes, CHECKSUM))
                    ? grown
                    : new byte[0];
        } catch (NoSuchFileException _) {
            return new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + folder.resolve(file(block)), e);
        }
    }

    @Override
    public void keep(int block, byte[] grown) {
        byte[] bytes =
                ByteBuffer.allocate(CHECKSUM + grown.length)
                        .put(checksum(grown))
                        .put(grown)
                        .array();
        folder.files()
                .writeUnsynced(folder.resolve(file(block)), aside -> Files.write(aside, bytes));
        CrashPoint.FIT_KEPT.passed("train");
    }

    private String file(int block) {
        return String.format(Locale.ROOT, "%s%s/block-%03d.bin", FITS.name(), name, block);
    }

    private static byte[] checksum(byte[] bytes) {
        return HexFormat.of().parseHex(Fingerprint.of(bytes).sha256());
    }
}
