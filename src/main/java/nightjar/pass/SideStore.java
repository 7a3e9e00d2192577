package nightjar.pass;

import java.io.IOException;
import java.io.InputStream;

/// Keeps what units leave beside their state, and gives it back.
public interface SideStore extends SideSink {

    /// The bytes that one unit left in a place.
    ///
    /// @param unit its number
    InputStream open(String place, int unit) throws IOException;
}
