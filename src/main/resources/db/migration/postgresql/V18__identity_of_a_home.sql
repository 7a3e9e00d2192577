-- The identity of the home in which a run's files are, wherever it stands now; '' for runs begun before homes had one.
ALTER TABLE run ADD COLUMN home_id TEXT NOT NULL DEFAULT '';
