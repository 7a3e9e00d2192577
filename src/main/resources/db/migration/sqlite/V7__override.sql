-- When somebody overruled the gate: the moment until which that is shown; null: the gate let the version through.
ALTER TABLE champion ADD COLUMN expires INTEGER;
