-- Bytes that the files of the run took when it was complete, for later forecasts; null: it is not complete, or this was not kept yet.
ALTER TABLE run ADD COLUMN disk INTEGER;
-- What a step could not do without, of which peak_memory is more by what Java had not collected yet; null: not known.
ALTER TABLE step_cost ADD COLUMN live_heap INTEGER;    -- bytes in Java's heap after a collection, the most of all collections
ALTER TABLE step_cost ADD COLUMN outside_heap INTEGER; -- bytes of the process that are not in Java's heap, the most at one time
