-- When a purge began to remove the run, so that its files may be gone; 0: none did.
ALTER TABLE run ADD COLUMN purging BIGINT NOT NULL DEFAULT 0;
