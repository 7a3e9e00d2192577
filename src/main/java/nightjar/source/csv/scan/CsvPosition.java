package nightjar.source.csv.scan;

/// A place between two records of a CSV file.
///
/// @param offset in bytes of the file from 0; of the unpacked UTF-8 text where the file is gzipped or in an encoding such as UTF-16
/// @param records how many records lie before it, malformed ones too, without the header
/// @param line on which the next record begins, from 1
public record CsvPosition(long offset, long records, long line) {

    /// The text that [#toString()] made.
    public static CsvPosition parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("No position in a CSV file: " + text);
        }
        return new CsvPosition(
                Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }

    @Override
    public String toString() {
        return offset + ":" + records + ":" + line;
    }
}
