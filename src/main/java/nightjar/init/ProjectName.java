package nightjar.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import nightjar.project.grammar.PlainName;

/// The name of a drafted project: that of its data file, or of the folder around it where the file's own name says nothing of what is in it.
public final class ProjectName {

    /// As long as a project's name may be.
    private static final int LONGEST = 60;

    /// Names of files and folders that many projects have.
    private static final Set<String> SAYING_NOTHING =
            Set.of(
                    "train",
                    "training",
                    "test",
                    "data",
                    "dataset",
                    "input",
                    "inputs",
                    "raw",
                    "rows",
                    "table",
                    "export",
                    "download",
                    "downloads",
                    "file",
                    "csv",
                    "parquet",
                    "home",
                    "tmp",
                    "var",
                    "mnt");

    private static final Pattern ENDING =
            Pattern.compile("(?i)(\\.(csv|tsv|txt|parquet|parq|pq))?(\\.gz)?$");

    private ProjectName() {}

    /// @param data path of the data, with `/` between folders; relative to the workspace where it lies inside
    /// @param taken names of projects over other data in the same workspace
    public static String of(String data, Set<String> taken) {
        List<String> candidates = candidates(data);
        return candidates.stream()
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseGet(() -> numbered(candidates.getFirst(), taken));
    }

    /// From the plainest to one with the folder's name in front.
    private static List<String> candidates(String data) {
        List<String> folders = new ArrayList<>(List.of(data.split("/+")));
        String own = name(ENDING.matcher(folders.removeLast()).replaceFirst(""));
        String around =
                folders.reversed().stream()
                        .map(ProjectName::name)
                        .filter(ProjectName::says)
                        .findFirst()
                        .orElse("");
        if (around.isEmpty()) {
            return List.of(PlainName.fits(own) ? own : "project");
        }
        String both = name(around + "-" + own);
        return says(own) ? List.of(own, both) : List.of(around, both);
    }

    private static boolean says(String name) {
        return PlainName.fits(name)
                && !SAYING_NOTHING.contains(name.toLowerCase(java.util.Locale.ROOT));
    }

    /// Letters, digits, `-` and `_` only, beginning and ending with one that is no `-`.
    private static String name(String text) {
        String name = trimmed(text.replaceAll("[^A-Za-z0-9_-]+", "-"));
        return trimmed(name.substring(0, Math.min(LONGEST, name.length())));
    }

    private static String trimmed(String name) {
        return name.replaceAll("^-+|-+$", "");
    }

    private static String numbered(String name, Set<String> taken) {
        for (int number = 2; ; number++) {
            String ending = "-" + number;
            String numbered =
                    name.substring(0, Math.min(name.length(), LONGEST - ending.length())) + ending;
            if (!taken.contains(numbered)) {
                return numbered;
            }
        }
    }
}
