-- What Nightjar adds to the job repository. Times are milliseconds since 1970-01-01T00:00Z.
-- '' stands for "none" where a column is part of a key.

-- Spring Batch looks executions up by these columns and ships no index for them.
CREATE INDEX batch_job_execution_instance ON BATCH_JOB_EXECUTION (JOB_INSTANCE_ID);
CREATE INDEX batch_step_execution_job ON BATCH_STEP_EXECUTION (JOB_EXECUTION_ID);
CREATE INDEX batch_job_execution_params_job ON BATCH_JOB_EXECUTION_PARAMS (JOB_EXECUTION_ID);
-- The way from a run's name to its attempts.
CREATE INDEX batch_job_execution_params_run ON BATCH_JOB_EXECUTION_PARAMS (PARAMETER_VALUE)
    WHERE PARAMETER_NAME = 'run';

CREATE TABLE run (
    run            TEXT    NOT NULL PRIMARY KEY,
    project        TEXT    NOT NULL,
    job            TEXT    NOT NULL,
    date           TEXT    NOT NULL,
    sequence       BIGINT  NOT NULL,
    input          TEXT    NOT NULL,
    created        BIGINT  NOT NULL,
    project_file   TEXT    NOT NULL,
    workspace      TEXT    NOT NULL,
    project_text   TEXT    NOT NULL,
    project_sha256 TEXT    NOT NULL,
    inputs         TEXT    NOT NULL, -- JSON: [{"path", "size", "sha256"}]
    verdict        TEXT,             -- JSON
    model_version  BIGINT,
    CONSTRAINT run_once UNIQUE (project, job, date, input, sequence)
);
CREATE INDEX run_newest ON run (created, run);
CREATE INDEX run_newest_of_project ON run (project, created, run);

CREATE TABLE measurement (
    run      TEXT    NOT NULL REFERENCES run (run),
    step     TEXT    NOT NULL,
    name     TEXT    NOT NULL,
    model    TEXT    NOT NULL,
    slice    TEXT    NOT NULL,
    position BIGINT  NOT NULL, -- the order in which they were first measured
    value    DOUBLE PRECISION,          -- null: undefined
    unit     TEXT    NOT NULL,
    PRIMARY KEY (run, step, name, model, slice)
);

CREATE TABLE output (
    run    TEXT    NOT NULL REFERENCES run (run),
    path   TEXT    NOT NULL,
    rows   BIGINT  NOT NULL,
    sha256 TEXT    NOT NULL,
    PRIMARY KEY (run, path)
);

-- Who works on a run. A released lease keeps its row, so that the epoch only grows.
CREATE TABLE lease (
    run           TEXT    NOT NULL PRIMARY KEY,
    token         TEXT    NOT NULL,
    epoch         BIGINT  NOT NULL,
    host          TEXT    NOT NULL,
    machine       TEXT    NOT NULL,
    pid           BIGINT  NOT NULL,
    process_start BIGINT  NOT NULL,
    expires       BIGINT  NOT NULL -- by this database's clock; 0: released
);

CREATE TABLE stop_request (
    run       TEXT    NOT NULL PRIMARY KEY,
    requested BIGINT  NOT NULL
);

CREATE TABLE snapshot (
    run   TEXT    NOT NULL,
    step  TEXT    NOT NULL,
    seq   BIGINT  NOT NULL,
    bytes BYTEA   NOT NULL,
    PRIMARY KEY (run, step, seq)
);

CREATE TABLE model_version (
    project     TEXT    NOT NULL,
    version     BIGINT  NOT NULL,
    run         TEXT    NOT NULL,
    algorithm   TEXT    NOT NULL,
    fingerprint TEXT    NOT NULL,
    decision    TEXT    NOT NULL,
    created     BIGINT  NOT NULL,
    PRIMARY KEY (project, version),
    CONSTRAINT model_version_of_run UNIQUE (project, run)
);

CREATE TABLE model_file (
    project TEXT    NOT NULL,
    version BIGINT  NOT NULL,
    name    TEXT    NOT NULL,
    size    BIGINT  NOT NULL,
    sha256  TEXT    NOT NULL,
    bytes   BYTEA   NOT NULL,
    PRIMARY KEY (project, version, name),
    FOREIGN KEY (project, version) REFERENCES model_version (project, version)
);

-- Who was champion when. Rows are only ever added; the highest number is the champion of today.
CREATE TABLE champion (
    project  TEXT    NOT NULL,
    number   BIGINT  NOT NULL,
    version  BIGINT  NOT NULL,
    change   TEXT    NOT NULL, -- PROMOTION or ROLLBACK
    previous BIGINT,           -- the row a rollback returns to; null: none
    decision TEXT    NOT NULL, -- the gate's, of the version
    by       TEXT    NOT NULL,
    reason   TEXT    NOT NULL,
    at       BIGINT  NOT NULL,
    PRIMARY KEY (project, number),
    FOREIGN KEY (project, version) REFERENCES model_version (project, version)
);
