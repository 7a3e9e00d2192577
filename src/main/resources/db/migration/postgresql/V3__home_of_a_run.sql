-- The folder in which a run's files are; '' for runs begun before this was kept.
ALTER TABLE run ADD COLUMN home TEXT NOT NULL DEFAULT '';
