using RecruitBot.Discord.Model;
using RecruitBot.EndToEnd.Discord.Support;
using RecruitBot.Simulator.Acting;
using static RecruitBot.EndToEnd.Conversations.CandidateScript;

namespace RecruitBot.EndToEnd.Discord;

/// <summary>
/// An application from the first question to everything erased: questions in between, a break, a step back, a change of mind, a recruiter who
/// takes over and hands back, and three decisions.
/// </summary>
public static class Script
{
    public const string WordsOfTeam = "Hello Alex, Robin here. When could you begin?";
    public const string WordsWhileClaimed = "In March, after my notice.";
    public const string Reason = "The answers name no numbers.";
    public const string WordsOfDecline = "Thank you for the time you took.";

    private const string Question1Probe = "How did you measure the effect?";
    private const string Review = "That was everything. Please look your answers over";

    /// <summary>Everything up to the answers handed in.</summary>
    public static IReadOnlyList<ScriptStep> Applying { get; } =
    [
        Say("a question in direct messages", p => p.Direct, "How many days of paid holidays do people get?", "Holidays"),
        Press("Apply on the panel", p => p.Panel, "Apply", p => ForOneAsync(p.Panel, p.Since, m => m.Components is { Count: > 0 })),
        new("picks the role", false, PickRoleAsync, HasThreadAsync),
        Press("consent", p => p.Thread, "Continue with AI scoring", p => PutAsync(p, "Fact 1 of 3")),
        Press("a fact by button", p => p.Thread, "Yes", p => PutAsync(p, "Fact 2 of 3")),
        Say("a fact by number", p => p.Thread, "4", "Fact 3 of 3"),
        Say("a fact by words", p => p.Thread, "I live in Europe", "Question 1 of 2"),
        Say("an answer", p => p.Thread, FirstAnswer, Question1Probe),
        Say("a question in between", p => p.Thread, QuestionBetween, Question1Probe),
        Press("a break", p => p.Thread, "Take a break", p => PutAsync(p, "We are taking a break")),
        Press("goes on", p => p.Thread, "Continue", p => PutAsync(p, Question1Probe)),
        Say("the answer to the follow-up", p => p.Thread, Probe, "Question 2 of 2"),
        Press("goes back", p => p.Thread, "Go back", p => PutAsync(p, Question1Probe)),
        Say("the follow-up again", p => p.Thread, Probe, "Question 2 of 2"),
        Say("the last answer", p => p.Thread, SecondAnswer, Review),
        new("changes an answer", false, PickChangeAsync, p => PutAsync(p, "Question 1 of 2")),
        Say("the changed answer", p => p.Thread, ChangedAnswer, Review),
        Press("hands in", p => p.Thread, "Hand in", async p => await PutAsync(p, "Handed in") && await p.CardAsync() is not null),
    ];

    /// <summary>What the recruiter does with it.</summary>
    public static IReadOnlyList<ScriptStep> Deciding { get; } =
    [
        Press("claims", p => p.Review, "Claim", async p => await PutAsync(p, "is here now") && await CardSaysAsync(p, "with Robin Meyer")),
        new("the recruiter writes", true, p => SayAsync(p.ThreadOfTeam, WordsOfTeam), p => p.IsRecordedAsync(p.Since)),
        new("the candidate answers", true, p => SayAsync(p.Thread, WordsWhileClaimed), p => p.IsRecordedAsync(p.Since)),
        new(
            "hands back",
            false,
            async p => Play.InteractionOf(await p.Robin.CommandAsync(p.Thread.Id, "release")),
            async p => await PutAsync(p, "You are back with me") && !await CardSaysAsync(p, "with Robin Meyer")
        ),
        Press("holds", p => p.Review, "Hold", async p => await AnythingAsync(p) && await CardSaysAsync(p, "on hold by Robin Meyer")),
        Press("advances", p => p.Review, "Advance", async p => await AnythingAsync(p) && await CardSaysAsync(p, "advanced by Robin Meyer")),
        new(
            "declines",
            false,
            DeclineAsync,
            async p => await PutAsync(p, WordsOfDecline) && await CardSaysAsync(p, "declined by Robin Meyer") && await CardSaysAsync(p, Reason)
        ),
        new(
            "asks what is stored",
            false,
            async p => Play.InteractionOf(await p.Alex.CommandAsync(p.Thread.Id, "mydata")),
            p => ForOneAsync(p.Thread, p.Since, m => m.Attachments.Any(a => a.Filename == "my-data.json"))
        ),
    ];

    /// <summary>The candidate has everything deleted.</summary>
    public static IReadOnlyList<ScriptStep> Erasing { get; } =
    [
        new(
            "asks to have everything erased",
            false,
            async p => Play.InteractionOf(await p.Alex.CommandAsync(p.Panel.Id, "erase")),
            p => ForOneAsync(p.Panel, p.Since, m => Room.Has(m, "Yes, delete everything"))
        ),
        new(
            "erases",
            false,
            p => Play.PressAsync(p.Panel, "Yes, delete everything"),
            async p => (await p.Bench.Folder.SessionsAsync()).Count == 0 && await p.FindThreadAsync() is null && await p.CardAsync() is null
        ),
    ];

    private static ScriptStep Say(string name, Func<Play, Room> where, string words, string reply) =>
        new(name, true, p => SayAsync(where(p), words), async p => await where(p).SaidAsync(p.Since) is [.., var m] && Room.Says(m, reply));

    private static ScriptStep Press(string name, Func<Play, Room> where, string label, Func<Play, Task<bool>> done) =>
        new(name, false, p => Play.PressAsync(where(p), label), done);

    private static async Task<Snowflake> SayAsync(Room room, string words) => (await room.Person.SayAsync(room.Id, words)).Id;

    /// <summary>Whether the bot's last words in the thread, since the step began, are these.</summary>
    private static async Task<bool> PutAsync(Play play, string words) =>
        (await play.Thread.SaidAsync(play.Since)).LastOrDefault(m => !Room.IsForOne(m)) is { } m && Room.Says(m, words);

    private static async Task<bool> AnythingAsync(Play play) => (await play.Thread.SaidAsync(play.Since)).Any(m => !Room.IsForOne(m));

    private static async Task<bool> ForOneAsync(Room room, Snowflake since, Predicate<Message> fits) =>
        (await room.SaidAsync(since)).Any(m => Room.IsForOne(m) && fits(m));

    private static async Task<bool> CardSaysAsync(Play play, string words) => await play.CardAsync() is { } card && Room.Says(card, words);

    private static async Task<Snowflake> PickRoleAsync(Play play)
    {
        var menu = await play.Panel.SeeAsync(m => Room.IsForOne(m) && m.Components is { Count: > 0 }, "the menu of roles");
        return Play.InteractionOf(await play.Alex.PickAsync(menu, RoleId));
    }

    private static async Task<bool> HasThreadAsync(Play play)
    {
        if (await play.FindThreadAsync() is not { } thread)
            return false;
        play.Thread = new Room(play.Alex, thread.Id);
        return (await play.Thread.AllAsync()).Any(m => Room.Has(m, "Not now"));
    }

    private static async Task<Snowflake> PickChangeAsync(Play play)
    {
        var review = await play.Thread.HearAsync(Review);
        return Play.InteractionOf(await play.Alex.PickAsync(review, "q.slow-page"));
    }

    private static async Task<Snowflake> DeclineAsync(Play play)
    {
        await Play.PressAsync(play.Review, "Decline");
        var form = await play.Robin.ExpectFormAsync();
        var kind = SimulatedPerson.Parts(form.Components).Concat((form.Components ?? []).Select(c => c.Inner).OfType<Component>()).First(c => c.Type == ComponentType.StringSelect);
        return Play.InteractionOf(
            await play.Robin.FillAsync(form, new() { [kind.CustomId!] = new[] { "criteria" }, ["reason"] = Reason, ["message"] = WordsOfDecline })
        );
    }
}
