-- What people did by hand: who, when, from which host, why. Rows are only ever added; a purge of what they were about keeps them.
CREATE TABLE act (
    number  INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind    TEXT    NOT NULL, -- a nightjar.ledger.Act.Kind
    project TEXT    NOT NULL,
    run     TEXT,             -- null: it was about a version alone
    version INTEGER,          -- null: it was about a run alone
    by      TEXT    NOT NULL,
    at      INTEGER NOT NULL,
    host    TEXT    NOT NULL,
    reason  TEXT    NOT NULL, -- empty: none was given
    outcome TEXT    NOT NULL
) STRICT;
CREATE INDEX act_of_project ON act (project, run);
