package nightjar.stage.rule;

import java.util.List;
import java.util.stream.IntStream;
import nightjar.model.Task;

/// The labels of the rows where a rule holds, and of all others: what the rule answers, and how well it parts them.
///
/// Of two classes or more, sums are counts per class; of numbers there is one sum.
final class Halves {

    private final Task task;
    private final double[] all;
    private final double[] inside;
    private final double rows;
    private double held;

    Halves(Task task, double[] labels) {
        this.task = task;
        this.all = new double[parts(task)];
        this.inside = new double[parts(task)];
        this.rows = labels.length;
        for (double label : labels) {
            add(all, label);
        }
    }

    /// A sum per class, or one of all numbers.
    private static int parts(Task task) {
        return Math.max(1, task.classes().size());
    }

    private void add(double[] sums, double label) {
        switch (task) {
            case Task.Binary _, Task.Classes _ -> sums[(int) label]++;
            case Task.Regression _ -> sums[0] += label;
        }
    }

    /// One more row where the rule holds.
    void hold(double label) {
        held++;
        add(inside, label);
    }

    double held() {
        return held;
    }

    double others() {
        return rows - held;
    }

    /// How well the rule parts the labels, 0 for not at all. Of two classes: the distance between the shares of positives and of negatives
    /// it catches (W. J. Youden, "Index for rating diagnostic tests", Cancer 3 (1950) 32-35), which is twice its AUC less one. Of more
    /// classes or numbers: by how much the squared error falls, as a tree's first split is chosen (Breiman et al., CART, 1984).
    double power() {
        if (held == 0 || held == rows) {
            return 0;
        }
        if (task instanceof Task.Binary) {
            return all[0] == 0 || all[1] == 0
                    ? 0
                    : Math.abs(inside[1] / all[1] - inside[0] / all[0]);
        }
        double power = 0;
        for (int part = 0; part < all.length; part++) {
            double outside = all[part] - inside[part];
            power +=
                    inside[part] * inside[part] / held
                            + outside * outside / (rows - held)
                            - all[part] * all[part] / rows;
        }
        return power;
    }

    /// What is answered where the rule holds.
    List<Double> inside() {
        return answer(inside, held);
    }

    /// What is answered elsewhere.
    List<Double> outside() {
        double[] outside =
                IntStream.range(0, all.length).mapToDouble(i -> all[i] - inside[i]).toArray();
        return answer(outside, rows - held);
    }

    /// The share of each class with one more row of each (Laplace's rule of succession), so that nothing is certain; or the mean.
    private List<Double> answer(double[] sums, double count) {
        return switch (task) {
            case Task.Binary _ -> List.of((sums[1] + 1) / (count + 2));
            case Task.Classes _ ->
                    IntStream.range(0, sums.length)
                            .mapToObj(i -> (sums[i] + 1) / (count + sums.length))
                            .toList();
            case Task.Regression _ -> List.of(count == 0 ? all[0] / rows : sums[0] / count);
        };
    }
}
