package nightjar.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import nightjar.project.ProjectFile;
import nightjar.project.SourceSpec;
import nightjar.project.grammar.SpecReader;
import nightjar.source.Input;
import nightjar.source.LocalFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRequestTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @TempDir Path folder;

    private Path jobs;

    @BeforeEach
    void aWorkspace() throws IOException {
        jobs = Files.createDirectory(folder.resolve("jobs"));
    }

    @Test
    void trainingReadsTheDataAndTheGoldenRowsEachByItsName() throws IOException {
        ProjectFile project = project("golden: data/golden.csv\n");

        RunRequest request = RunRequest.train(project, DAY, false);

        assertThat(request.inputs().sequencedKeySet()).containsExactly(Input.ROWS, Input.GOLDEN);
        assertThat(request.inputs().values())
                .extracting(Input::shown)
                .containsExactly("data/old.csv", "data/golden.csv");
        assertThat(request.rows()).hasToString(folder.resolve("data/old.csv").toString());
    }

    @Test
    void scoringReadsWhatIsDeclaredOfThatDay() throws IOException {
        ProjectFile project = project("score: {source: {csv: 'data/new-${date}.csv'}}\n");

        RunRequest request = score(project, null);

        assertThat(request.inputs().sequencedKeySet()).containsExactly(Input.ROWS);
        assertThat(request.rows().shown()).isEqualTo("data/new-2026-03-01.csv");
        assertThat(request.target())
                .hasToString(folder.resolve("out/small-2026-03-01.csv").toString());
    }

    @Test
    void aFileOnTheCommandLineIsReadAsTheDeclaredOneAndHasAnOutputOfItsOwn() throws IOException {
        ProjectFile project = project("score: {source: {csv: data/new.csv, separator: ';'}}\n");
        Path given = folder.resolve("late.csv");

        RunRequest request = score(project, given);

        assertThat(request.rows())
                .isEqualTo(
                        LocalFile.of(
                                new SourceSpec.Csv(
                                        given.toString(), ';', null, null, null, null, null)));
        assertThat(request.key(1).name()).isEqualTo("small.score.2026-03-01@late");
        assertThat(request.target())
                .hasToString(folder.resolve("out/small-2026-03-01-late.csv").toString());
    }

    @Test
    void withNothingToScoreItIsRefused() throws IOException {
        RunRequest request = score(project(""), null);

        assertThatThrownBy(request::rows)
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("has no score.source, and no --input was given");
    }

    @Test
    void ofMendedRowsTheFileOfThemIsTheInput() throws IOException {
        Path mended = folder.resolve("mended.csv");

        RunRequest request = score(project(""), folder.resolve("late.csv")).replaying(mended);

        assertThat(request.inputs().get(Input.ROWS)).isEqualTo(LocalFile.at(mended));
    }

    private static RunRequest score(ProjectFile project, @Nullable Path input) {
        return RunRequest.score(project, DAY, false, input, null);
    }

    private ProjectFile project(String more) throws IOException {
        Path file =
                Files.writeString(
                        jobs.resolve("small.yaml"),
                        """
                        project: small
                        data:
                          source: {csv: data/old.csv}
                          label: {column: y, positive: "1"}
                          columns:
                            y: {type: category, values: ["0", "1"]}
                            x: {type: number}
                        train:
                          holdout: {fraction: 0.25, seed: 7}
                          metric: log_loss
                          trials: 1
                          candidates:
                            logistic: {}
                        """
                                + more);
        return SpecReader.read(file);
    }
}
