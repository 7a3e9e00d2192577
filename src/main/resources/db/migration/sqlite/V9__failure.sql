-- What was said of the last attempt that failed.
ALTER TABLE run ADD COLUMN failure TEXT;
