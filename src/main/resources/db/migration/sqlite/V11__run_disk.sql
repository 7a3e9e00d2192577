-- Bytes that the files of the run took when it was complete, for later forecasts; null: it is not complete, or this was not kept yet.
ALTER TABLE run ADD COLUMN disk INTEGER;
