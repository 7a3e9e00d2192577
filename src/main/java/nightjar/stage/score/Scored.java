package nightjar.stage.score;

import nightjar.table.Schema;

/// What the step `score` has counted, for those who publish: `scored.json` in the run folder.
///
/// @param read rows of the source
/// @param written rows with a score
/// @param rejected rows set aside
/// @param columns of the scores
record Scored(long read, long written, long rejected, Schema columns) {

    /// The file it is kept in.
    static final String FILE = "scored.json";
}
