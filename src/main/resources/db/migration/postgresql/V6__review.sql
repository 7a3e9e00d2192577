-- Predictions that a person judges before a candidate may score. The values of the rows stay in the run's folder.
CREATE TABLE review (
    project TEXT    NOT NULL,
    run     TEXT    NOT NULL, -- the training run that made the candidate
    agree   DOUBLE PRECISION NOT NULL, -- the share that must be agreed with, 0 to 1
    seed    BIGINT  NOT NULL, -- of the random share
    drawn   BIGINT  NOT NULL,
    PRIMARY KEY (project, run)
);

CREATE TABLE review_row (
    project     TEXT    NOT NULL,
    run         TEXT    NOT NULL,
    position    BIGINT  NOT NULL, -- from 1
    row_key     TEXT    NOT NULL,
    fingerprint TEXT    NOT NULL, -- SHA-256 of the row's key and values
    prediction  TEXT    NOT NULL,
    why         TEXT    NOT NULL, -- why it was drawn
    PRIMARY KEY (project, run, position),
    FOREIGN KEY (project, run) REFERENCES review (project, run)
);

-- What people said. Rows are only ever added; the newest on a row and a prediction counts, for every candidate that predicts the same.
CREATE TABLE judgement (
    number      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project     TEXT    NOT NULL,
    fingerprint TEXT    NOT NULL,
    prediction  TEXT    NOT NULL,
    run         TEXT    NOT NULL, -- whose review it was given in
    answer      TEXT    NOT NULL, -- AGREE, DISAGREE or UNSURE
    comment     TEXT    NOT NULL,
    by          TEXT    NOT NULL,
    at          BIGINT  NOT NULL
);
CREATE INDEX judgement_of_row ON judgement (project, fingerprint, prediction, number);
