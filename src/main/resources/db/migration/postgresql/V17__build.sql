-- The Nightjar that began the run; null: before this was kept. That of each attempt is a parameter of its execution.
ALTER TABLE run ADD COLUMN nightjar TEXT;
-- The Nightjar that registered the version; null: before this was kept.
ALTER TABLE model_version ADD COLUMN nightjar TEXT;
