package nightjar.durable;

import java.nio.file.Path;

/// An output file that was put in its place.
///
/// @param rows without the header
/// @param bytes its size
/// @param sha256 of its bytes, in lower-case hexadecimal digits
public record Publication(Path path, long rows, long bytes, String sha256) {}
