package nightjar.run;

import java.time.InstantSource;
import nightjar.engine.RunContext;
import nightjar.stage.score.PublishStage;
import nightjar.stage.score.ScoreStage;
import nightjar.stage.score.ScoringVersion;
import nightjar.workspace.Workspace;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;

/// One scoring run, top to bottom.
///
/// | step    | part    | reads | writes | stops the run when |
/// |---------|---------|---|---|---|
/// |         | version | the registry, golden rows | which one scores, in the ledger | there is no champion, or it is not what was registered |
/// | score   |         | the source, the version | `scores/`, `rejected/`, `scored.json`, `findings.json`; where repeated cells are counted, `repeats/`; if it refuses, `rejected.csv` | the rows are of another kind, or too many cannot be scored |
/// | publish |         | `scored.json`, `scores/`, `rejected/` | the output and its rejected rows, whole | the target cannot be written, or a later run was there first |
record ScoreJob(ScoreStage score, PublishStage publish) {

    static ScoreJob of(RunContext on, InputRows input, Workspace home, InstantSource clock) {
        var version = new ScoringVersion(on, home.registry(), clock);
        var score = new ScoreStage(on, version, input::rows, input::form);
        return new ScoreJob(score, new PublishStage(on, score.scored(), input.request().target()));
    }

    Job job(String name, JobRepository repository) {
        return new JobBuilder(name, repository).start(score.step()).next(publish.step()).build();
    }
}
