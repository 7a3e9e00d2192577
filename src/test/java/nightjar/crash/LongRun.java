package nightjar.crash;

import java.util.List;
import nightjar.testing.NightProcess;
import nightjar.testing.Workshop;

/// A run of a project that takes longer than any test waits.
///
/// @param date of the run
record LongRun(String date) {

    /// Grows for minutes, in blocks of well below a second.
    static final String BOOSTING = "gradient-boosting: {rounds: 10000, max_depth: 4}";

    private static final String SPEC =
            """
            project: long
            data:
              source: {csv: data/penguins.csv}
              label: {column: species}
              columns:
                species: {type: category, values: [Adelie, Chinstrap, Gentoo]}
                bill_length_mm: {type: number}
                bill_depth_mm: {type: number}
                flipper_length_mm: {type: number}
                body_mass_g: {type: number}
            clean:
              - {missing: ["", NA]}
            train:
              holdout: {fraction: 0.25, seed: 7}
              metric: log_loss
              trials: 1
              folds: 0
              candidates:
                %s
            """;

    static void write(Workshop workshop, String candidate) {
        workshop.write("jobs/long.yaml", SPEC.formatted(candidate));
    }

    String run() {
        return "long.train." + date;
    }

    NightProcess begin(Workshop workshop, PassageLog log) {
        return workshop.startWith(List.of(log.option()), "train", "jobs/long.yaml", "--date", date);
    }

    NightProcess restart(Workshop workshop, PassageLog log) {
        return workshop.startWith(List.of(log.option()), "restart", run());
    }
}
