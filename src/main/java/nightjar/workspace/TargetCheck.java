package nightjar.workspace;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nightjar.ledger.PublishedPath;
import nightjar.project.ProjectFile;
import nightjar.project.ProjectFiles;
import nightjar.project.ScoreSpec;
import nightjar.project.SpecProblem;
import nightjar.project.SpecRejected;
import nightjar.project.grammar.ProjectPlaces;
import nightjar.project.grammar.SpecReader;
import nightjar.source.FileIdentity;
import nightjar.source.Target;
import nightjar.source.TargetRules;

/// Holds the target of a request, or the one that a project file declares, against [TargetRules].
public final class TargetCheck {

    private TargetCheck() {}

    /// @throws RequestRefused if the scores would replace what they must not
    public static void require(RunRequest request, Workspace workspace) {
        Target target = request.target();
        TargetRules targets =
                new TargetRules(
                        request.file(),
                        request.date(),
                        List.of(workspace.home(), request.file().workspace().resolve(".nightjar")),
                        workspace.databaseFile().stream().toList(),
                        request.input(),
                        published(request.file(), target, workspace));
        Optional<TargetRules.Refusal> refusal = targets.refusal(target);
        if (refusal.isPresent()) {
            throw new RequestRefused(
                    "%s: found %s; expected %s. %s Nothing was scored."
                            .formatted(
                                    request.output() == null
                                            ? request.file().path() + " score.output"
                                            : "--output",
                                    refusal.get().found(),
                                    refusal.get().expected(),
                                    refusal.get().advice()));
        }
    }

    /// What other projects have published, if something stands where it could be lost.
    private static List<TargetRules.Other> published(
            ProjectFile file, Target target, Workspace workspace) {
        if (!target.isTaken() && !target.rejected().isTaken()) {
            return List.of();
        }
        return workspace.ledger().outputsOfOthers(file.spec().project()).stream()
                .map(TargetCheck::other)
                .toList();
    }

    private static TargetRules.Other other(PublishedPath published) {
        return new TargetRules.Other(
                Target.of(Path.of(published.workspace()).resolve(published.path())),
                "%s (project %s)".formatted(published.run(), published.project()));
    }

    /// What is wrong with the output that a project file declares, or would have without declaring one.
    ///
    /// @param home of the command
    /// @param databases files of embedded databases
    public static List<SpecProblem> problems(
            ProjectFile file, LocalDate date, Path home, List<Path> databases) {
        RunRequest request = RunRequest.score(file, date, false, null, null);
        TargetRules targets =
                new TargetRules(
                        file,
                        date,
                        List.of(home, file.workspace().resolve(".nightjar")),
                        databases,
                        null,
                        declared(file, date));
        return targets
                .refusal(request.target())
                .map(
                        refusal ->
                                ProjectPlaces.problem(
                                        file,
                                        "score.output.csv",
                                        refusal.found(),
                                        refusal.expected(),
                                        refusal.advice()))
                .stream()
                .toList();
    }

    /// Where the other projects of the workspace publish. A project file with problems has a check of its own.
    private static List<TargetRules.Other> declared(ProjectFile file, LocalDate date) {
        List<TargetRules.Other> others = new ArrayList<>();
        for (Path path : ProjectFiles.of(file.workspace())) {
            if (!FileIdentity.isSame(path, file.path())) {
                try {
                    ProjectFile other = SpecReader.read(path);
                    if (!other.spec().project().equals(file.spec().project())) {
                        outputs(other, date).forEach(others::add);
                    }
                } catch (SpecRejected _) {
                    // Says nothing of this one.
                }
            }
        }
        return others;
    }

    private static Stream<TargetRules.Other> outputs(ProjectFile other, LocalDate date) {
        ScoreSpec score = other.spec().score();
        if (score == null) {
            return Stream.of();
        }
        Target target = RunRequest.score(other, date, false, null, null).target();
        String whose = "project %s (%s)".formatted(other.spec().project(), other.path());
        return Stream.of(
                new TargetRules.Other(target, whose),
                new TargetRules.Other(target.rejected(), whose));
    }
}
