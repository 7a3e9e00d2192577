package nightjar.cli.project;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import nightjar.cli.option.DatedProject;
import nightjar.cli.option.Options;
import nightjar.cli.option.ProfileOption;
import nightjar.cli.option.Screen;
import nightjar.cli.text.RunText;
import nightjar.cli.text.TextTable;
import nightjar.pass.RowSource;
import nightjar.project.ProjectFile;
import nightjar.source.Input;
import nightjar.stage.explore.ColumnProfile;
import nightjar.stage.explore.ExploreStage;
import nightjar.stage.explore.Profile;
import nightjar.workspace.LabelExpression;
import nightjar.workspace.ScratchFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "explore",
        description = "The profile of a project's data, alone.",
        mixinStandardHelpOptions = true)
public final class ExploreCommand implements Callable<Integer> {

    @Mixin private Options options;
    @Mixin private DatedProject project;
    @Mixin private ProfileOption profiling;

    @Option(names = "--json", description = "Prints the whole profile as a JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        return profiling.during(this::explore);
    }

    private int explore() throws IOException {
        Screen screen = new Screen();
        ProjectFile file = project.read();
        options.failIn(file.workspace());
        LocalDate day = project.day(file);
        RowSource source =
                Input.of(file.spec().data().source(), file, day)
                        .open(RowSource.USUAL_BATCH_ROWS)
                        .suiting(file.spec().data().cellTypes())
                        .larger(ExploreStage.LARGER);
        source.warnings().forEach(screen::note);
        try (ScratchFolder scratch = ScratchFolder.make()) {
            Profile profile =
                    ExploreStage.explore(
                            file.spec(), source, LabelExpression.of(file.spec()), scratch.folder());
            if (json) {
                screen.json(profile);
            } else {
                screen.say(table(profile));
            }
            profile.warnings()
                    .forEach(
                            warning ->
                                    screen.note(
                                            (warning.column() == null ? "" : warning.column() + " ")
                                                    + warning.message()));
        }
        return 0;
    }

    private static String table(Profile profile) {
        TextTable table =
                new TextTable(
                        "COLUMN", "TYPE", "MISSING", "DISTINCT", "MIN", "MEAN", "MAX", "AUC ALONE");
        for (ColumnProfile column : profile.columns()) {
            ColumnProfile.Numbers numbers = column.numbers();
            ColumnProfile.Relation relation = column.relation();
            table.row(
                    column.name(),
                    column.type().yamlName(),
                    String.format(Locale.ROOT, "%.1f %%", 100 * column.missingShare()),
                    column.distinct().estimate(),
                    numbers == null ? "" : RunText.number(numbers.min()),
                    numbers == null ? "" : RunText.number(numbers.mean()),
                    numbers == null ? "" : RunText.number(numbers.max()),
                    relation == null || relation.auc() == null
                            ? ""
                            : RunText.number(relation.auc()));
        }
        return String.format(
                Locale.ROOT,
                "%,d rows, %,d rejected%n%n%s",
                profile.rows(),
                profile.rejected(),
                table);
    }
}
