package nightjar.registry;

import java.time.Instant;
import java.util.List;
import nightjar.durable.Fingerprint;

/// Predictions of one candidate that a person is to judge. The values of the rows are not part of it.
///
/// @param run the training run that made the candidate
/// @param agree the share, 0 to 1, that must be agreed with
/// @param seed of the random share
/// @param drawn to the millisecond
/// @param rows by position
public record ReviewSample(
        String project, String run, double agree, long seed, Instant drawn, List<Row> rows) {

    public ReviewSample {
        rows = List.copyOf(rows);
    }

    /// One prediction.
    ///
    /// @param position from 1
    /// @param key of the row
    /// @param fingerprint SHA-256 of key and values: rows that look the same to a person have the same
    /// @param prediction as a person is shown it
    /// @param why it was drawn
    public record Row(int position, String key, String fingerprint, String prediction, String why) {

        private static final int DIGITS = 12;

        /// What the row is called in files: short, and no spreadsheet takes it for a number. Another prediction, another name.
        public String id() {
            return "r"
                    + Fingerprint.of(fingerprint + "\n" + prediction).sha256().substring(0, DIGITS);
        }
    }
}
