package nightjar.pass;

/// Where the bytes go that units leave beside their state.
public interface SideSink {

    /// Forgets them.
    SideSink NONE = (_, _, _) -> {};

    /// Writes the file of one unit whole; writing it again replaces it.
    ///
    /// @param place as in [UnitState#beside()]
    /// @param unit its number
    void write(String place, int unit, byte[] bytes);
}
