package nightjar.source;

import java.util.List;

/// Positions in an input at which reading can begin, in their order, each as many records behind the one before.
///
/// @param records of the input, malformed ones included
/// @param positions as [nightjar.pass.RowSource#open(String)] takes them; the last is the end
public record Splits(long records, List<String> positions) {

    public Splits {
        positions = List.copyOf(positions);
    }

    /// Stretches of records between two positions.
    int blocks() {
        return positions.size() - 1;
    }
}
