/// Nightjar trains and scores tabular models every night and never loses its place.
///
/// The floors, from the ground up; a package sees only those below its own:
///
/// - `text`: characters that can be seen, failures in plain words
/// - `table`: the words for data
/// - `expression`: boolean and number expressions over rows, sandboxed
/// - `spec`: the project file as records, and every problem it has
/// - `source`: where rows come from and go
/// - `ledger`: what every run leaves behind
/// - `model`: what predicts, as plain numbers
/// - `metric`: how good predictions are
/// - `registry`: stored model versions and the champion
/// - `retention`: what may go after a while, and its removal
/// - `engine`: folds and row maps as restartable chunk steps
/// - `stage`: one package per step, in pipeline order: explore, validate, clean, features, train, reasons, rule, evaluate, review, gate, promote, score
/// - `init`: writes a project file from data
/// - `history`: what ledger and registry tell of a project: its goal, its versions, what changed between two of them
/// - `forecast`: what a run will take, and whether that fits the budget
/// - `run`: each job as one straight line; start with `TrainJob`
/// - `cli`: the command line
@NullMarked
package nightjar;

import org.jspecify.annotations.NullMarked;
