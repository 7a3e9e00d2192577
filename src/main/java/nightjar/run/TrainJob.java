package nightjar.run;

import nightjar.ledger.CurrentRun;
import nightjar.stage.clean.CleanStage;
import nightjar.stage.evaluate.EvaluateStage;
import nightjar.stage.explore.ExploreStage;
import nightjar.stage.features.FeaturesStage;
import nightjar.stage.gate.GateStage;
import nightjar.stage.promote.PromoteStage;
import nightjar.stage.train.TrainStage;
import nightjar.stage.validate.ValidateStage;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;

/// One training night, top to bottom.
///
/// | step     | reads                           | writes                                          | stops the run when                   |
/// |----------|---------------------------------|-------------------------------------------------|--------------------------------------|
/// | explore  | the source                      | `profile.json`                                  | the source cannot be read            |
/// | validate | profile, project file           | `findings.json`                                 | a finding refuses the data           |
/// | clean    | the source, profile             | `clean/` typed rows, rejected rows              | too many rows are rejected           |
/// | features | clean training rows             | `plan.json`, everything fitted                  | no feature is left                   |
/// | train    | clean training rows, plan       | `trials/`, `candidate/`                         | every trial failed                   |
/// | evaluate | clean hold-out rows, candidate, champion | `predictions/`, `evaluation.json`      | never for a poor model               |
/// | gate     | evaluation                      | `verdict.json`, rows to review                  | never for a poor model               |
/// | promote  | verdict, candidate, plan        | a version in the registry; champion if PROMOTE  | the registry is out of reach         |
///
/// There are no branches: a poor candidate is a verdict, and the champion goes on scoring.
record TrainJob(
        CurrentRun run,
        JobRepository repository,
        ExploreStage explore,
        ValidateStage validate,
        CleanStage clean,
        FeaturesStage features,
        TrainStage train,
        EvaluateStage evaluate,
        GateStage gate,
        PromoteStage promote) {

    Job job() {
        return new JobBuilder(run.key().jobName(), repository)
                .start(explore.step())
                .next(validate.step())
                .next(clean.step())
                .next(features.step())
                .next(train.step())
                .next(evaluate.step())
                .next(gate.step())
                .next(promote.step())
                .build();
    }
}
