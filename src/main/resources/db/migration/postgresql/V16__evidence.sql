-- What a step decided on, by fingerprint: files of the run's folder under their names there, and in parentheses what stands elsewhere.
CREATE TABLE evidence (
    run    TEXT    NOT NULL REFERENCES run (run),
    step   TEXT    NOT NULL,
    name   TEXT    NOT NULL,
    size   BIGINT NOT NULL, -- bytes
    sha256 TEXT    NOT NULL,
    PRIMARY KEY (run, step, name)
);
