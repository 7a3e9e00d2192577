package nightjar.registry;

/// Nothing can score: no version of the project is champion. The message says why and what to do.
public final class NoChampion extends RuntimeException {

    private static final long serialVersionUID = 1;

    private NoChampion(String message) {
        super(message);
    }

    /// None ever was.
    ///
    /// @param file the project file
    public static NoChampion yet(String file, String project) {
        return new NoChampion(
                "%s: no version of '%s' is champion yet; expected one to score with. Run `nightjar train %s` first; `nightjar models %s` shows what there is."
                        .formatted(file, project, file, project));
    }

    /// The only one was so by an override that is over.
    public static NoChampion anyMore(String file, ChampionChange lapse) {
        return new NoChampion(
                "%s: no version of '%s' is champion any more: since %s %s. Promote another one, or this one again: `nightjar models %s` shows what there is."
                        .formatted(
                                file,
                                lapse.project(),
                                lapse.at(),
                                lapse.reason(),
                                lapse.project()));
    }
}
