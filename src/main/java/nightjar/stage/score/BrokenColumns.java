package nightjar.stage.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import nightjar.project.ScoreSpec;
import nightjar.stage.promote.TrainedColumns;
import nightjar.stage.promote.TrainedColumns.Trained;
import nightjar.stage.validate.Finding;
import org.jspecify.annotations.Nullable;

/// Finds columns that a model goes by and that tell it nothing in the rows to score, though they did in training: absent ones, empty ones,
/// those stuck at one value, and those with mostly unknown levels.
///
/// @param version that scores
/// @param inputs the columns its plan reads
/// @param importance per column, see [ColumnImportance]
/// @param trained how they looked in training; null: the version does not say
/// @param reaction what follows
record BrokenColumns(
        int version,
        List<String> inputs,
        SortedMap<String, Double> importance,
        @Nullable TrainedColumns trained,
        ScoreSpec.BrokenColumns reaction) {

    /// What is supposed of a column whose looks in training nobody kept. It varied, or there were no feature of it.
    private static final Trained UNKNOWN = new Trained(500, 500, 498, 250);

    BrokenColumns {
        inputs = List.copyOf(inputs);
    }

    /// The columns that are not there at all.
    List<Finding> absent(List<String> header) {
        return inputs.stream()
                .filter(name -> !header.contains(name))
                .map(name -> finding(name, "no such column"))
                .toList();
    }

    /// The columns that are there and broken.
    List<Finding> broken(Map<String, SeenColumn> seen) {
        List<Finding> findings = new ArrayList<>();
        for (String name : inputs) {
            SeenColumn column = seen.get(name);
            if (column != null) {
                what(name, column).map(what -> finding(name, what)).ifPresent(findings::add);
            }
        }
        if (trained == null && !seen.isEmpty()) {
            findings.add(
                    Finding.note(
                            "version " + version,
                            "no record of how its columns looked in training",
                            TrainedColumns.FILE,
                            "Fewer broken columns are recognised; train anew to have it"));
        }
        return findings;
    }

    private Optional<String> what(String name, SeenColumn column) {
        Trained before = trained(name);
        if (column.present() == 0) {
            return column.missing() > 0 && Chance.isRareToBeEmpty(before, column.missing())
                    ? Optional.of(
                            "no value in any of %s rows%s"
                                    .formatted(
                                            count(column.missing()),
                                            inTraining(name, before.missing(), "missing")))
                    : Optional.empty();
        }
        if (2 * column.unknown() > column.present()
                && Chance.isRareToBeUnknown(before, column.unknown(), column.present())) {
            return Optional.of(
                    "%s of %s values that the model does not know%s"
                            .formatted(
                                    count(column.unknown()),
                                    count(column.present()),
                                    inTraining(name, before.unknown(), "unknown")));
        }
        return !column.varied() && Chance.isRareToBeConstant(before, column.present())
                ? Optional.of(
                        "one value in all of %s rows%s"
                                .formatted(
                                        count(column.present()),
                                        inTraining(
                                                name,
                                                before.mostFrequent(),
                                                "the most frequent one")))
                : Optional.empty();
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private Trained trained(String name) {
        return trained == null ? UNKNOWN : trained.columns().getOrDefault(name, UNKNOWN);
    }

    private String inTraining(String name, long cells, String what) {
        if (trained == null || !trained.columns().containsKey(name)) {
            return "";
        }
        Trained before = trained(name);
        return String.format(
                Locale.ROOT,
                " (in training %s in %.1f %%)",
                what,
                100.0 * cells / Math.max(1, before.missing() + before.present()));
    }

    private Finding finding(String name, String found) {
        String where = "column '" + name + "'";
        String expected =
                String.format(
                        Locale.ROOT,
                        "values as in training: it stands for %.0f %% of what version %d goes by",
                        100 * importance.getOrDefault(name, 0.0),
                        version);
        return switch (reaction) {
            case REFUSE ->
                    Finding.refusal(
                            where,
                            found,
                            expected,
                            "Repair the export; score: {broken_columns: warn} scores all the same");
            case WARN ->
                    Finding.warning(
                            where,
                            found,
                            expected,
                            "Every row is scored all the same; repair the export");
        };
    }
}
