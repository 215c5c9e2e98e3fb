using RecruitBot.Verbs;
using RecruitBot.Verbs.Retention;
using RecruitBot.Verbs.Rubric;

var run = new RunVerb();
var demo = new DemoVerb();
return await CommandLine.RunAsync(
    args,
    [
        run,
        demo,
        new SimulatorVerb(),
        new SimulateVerb(),
        new ChatVerb(),
        new AskVerb(),
        new ScreenVerb(),
        new IngestVerb(),
        new LintVerb(),
        new VerbGroup("rubric", "What roles ask and score: calibration, versions, drafts", [new RubricCalibrationVerb(), new RubricDiffVerb(), new RubricRescoreVerb(), new RubricDraftVerb(), new RubricApproveVerb()]),
        new EvalVerb(),
        new DoctorVerb(),
        new ReplayVerb(),
        new RebuildVerb(),
        new ExportVerb(),
        new VerifyVerb(),
        new BackupVerb(),
        new RestoreVerb(),
        new EraseVerb(),
        new RotateKeyVerb(),
        new VerbGroup("retention", "How long records are kept: purging, legal holds", [new PurgeVerb(), new HoldVerb(release: false), new HoldVerb(release: true), new HoldsVerb()]),
        new MigrateVerb(),
    ],
    standard: new StandardVerb(run, demo, Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER") is "true" or "1")
);
