package nightjar.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nightjar.testing.NightProcess;
import nightjar.testing.Workshop;

/// A job of the small project whose runs are disturbed: 344 penguins in five chunks, a logistic regression, a forest and boosted trees of three
/// blocks each, and scores of the same birds with some records that cannot be read.
enum Night {
    TRAIN("penguins.train.2026-11-22", "train"),
    SCORE("penguins.score.2026-11-22", "score");

    private static final String PROJECT = "jobs/penguins.yaml";
    private static final int BROKEN_EVERY = 100;
    private static final String SPEC =
            """
            project: penguins
            data:
              source: {csv: data/penguins.csv}
              label: {column: species}
              columns:
                species: {type: category, values: [Adelie, Chinstrap, Gentoo]}
                island: {type: category, values: [Biscoe, Dream, Torgersen]}
                bill_length_mm: {type: number, min: 20, max: 80}
                bill_depth_mm: {type: number, min: 5, max: 30}
                flipper_length_mm: {type: number, min: 100, max: 300}
                body_mass_g: {type: number, min: 1000, max: 10000}
                sex: {type: category, values: [female, male]}
                year: {type: number, min: 2000}
            clean:
              - {trim: all}
              - {missing: ["", NA]}
            train:
              holdout: {fraction: 0.25, seed: 7}
              metric: log_loss
              trials: 3
              folds: 2
              candidates:
                logistic: {lambda: 0.1}
                random-forest: {trees: 60, max_depth: 6}
                gradient-boosting: {rounds: 60, max_depth: 3, learning_rate: 0.1}
            gate:
              - {metric: accuracy, min: 0.9}
              - {beats: baseline}
            score:
              source: {csv: data/new.csv}
              output: {csv: "out/scores.csv"}
            """;

    private final String run;
    private final String command;

    Night(String run, String command) {
        this.run = run;
        this.command = command;
    }

    String run() {
        return run;
    }

    /// The project and its data in an empty folder.
    static Workshop workshop(Path folder) {
        return new Workshop(folder)
                .copy("data/penguins.csv")
                .write("data/new.csv", newBirds())
                .write(PROJECT, SPEC);
    }

    /// Begins the run.
    NightProcess begin(Workshop workshop, List<String> java) {
        return workshop.startWith(java, command, PROJECT, "--date", "2026-11-22", "-q");
    }

    /// Goes on with the run.
    NightProcess restart(Workshop workshop, List<String> java) {
        return workshop.startWith(java, "restart", run, "-q");
    }

    private static String newBirds() {
        try {
            List<String> lines = new ArrayList<>();
            for (String line : Files.readAllLines(Path.of("data/penguins.csv"))) {
                lines.add(line);
                if (lines.size() % BROKEN_EVERY == 0) {
                    lines.add("Adelie,Torgersen");
                }
            }
            return String.join("\n", lines) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
