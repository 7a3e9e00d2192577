package nightjar.run;

import nightjar.ledger.CurrentRun;
import nightjar.stage.score.ScoreStage;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;

/// One scoring run, top to bottom.
///
/// | step    | reads                    | writes                                       | stops the run when              |
/// |---------|--------------------------|----------------------------------------------|---------------------------------|
/// | score   | the source, the champion | `scores/`, `rejected/`: parts per chunk      | the rows are of another kind, or too many cannot be scored |
/// | publish | the parts                | the output and its rejected rows, whole      | the target cannot be written    |
record ScoreJob(CurrentRun run, JobRepository repository, ScoreStage score) {

    Job job() {
        return new JobBuilder(run.key().jobName(), repository)
                .start(score.step())
                .next(score.publishStep())
                .build();
    }
}
