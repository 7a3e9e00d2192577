package nightjar.workspace;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Objects;
import java.util.SequencedMap;
import nightjar.database.RunKey;
import nightjar.project.DatedPath;
import nightjar.project.OutputSpec;
import nightjar.project.ProjectFile;
import nightjar.project.ScoreSpec;
import nightjar.project.SourceSpec;
import nightjar.source.Input;
import nightjar.source.LocalFile;
import nightjar.source.Target;
import nightjar.text.Visible;
import org.jspecify.annotations.Nullable;

/// What somebody asked for: one job of one project for one business date.
///
/// @param again a new run, though there is one of that date already
/// @param input rows to score instead of the project file's; absolute
/// @param output where the scores go instead of the project file's; absolute
/// @param replay null: the rows of the input are scored
public record RunRequest(
        ProjectFile file,
        RunKey.Job job,
        LocalDate date,
        boolean again,
        @Nullable Path input,
        @Nullable Path output,
        @Nullable Mended replay) {

    /// Rows that were set aside and mended.
    ///
    /// @param published the run whose publication they are added to; empty: not known yet
    /// @param mended the file, absolute; once the run was begun, the copy in its folder
    public record Mended(String published, Path mended) {}

    /// Bytes: with a project, a date and a number in front it still is the name of a folder.
    private static final int LONGEST_NAME = 150;

    public static RunRequest train(ProjectFile file, LocalDate date, boolean again) {
        return new RunRequest(file, RunKey.Job.TRAIN, date, again, null, null, null);
    }

    /// Paths given on the command line belong to the working directory, and may hold `${date}`.
    ///
    /// @throws RequestRefused if one holds another placeholder
    public static RunRequest score(
            ProjectFile file,
            LocalDate date,
            boolean again,
            @Nullable Path input,
            @Nullable Path output) {
        return new RunRequest(
                file,
                RunKey.Job.SCORE,
                date,
                again,
                named(absolute("--input", input, date)),
                absolute("--output", output, date),
                null);
    }

    /// The same request for the rows of this file alone, which were set aside and mended.
    public RunRequest replaying(Path mended) {
        return with(
                file,
                output,
                new Mended("", Objects.requireNonNull(absolute("--replay", mended, date))));
    }

    public RunRequest with(
            ProjectFile otherFile, @Nullable Path otherOutput, @Nullable Mended mended) {
        return new RunRequest(otherFile, job, date, again, input, otherOutput, mended);
    }

    /// Whether what is published is written for a spreadsheet.
    public boolean isGuarded() {
        ScoreSpec score = file.spec().score();
        return score != null && score.output() != null && score.output().isSafe();
    }

    /// The key of the run with this sequence.
    public RunKey key(int sequence) {
        return new RunKey(file.spec().project(), job, date, sequence, inputName());
    }

    /// The name of the given input without folder and ending, as it stands in the run's name.
    public @Nullable String inputName() {
        return input == null ? null : stem(input);
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.indexOf('.', 1);
        return dot < 0 ? name : name.substring(0, dot);
    }

    /// What the run reads, by name.
    public SequencedMap<String, Input> inputs() {
        SequencedMap<String, Input> inputs = new LinkedHashMap<>();
        inputs.put(Input.ROWS, replay == null ? rows() : LocalFile.at(replay.mended()));
        String golden = file.spec().golden();
        if (golden != null) {
            Path path = file.resolve(golden, date);
            inputs.put(Input.GOLDEN, new LocalFile(golden, path, SourceSpec.Csv.of(golden)));
        }
        return inputs;
    }

    /// Where the rows come from that the run is about.
    public Input rows() {
        SourceSpec data = file.spec().data().source();
        if (job == RunKey.Job.TRAIN) {
            return Input.of(data, file, date);
        }
        ScoreSpec score = file.spec().score();
        SourceSpec declared = score == null ? null : score.source();
        if (input != null) {
            return LocalFile.of((declared == null ? data : declared).at(input.toString()));
        }
        if (declared == null) {
            throw new RequestRefused(
                    "%s has no score.source, and no --input was given. Name the rows to score in one of the two."
                            .formatted(file.path()));
        }
        return Input.of(declared, file, date);
    }

    /// Where the scores go.
    public Target target() {
        if (this.output != null) {
            return Target.of(this.output);
        }
        ScoreSpec score = file.spec().score();
        OutputSpec output = score == null ? null : score.output();
        String declared = output == null ? null : output.path();
        String own = inputName() == null ? "" : "-" + inputName();
        String path = declared != null ? declared : "out/" + file.spec().project() + "-${date}.csv";
        return Target.of(file.resolve(own.isEmpty() ? path : inserted(path, own), date));
    }

    /// An input named on the command line gets an output of its own, so that it never replaces the day's scores.
    private static String inserted(String path, String own) {
        int dot = path.lastIndexOf('.');
        if (path.toLowerCase(Locale.ROOT).endsWith(".csv.gz")) {
            dot = path.length() - ".csv.gz".length();
        }
        return dot <= path.lastIndexOf('/')
                ? path + own
                : path.substring(0, dot) + own + path.substring(dot);
    }

    private static @Nullable Path absolute(String option, @Nullable Path path, LocalDate date) {
        if (path == null) {
            return null;
        }
        DatedPath.unknown(path.toString())
                .ifPresent(
                        unknown -> {
                            throw new RequestRefused(
                                    "%s %s: found the unknown %s; expected %s, and no other. Correct it."
                                            .formatted(option, path, unknown, DatedPath.KNOWN));
                        });
        Path absolute = Path.of(DatedPath.of(path.toString(), date)).toAbsolutePath().normalize();
        if (absolute.getFileName() == null || path.toString().isEmpty()) {
            throw new RequestRefused(
                    "%s '%s': found no name of a file; expected one. Name a file."
                            .formatted(option, path));
        }
        return absolute;
    }

    /// The name of a given input becomes part of the run's, and so of a folder's.
    private static @Nullable Path named(@Nullable Path input) {
        if (input != null) {
            String name = stem(input);
            if (!Visible.line(name).equals(name)
                    || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
                throw new RequestRefused(
                        "--input: found a file called '%s', and the run would be called after it; expected at most %s bytes without control characters. Call it something else."
                                .formatted(Visible.line(name), LONGEST_NAME));
            }
        }
        return input;
    }
}
