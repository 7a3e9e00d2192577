package nightjar.testing;

import java.nio.file.Path;
import java.util.Random;

/// A made-up project of 600 customers that trains in a second: who stays short and pays much leaves.
public final class SmallChurn {

    private static final int ROWS = 600;

    private SmallChurn() {}

    /// A workshop with the project in it.
    public static Workshop in(Path folder) {
        return new Workshop(folder)
                .write("data/customers.csv", customers())
                .write("jobs/churn.yaml", project("[0.01]"));
    }

    /// The project file.
    ///
    /// @param lambda of the one candidate, a logistic model
    public static String project(String lambda) {
        return """
        project: churn
        goal:
          statement: Cut customer churn by 10 %% this quarter
          owner: retention
          kpi: {name: churn rate, baseline: 0.30, target: 0.27, by: 2027-03-31}
          decision: call the customers at highest risk
          value: {true_positive: 120, false_positive: -15}
        data:
          source: {csv: data/customers.csv}
          key: id
          label: {column: churn, positive: "yes"}
          columns:
            id: {type: category}
            contract: {type: category, values: [month, year]}
            tenure: {type: number, min: 0}
            charge: {type: number, min: 0}
            churn: {type: category, values: ["no", "yes"]}
        train:
          holdout: {fraction: 0.3, seed: 1}
          metric: auc
          trials: 1
          candidates:
            logistic: {lambda: %s}
        gate: [{metric: auc, min: 0.60}]
        score: {source: {csv: data/customers.csv}, output: {csv: "out/scores-${date}.csv"}}
        schedule: {train: "0 0 2 * * *", zone: Etc/UTC}
        """
                .formatted(lambda);
    }

    private static String customers() {
        Random random = new Random(5);
        StringBuilder csv = new StringBuilder("id,contract,tenure,charge,churn\n");
        for (int row = 1; row <= ROWS; row++) {
            boolean month = random.nextInt(2) == 0;
            int tenure = random.nextInt(60);
            int charge = 20 + random.nextInt(80);
            double leaning =
                    (month ? 1.0 : -1.0)
                            - tenure / 20.0
                            + charge / 60.0
                            + random.nextGaussian()
                            - 0.8;
            csv.append(
                    "c%03d,%s,%d,%d,%s\n"
                            .formatted(
                                    row,
                                    month ? "month" : "year",
                                    tenure,
                                    charge,
                                    leaning > 0 ? "yes" : "no"));
        }
        return csv.toString();
    }
}
