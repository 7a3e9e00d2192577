-- Columns and rules, which stood within the names of measurements, have columns of their own; a name is one of the list in measurements.md.
-- '' stands for "none" where a column is part of a key.
ALTER TABLE measurement DROP CONSTRAINT measurement_pkey;
ALTER TABLE measurement ADD COLUMN "column" TEXT NOT NULL DEFAULT '';
ALTER TABLE measurement ADD COLUMN rule TEXT NOT NULL DEFAULT '';

UPDATE measurement
   SET name = old.kind, slice = old.new_slice, "column" = old.of_column, rule = old.by_rule, unit = old.new_unit
  FROM (
SELECT run, step, name, kind, model, slice,
       CASE
               WHEN kind = 'predicted' THEN 'prediction=' || rest
               WHEN kind = 'score_rows' THEN 'score=' || replace(rest, '_to_', ' to ')
               ELSE slice END AS new_slice,
       of_column,
       CASE
               WHEN kind = 'changed' THEN substr(rest, 1, strpos(rest, ' ') - 1)
               WHEN kind NOT IN ('rejected', 'breach') THEN ''
               WHEN of_column = '' THEN rest
               ELSE substr(rest, length(of_column) + 3) END AS by_rule,
       position, value,
       CASE WHEN name IN ('cv_rmse', 'cv_mae') THEN 'label' ELSE unit END AS new_unit
  FROM (SELECT parts.*,
               CASE
               WHEN kind IN ('missing', 'distinct', 'unseen', 'rare_or_unseen', 'absent') AND rest <> '' THEN rest
               WHEN kind = 'changed' THEN substr(rest, strpos(rest, ' ') + 1)
               WHEN kind NOT IN ('rejected', 'breach') OR substr(rest, 1, 8) = 'filter: ' OR substr(rest, 1, 7) = 'holds: '
                    OR rest IN ('label: missing', 'label: undefined', 'label: too large') THEN ''
               WHEN strpos(rest, ': not a ') > 0 THEN substr(rest, 1, strpos(rest, ': not a ') - 1)
               WHEN strpos(rest, ': below ') > 0 THEN substr(rest, 1, strpos(rest, ': below ') - 1)
               WHEN strpos(rest, ': above ') > 0 THEN substr(rest, 1, strpos(rest, ': above ') - 1)
               WHEN substr(rest, length(rest) - 8) = ': missing' THEN substr(rest, 1, length(rest) - 9)
               WHEN substr(rest, length(rest) - 19) = ': a value not listed' THEN substr(rest, 1, length(rest) - 20)
               ELSE '' END AS of_column
          FROM (SELECT named.*,
                       CASE
               WHEN kind = name THEN ''
               WHEN kind = 'score_rows' THEN substr(name, 7)
               ELSE substr(name, length(kind) + 2) END AS rest
                  FROM (SELECT measurement.*,
                               CASE
               WHEN substr(name, 1, 8) = 'missing.' THEN 'missing'
               WHEN substr(name, 1, 9) = 'distinct.' THEN 'distinct'
               WHEN substr(name, 1, 7) = 'unseen.' THEN 'unseen'
               WHEN substr(name, 1, 15) = 'rare_or_unseen.' THEN 'rare_or_unseen'
               WHEN substr(name, 1, 8) = 'changed ' THEN 'changed'
               WHEN substr(name, 1, 9) = 'rejected ' THEN 'rejected'
               WHEN substr(name, 1, 7) = 'breach ' THEN 'breach'
               WHEN substr(name, 1, 7) = 'absent ' THEN 'absent'
               WHEN substr(name, 1, 10) = 'predicted ' THEN 'predicted'
               WHEN substr(name, 1, 6) = 'score_' AND strpos(name, '_to_') > 0 THEN 'score_rows'
               ELSE name END AS kind
                          FROM measurement) AS named) AS parts) AS split
) AS old
 WHERE measurement.run = old.run AND measurement.step = old.step AND measurement.name = old.name
   AND measurement.model = old.model AND measurement.slice = old.slice
   AND (old.kind <> old.name OR old.new_unit <> measurement.unit);

ALTER TABLE measurement ADD PRIMARY KEY (run, step, name, model, slice, "column", rule);
