-- Files that a run wrote for its own later steps and attempts, each entered in the transaction of the chunk or with the step that wrote it.
CREATE TABLE part (
    run    TEXT    NOT NULL,
    name   TEXT    NOT NULL, -- below the run's folder, such as scores/part-00000.csv
    rows   BIGINT  NOT NULL, -- 0 where it holds none
    bytes  BIGINT  NOT NULL,
    sha256 TEXT    NOT NULL,
    PRIMARY KEY (run, name)
);
