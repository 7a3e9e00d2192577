-- What an attempt at a step took, entered when it ended; nothing of an attempt that was killed. Not among the measurements: those are
-- the same however often a run was disturbed.
CREATE TABLE step_cost (
    run         TEXT    NOT NULL REFERENCES run (run),
    step        TEXT    NOT NULL,
    execution   INTEGER NOT NULL, -- the attempt, as BATCH_JOB_EXECUTION numbers it
    seconds     REAL    NOT NULL,
    rows        INTEGER,          -- read in this attempt; null: the step is no pass over rows
    bytes       INTEGER,          -- of the input file; null: it was not read
    peak_memory INTEGER NOT NULL, -- bytes
    memory      TEXT    NOT NULL, -- RESIDENT: of the process; HEAP: of Java's heap
    PRIMARY KEY (run, step, execution)
) STRICT;
