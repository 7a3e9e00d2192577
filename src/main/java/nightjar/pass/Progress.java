package nightjar.pass;

/// Hears how a run gets on; may be called by the working thread only.
public interface Progress {

    /// A step began, or went on at `done` of `size`.
    void began(String step);

    /// `done` of `size` units of work are committed (`size` 0: unknown).
    ///
    /// @param count of what a person counts, so far
    /// @param unit of the count, such as `rows`; empty where there is nothing to count
    void advanced(String step, long done, long size, long count, String unit);
}
