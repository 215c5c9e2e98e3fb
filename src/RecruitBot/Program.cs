using RecruitBot.Verbs;

var chat = new ChatVerb();
return await CommandLine.RunAsync(
    args,
    [
        chat,
        new AskVerb(),
        new ScreenVerb(),
        new LintVerb(),
        new DoctorVerb(),
        new ReplayVerb(),
        new ExportVerb(),
    ],
    standard: chat
);
