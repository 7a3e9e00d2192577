package nightjar.run;

import java.time.InstantSource;
import nightjar.engine.RunContext;
import nightjar.ledger.CurrentRun;
import nightjar.registry.Registry;
import nightjar.stage.clean.CleanStage;
import nightjar.stage.clean.HoldoutBoundary;
import nightjar.stage.evaluate.EvaluateStage;
import nightjar.stage.explore.ExploreStage;
import nightjar.stage.features.FeaturesStage;
import nightjar.stage.features.FittedPreparations;
import nightjar.stage.gate.GateStage;
import nightjar.stage.promote.GoldenFile;
import nightjar.stage.promote.PromoteStage;
import nightjar.stage.promote.SelfTestDraw;
import nightjar.stage.review.ReviewSampling;
import nightjar.stage.rule.RuleFit;
import nightjar.stage.train.TrainStage;
import nightjar.stage.validate.ValidateStage;
import nightjar.workspace.LabelExpression;
import nightjar.workspace.Workspace;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;

/// One training night, top to bottom: the table says what goes from step to step in files of the run folder (`<home>/runs/<run>/`), and [#of] does
/// it. A line without a step is a part of the step below it that passes over rows, or chooses, before that step's own pass.
///
/// | step     | part         | reads | writes | stops the run when |
/// |----------|--------------|---|---|---|
/// | explore  |              | the source | `profile.json`; if the rows have a key, `duplicates.bin` by way of `keys/` | the source cannot be read |
/// | validate |              | `profile.json`, the project file | `findings.json` | a finding refuses the data |
/// |          | boundary     | the source, `profile.json` | `holdout.json` | never |
/// | clean    |              | the source, `profile.json`, `duplicates.bin` | `clean/`, `rejected/`, `clean.json`; if rows are set aside, `rejected.csv`; removes `keys/` | rows breach a rule that refuses, too many are set aside, or too few are left |
/// |          | preparations | training rows of `clean/`, `profile.json` | nothing: what they learn is part of the plan | never |
/// | features |              | training rows of `clean/`, `profile.json` | `plan.json` | no feature is left |
/// | train    |              | training rows of `clean/`, `clean.json`, `profile.json`, `plan.json` | `training-sample.json`, `trials/`, `candidate/`; while it fits, `fits/` | every trial failed |
/// |          | rules        | training rows of `clean/`, `clean.json`, `profile.json`, `plan.json` | `rules/` | never |
/// |          | champion     | `holdout.json`, the registry | `opponent.json` | never: a champion that is unsound is not compared |
/// | evaluate |              | hold-out rows of `clean/`, `clean.json`, `profile.json`, `candidate/`, `rules/`, `opponent.json` | `predictions/`, `predictions-rejected/`, `evaluation.json`; if the gate asks for it, `timing.json`; removes `fits/` | a finding on the hold-out refuses the data; never for a poor model |
/// |          | review       | `candidate/`, `predictions/`, hold-out rows of `clean/` | if the project file asks for a review, `review.json` | never |
/// | gate     |              | `evaluation.json`, `timing.json`, `candidate/`, `training-sample.json`, `review.json`, golden rows, the registry | `verdict.json` | what was evaluated is another thing by now; never for a poor model |
/// | promote  |              | the verdict in the ledger, `candidate/`, `evaluation.json`, `findings.json`, `rules/`, `profile.json`, `holdout.json`, a few rows of the source that are in `clean/` | `card.json`; a version in the registry, which is champion if the verdict is PROMOTE | what was judged is another thing by now, or the registry is out of reach |
///
/// There are no branches: a poor candidate is a verdict, and the champion goes on scoring. Beside these files the folder has `request.json`, what the
/// run was asked for, and after a failure `error.log`.
record TrainJob(
        ExploreStage explore,
        ValidateStage validate,
        CleanStage clean,
        FeaturesStage features,
        TrainStage train,
        EvaluateStage evaluate,
        GateStage gate,
        PromoteStage promote) {

    static TrainJob of(RunContext on, InputRows input, Workspace home, InstantSource clock) {
        CurrentRun run = on.run();
        Registry registry = home.registry();

        var explore = new ExploreStage(on, input::explored, LabelExpression.of(run.spec()));
        var profile = explore.profile();
        var validate = new ValidateStage(on, profile);

        var boundary = new HoldoutBoundary(on, input::rows, profile);
        var clean = new CleanStage(on, input::rows, profile, explore.duplicates(), boundary);
        var training = clean.training();
        var holdout = clean.holdout();
        var counts = clean.counts();
        var task = clean.task();

        var preparations = new FittedPreparations(run, training, task);
        var features = new FeaturesStage(on, training, task, preparations);
        var plan = features.plan();

        var train = new TrainStage(on, training, counts, task, plan);
        var candidate = train.candidate();
        var importance = train.importance();

        var rules = new RuleFit(run, training, counts, task, plan);
        var champion = new StandingChampion(on, home, boundary.rule(), clock);
        var evaluate =
                new EvaluateStage(
                        on,
                        holdout,
                        counts,
                        new EvaluateStage.Contenders(task, candidate, importance, champion, rules));
        var evaluation = evaluate.evaluation();

        var review =
                new ReviewSampling(
                        run, candidate, evaluate.predictions(), holdout, home.reviews(), clock);
        var gate =
                new GateStage(
                        on,
                        new GateStage.Judged(
                                evaluation, evaluate.timing(), train.files(), train.sample()),
                        new GoldenFile(run, on.ledger())::applied,
                        review,
                        () -> registry.champion(run.spec().project(), clock.instant()));
        var promote =
                new PromoteStage(
                        on,
                        new PromoteStage.Judged(
                                candidate,
                                importance,
                                evaluation,
                                validate.findings(),
                                rules.rules(),
                                profile,
                                boundary.rule()),
                        new SelfTestDraw(run.spec(), input::records, input::rows, training),
                        registry,
                        home.verifier(),
                        clock);
        return new TrainJob(explore, validate, clean, features, train, evaluate, gate, promote);
    }

    Job job(String name, JobRepository repository) {
        return new JobBuilder(name, repository)
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
