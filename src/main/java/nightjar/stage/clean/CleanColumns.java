package nightjar.stage.clean;

import nightjar.stage.clean.split.SplitAssignment;

/// Columns that cleaning adds behind those of the project file, in training. Their names cannot stand in a project file.
public final class CleanColumns {

    /// NUMBER: the label as [nightjar.model.Task] says.
    public static final String LABEL = "nightjar.label";

    /// NUMBER: [#HOLDOUT], or the fold of a training row, from 0. Where the hold-out is by time, folds follow each other in time.
    public static final String FOLD = "nightjar.fold";

    /// The fold of a row that no fit ever sees.
    public static final int HOLDOUT = SplitAssignment.HOLDOUT;

    private CleanColumns() {}
}
