package nightjar.registry;

/// A change of champion that makes no sense or lacks a reason; nothing was changed. The message says what to do.
public abstract sealed class PromotionRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    PromotionRefused(String message) {
        super(message);
    }

    /// There is no such version.
    public static final class NoSuchVersion extends PromotionRefused {

        private static final long serialVersionUID = 1;

        NoSuchVersion(String project, int version, int highest) {
            super(
                    "Project "
                            + project
                            + " has no version "
                            + version
                            + ". "
                            + (highest == 0
                                    ? "It has none yet: train first."
                                    : "It has 1 to "
                                            + highest
                                            + ": see `nightjar models "
                                            + project
                                            + "`."));
        }
    }

    /// The version scores already.
    public static final class AlreadyChampion extends PromotionRefused {

        private static final long serialVersionUID = 1;

        AlreadyChampion(String project, int version) {
            super("Version " + version + " of " + project + " is the champion already.");
        }
    }

    /// The gate did not let the version through.
    public static final class RefusedByGate extends PromotionRefused {

        private static final long serialVersionUID = 1;

        RefusedByGate(ModelVersion version) {
            super(
                    "The gate said "
                            + version.decision()
                            + " of version "
                            + version.version()
                            + " of "
                            + version.project()
                            + ". To let it score nevertheless, overrule the gate: --override --by WHO --reason WHY --expires DATE. It is recorded, and scores until it expires; then the champion before it does again.");
        }
    }

    /// The gate is to be overruled, but by what is said it cannot be.
    public static final class NoOverride extends PromotionRefused {

        private static final long serialVersionUID = 1;

        NoOverride(ModelVersion version, String why) {
            super(
                    "The gate's "
                            + version.decision()
                            + " of version "
                            + version.version()
                            + " of "
                            + version.project()
                            + " is not overruled: "
                            + why);
        }
    }

    /// The files of the version are gone.
    public static final class Purged extends PromotionRefused {

        private static final long serialVersionUID = 1;

        Purged(String project, int version) {
            super(
                    "Version "
                            + version
                            + " of "
                            + project
                            + " cannot score any more: a purge has removed its files. Promote another one: see `nightjar models "
                            + project
                            + "`, or train again.");
        }
    }

    /// There was no champion before this one.
    public static final class NoEarlierChampion extends PromotionRefused {

        private static final long serialVersionUID = 1;

        NoEarlierChampion(String project) {
            super(
                    "Project "
                            + project
                            + " has no earlier champion to return to. Promote another version instead: see `nightjar models "
                            + project
                            + "`.");
        }
    }

    /// Somebody else changed the champion between the look and the act.
    public static final class OvertakenMeanwhile extends PromotionRefused {

        private static final long serialVersionUID = 1;

        OvertakenMeanwhile(String project) {
            super(
                    "Somebody else has just changed the champion of "
                            + project
                            + ". See `nightjar models "
                            + project
                            + "` and decide anew.");
        }
    }
}
