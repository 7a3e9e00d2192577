package nightjar.project.grammar;

import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nightjar.project.DataSpec;
import nightjar.project.ProjectFile;
import nightjar.project.ProjectSpec;
import nightjar.project.Schedule;
import nightjar.project.SpecProblem;
import nightjar.text.Nearest;
import org.jspecify.annotations.Nullable;

/// What a project file says beside what is there.
public final class SpecChecks {

    private SpecChecks() {}

    /// Columns the project file names and the data's header does not have.
    ///
    /// @param header the names as the source gives them
    public static List<SpecProblem> against(ProjectFile file, List<String> header) {
        DataSpec data = file.spec().data();
        Set<String> needed = new LinkedHashSet<>(data.columns().keySet());
        if (data.key() != null) {
            needed.add(data.key());
        }
        if (data.label().column() != null) {
            needed.add(data.label().column());
        }
        List<SpecProblem> problems = new ArrayList<>();
        for (String name : needed) {
            if (!header.contains(name)) {
                problems.add(absent(file, name, header));
            }
        }
        return problems;
    }

    /// The golden rows that are not there.
    public static Optional<SpecProblem> golden(ProjectFile file, LocalDate date) {
        String golden = file.spec().golden();
        if (golden == null || Files.isRegularFile(file.resolve(golden, date))) {
            return Optional.empty();
        }
        return Optional.of(
                ProjectPlaces.problem(
                        file,
                        "golden",
                        "no file " + file.resolve(golden, date),
                        "a CSV file of golden rows",
                        "Put it there, or take `golden` out."));
    }

    /// Parts of the project file that are kept with every run and on which nothing acts.
    public static List<String> notActedOn(ProjectSpec spec) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("watch", spec.watch());
        if (spec.schedule() instanceof Schedule schedule) {
            parts.put("schedule.train", schedule.train());
            parts.put("schedule.score", schedule.score());
            parts.put("schedule.late_after", schedule.lateAfter());
        }
        return parts.entrySet().stream()
                .filter(part -> part.getValue() != null)
                .map(Map.Entry::getKey)
                .map(part -> part + ": is kept with the run, but this version does not act on it.")
                .toList();
    }

    private static SpecProblem absent(ProjectFile file, String name, List<String> header) {
        int line = 1 + (int) file.text().lines().takeWhile(text -> !mentions(text, name)).count();
        return new SpecProblem(
                file.path().toString(),
                Math.min(line, (int) Math.max(1, file.text().lines().count())),
                1,
                "data.columns." + name,
                "no column '" + name + "' in " + file.spec().data().source().place(),
                "one of " + DeclaredColumns.shortened(new LinkedHashSet<>(header)),
                Nearest.to(name, header)
                        .map(nearest -> "Did you mean '" + nearest + "'?")
                        .orElse("Correct the name, or remove the column from the project file."));
    }

    private static boolean mentions(String line, String name) {
        String text = line.strip();
        return text.startsWith(name + ":")
                || text.startsWith('"' + name + "\":")
                || text.startsWith("'" + name + "':");
    }
}
