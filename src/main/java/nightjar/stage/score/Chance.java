package nightjar.stage.score;

import nightjar.stage.promote.TrainedColumns.Trained;

/// How likely rows as they came in training would look as these do by chance. What happens by chance more than once in a million files is no
/// fault of the file. The rows of one file are more alike than rows drawn one by one from training: shares that would say otherwise
/// are taken to be at least what that allows for.
final class Chance {

    /// The natural logarithm of one in a million.
    private static final double RARE = Math.log(1e-6);

    /// A single empty cell is never rare.
    private static final double LEAST_MISSING = 1e-5;

    /// Ten rows with the same value are never rare.
    private static final double LEAST_FREQUENT = 0.25;

    /// Four rows with a new level are never rare.
    private static final double LEAST_UNKNOWN = 0.05;

    private Chance() {}

    /// Whether it is rare that all of `rows` cells are missing: `p ^ rows`, p the share of missing cells in training.
    static boolean isRareToBeEmpty(Trained trained, long rows) {
        double share = share(trained.missing(), trained.missing() + trained.present());
        return rows * Math.log(Math.max(share, LEAST_MISSING)) < RARE;
    }

    /// Whether it is rare that `cells` cells have one value: at most `q ^ (cells - 1)`, q the share of the most frequent value in training.
    static boolean isRareToBeConstant(Trained trained, long cells) {
        double share = share(trained.mostFrequent(), trained.present());
        return (cells - 1) * Math.log(Math.max(share, LEAST_FREQUENT)) < RARE;
    }

    /// Whether it is rare that so many of `cells` cells have a level the model does not know: by the bound of Chernoff and Hoeffding,
    /// `exp(-cells KL(unknown / cells, u))`, u the share of such cells in training.
    static boolean isRareToBeUnknown(Trained trained, long unknown, long cells) {
        double found = (double) unknown / cells;
        double share = Math.max(share(trained.unknown(), trained.present()), LEAST_UNKNOWN);
        return found > share && -cells * divergence(found, share) < RARE;
    }

    /// Of Kullback and Leibler, in nats, between two coins.
    private static double divergence(double found, double share) {
        double rest = found == 1 ? 0 : (1 - found) * Math.log((1 - found) / (1 - share));
        return found * Math.log(found / share) + rest;
    }

    /// Laplace's estimate of a share: never 0, and never 1.
    private static double share(long part, long whole) {
        return (part + 1.0) / (whole + 2.0);
    }
}
