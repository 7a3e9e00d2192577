-- Predictions that a person judges before a candidate may score. The values of the rows stay in the run's folder.
CREATE TABLE review (
    project TEXT    NOT NULL,
    run     TEXT    NOT NULL, -- the training run that made the candidate
    agree   REAL    NOT NULL, -- the share that must be agreed with, 0 to 1
    seed    INTEGER NOT NULL, -- of the random share
    drawn   INTEGER NOT NULL,
    PRIMARY KEY (project, run)
) STRICT;

CREATE TABLE review_row (
    project     TEXT    NOT NULL,
    run         TEXT    NOT NULL,
    position    INTEGER NOT NULL, -- from 1
    row_key     TEXT    NOT NULL,
    fingerprint TEXT    NOT NULL, -- SHA-256 of the row's key and values
    prediction  TEXT    NOT NULL,
    why         TEXT    NOT NULL, -- why it was drawn
    PRIMARY KEY (project, run, position),
    FOREIGN KEY (project, run) REFERENCES review (project, run)
) STRICT;

-- What people said. Rows are only ever added; the newest on a row and a prediction counts, for every candidate that predicts the same.
CREATE TABLE judgement (
    number      INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    project     TEXT    NOT NULL,
    fingerprint TEXT    NOT NULL,
    prediction  TEXT    NOT NULL,
    run         TEXT    NOT NULL, -- whose review it was given in
    answer      TEXT    NOT NULL, -- AGREE, DISAGREE or UNSURE
    comment     TEXT    NOT NULL,
    by          TEXT    NOT NULL,
    at          INTEGER NOT NULL
) STRICT;
CREATE INDEX judgement_of_row ON judgement (project, fingerprint, prediction, number);
