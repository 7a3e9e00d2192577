package nightjar.run;

import java.time.InstantSource;
import nightjar.engine.RunContext;
import nightjar.ledger.RunFolder;
import nightjar.stage.score.PublishStage;
import nightjar.stage.score.Replay;
import nightjar.stage.score.ScoreStage;
import nightjar.stage.score.ScoringVersion;
import nightjar.workspace.Workspace;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;

/// One scoring run that adds mended rows to what another one has published, top to bottom.
///
/// | step    | reads                                           | writes                                  | stops the run when              |
/// |---------|-------------------------------------------------|-----------------------------------------|---------------------------------|
/// | replay  | `scored.json`, `scores/` and `rejected/` of the other run, `mended.csv`, the version that scored | `scores/`, `rejected/`: the parts, grown; `scored.json` | a row was never set aside       |
/// | publish | `scored.json`, `scores/`, `rejected/`           | the output and its rejected rows, whole | the target cannot be written, or a later run was there first |
record ReplayJob(ScoreStage score, Replay replay, PublishStage publish) {

    /// @param published folder of the run whose publication grows
    static ReplayJob of(
            RunContext on,
            InputRows input,
            RunFolder published,
            Workspace home,
            InstantSource clock) {
        var replay = new Replay(on.run(), on.ledger(), published, input.request().isGuarded());
        var version = new ScoringVersion(on, home.registry(), clock);
        var score = new ScoreStage(on, version, replay::source, input::form);
        return new ReplayJob(
                score, replay, new PublishStage(on, score.scored(), input.request().target()));
    }

    Job job(String name, JobRepository repository) {
        return new JobBuilder(name, repository)
                .start(score.replayStep(replay))
                .next(publish.step())
                .build();
    }
}
