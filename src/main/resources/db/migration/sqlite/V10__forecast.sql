-- What was forecast of a run before it began, where its project has a budget. Not among the measurements: those are the same on any machine.
CREATE TABLE forecast (
    run      TEXT NOT NULL PRIMARY KEY REFERENCES run (run),
    forecast TEXT NOT NULL -- JSON, as it is published
) STRICT;
