/// Nightjar trains and scores tabular models every night and never loses its place.
///
/// The floors, from the ground up; a package sees only those above it in this list. `FloorsTest` reads it and holds the building to it:
///
/// - `text`: characters that can be seen, failures in plain words
/// - `table`: the words for data
/// - `math`: seeded random, distributions, intervals
/// - `durable`: whole files, parts, crash points, JSON
/// - `cell`: what a text in one cell may be
/// - `expression`: boolean and number expressions over rows, sandboxed
/// - `sketch`: mergeable statistics of columns
/// - `project.training`: what the project file asks of training, as records
/// - `project`: the project file as records
/// - `project.grammar.shape`: what may stand at one place of it
/// - `project.grammar`: reads the project file, and finds every problem it has
/// - `reading`: the one reading of cells by a project's rules
/// - `pass`: the words of a pass over rows
/// - `source.csv.scan`: bytes, lines and records of CSV
/// - `source.csv.dialect`: how a CSV file is written
/// - `source.csv`: CSV in batches
/// - `source.parquet`: Parquet in batches
/// - `source`: where rows come from and go
/// - `database`: opening, migrations, leases, fences
/// - `ledger`: what every run leaves behind
/// - `ledger.view`: runs as somebody looks at them
/// - `model`: what predicts, as plain numbers
/// - `metric`: how good predictions are
/// - `registry`: stored model versions and the champion
/// - `retention`: what may go after a while, and its removal
/// - `engine`: passes as restartable chunk steps
/// - `stage.explore.key`: rows whose key repeats
/// - `stage.explore`: a profile of the source
/// - `stage.validate`: judges the profile
/// - `stage.clean.split`: which rows are held out, and which fold the others are in
/// - `stage.clean`: typed rows, dealt to folds and hold-out
/// - `stage.features.transform`: every kind of feature: measured, fitted, encoded
/// - `stage.features`: a plan of features, and its application
/// - `stage.train.trainer`: how each algorithm is fitted
/// - `stage.train`: trials, and the best one
/// - `stage.reasons`: why a score is what it is
/// - `stage.rule`: the simple rules to be better than
/// - `stage.evaluate.challenger`: who is judged
/// - `stage.evaluate`: everybody on the same hold-out rows
/// - `stage.review`: what a person is to judge
/// - `stage.gate`: the verdict
/// - `stage.promote`: a version, and perhaps the champion
/// - `stage.score`: the champion over new rows
/// - `init`: writes a project file from data
/// - `history`: what ledger and registry tell of a project
/// - `forecast`: what a run will take, and whether that fits the budget
/// - `workspace`: a home and its database, opened
/// - `sample`: runs on few rows, to forecast
/// - `start`: what makes a start fast
/// - `run`: each job as one straight line; start with `TrainJob`
/// - `operate`: what operators' acts and questions have in common
/// - `operate.act`: what an operator does
/// - `operate.question`: what an operator asks
/// - `cli.text`: answers as text
/// - `cli.log`: what is logged
/// - `cli.manual`: manual page and completion
/// - `cli.option`: what is typed
/// - `cli.project`: commands around the project file
/// - `cli.run`: commands around runs
/// - `cli.model`: commands around models
/// - `cli`: the command line
@NullMarked
package nightjar;

import org.jspecify.annotations.NullMarked;
