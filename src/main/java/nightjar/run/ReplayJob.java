package nightjar.run;

import nightjar.ledger.CurrentRun;
import nightjar.stage.score.Replay;
import nightjar.stage.score.ScoreStage;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;

/// One scoring run that adds mended rows to what another one has published, top to bottom.
///
/// | step    | reads                                           | writes                                  | stops the run when              |
/// |---------|-------------------------------------------------|-----------------------------------------|---------------------------------|
/// | replay  | the parts of the other run, the mended rows, the version that scored | `scores/`, `rejected/`: the parts, grown | a row was never set aside       |
/// | publish | the parts                                       | the output and its rejected rows, whole | the target cannot be written    |
record ReplayJob(CurrentRun run, JobRepository repository, ScoreStage score, Replay replay) {

    Job job() {
        return new JobBuilder(run.key().jobName(), repository)
                .start(score.replayStep(replay))
                .next(score.publishStep())
                .build();
    }
}
