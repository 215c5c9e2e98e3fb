using System.Text.Json;
using RecruitBot.Core.Screening.Panel;
using RecruitBot.Core.Sessions;
using RecruitBot.EndToEnd.Discord;
using RecruitBot.EndToEnd.Discord.Support;
using RecruitBot.Simulator.Acting;
using RecruitBot.Tests.Shared.Model;
using static RecruitBot.EndToEnd.Conversations.CandidateScript;
using static RecruitBot.EndToEnd.Discord.Lost.LostPlay;

namespace RecruitBot.EndToEnd.Model;

/// <summary>The program with a model behind real HTTP: candidates are told, helped and rated with it, and lose nothing without it.</summary>
public sealed class ModelConversationTests
{
    [Fact]
    public async Task A_whole_application_with_a_model_and_the_log_of_it_without_one()
    {
        await using var server = await ScriptedModelServer.StartAsync();
        server.Otherwise = request => Replies.Text(Faithful(request));
        await using var bench = await WithAsync(server);
        var play = await InThreadAsync(bench);
        Assert.Contains(await play.Thread.AllAsync(), m => Room.Says(m, "a language model of 127.0.0.1"));
        await AnswerAsync(play.Thread, FirstAnswer, "How did you measure the effect?");
        await AnswerAsync(play.Thread, Probe, "Question 2 of 2");
        await AnswerAsync(play.Thread, SecondAnswer, "Please look your answers over");
        // No answer to a question of the screening is shown to a model before it is handed in.
        Assert.DoesNotContain(server.Requests, r => r.Text.Contains(SecondAnswer, StringComparison.Ordinal));
        await Play.PressAsync(play.Thread, "Hand in");
        await play.Thread.HearAsync("Handed in");
        await Eventually.BeAsync(async () => await play.CardAsync() is { } card && Room.Says(card, "The model's runs say"), async () => $"The card was not changed: {(await play.CardAsync())?.Embeds[0].Description}\n{bench.Bot.Error}");
        Assert.All(server.Requests, r => Assert.DoesNotContain("Alex", r.Everything, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(8, server.Requests.Count(r => r.AsksForSchema));

        var application = await play.ApplicationAsync();
        var rated = (PanelTurn)application.All<TurnReceived>().Select(t => t.Turn).Single(t => t is PanelTurn);
        Assert.Equal(8, rated.Ratings.Sum(r => r.Calls.Count));
        await bench.KillBotAsync();
        await server.DisposeAsync();
        var replay = await bench.Folder.RunAsync("replay", application.Head.SessionId);
        Assert.Equal(0, replay.ExitCode);
    }

    [Fact]
    public async Task With_a_model_that_fails_the_same_application_goes_on_and_a_person_rates()
    {
        await using var server = await ScriptedModelServer.StartAsync();
        server.Otherwise = _ => Replies.Text("I would rather talk about the weather.");
        await using var bench = await WithAsync(server);
        var play = await InThreadAsync(bench);
        await play.Alex.SayAsync(play.Thread.Id, "How many hours a week do people work?");
        await play.Thread.HearAsync("32 hours");
        await AnswerAsync(play.Thread, FirstAnswer, "How did you measure the effect?");
        await AnswerAsync(play.Thread, Probe, "Question 2 of 2");
        await AnswerAsync(play.Thread, SecondAnswer, "Please look your answers over");
        await Play.PressAsync(play.Thread, "Hand in");
        await play.Thread.HearAsync("A person reads your answers");
        await Eventually.BeAsync(async () => await play.CardAsync() is { } card && Room.Says(card, "A person rates this"), async () => $"The card was not changed: {(await play.CardAsync())?.Embeds[0].Description}\n{bench.Bot.Error}");
        Assert.DoesNotContain("weather", bench.Bot.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bot_that_is_killed_while_the_model_rates_has_it_rated_once()
    {
        await using var server = await ScriptedModelServer.StartAsync();
        var gate = new TaskCompletionSource();
        server.Otherwise = request => Replies.After(gate.Task, Replies.Text(Faithful(request)));
        await using var bench = await WithAsync(server);
        var play = await InThreadAsync(bench);
        await AnswerAsync(play.Thread, FirstAnswer, "How did you measure the effect?");
        await AnswerAsync(play.Thread, Probe, "Question 2 of 2");
        await AnswerAsync(play.Thread, SecondAnswer, "Please look your answers over");
        await Play.PressAsync(play.Thread, "Hand in");
        await play.Thread.HearAsync("Handed in");
        await Eventually.BeAsync(() => Task.FromResult(server.Requests.Count > 0), () => Task.FromResult("No model was asked.\n" + bench.Bot.Error));
        await bench.KillBotAsync();
        gate.SetResult();
        await bench.StartBotAsync();
        await Eventually.BeAsync(async () => await play.CardAsync() is { } card && Room.Says(card, "The model's runs say"), () => Task.FromResult("The card was not changed.\n" + bench.Bot.Error));
        Assert.Single((await play.ApplicationAsync()).All<TurnReceived>(), t => t.Turn is PanelTurn);
        Assert.Single(await play.Review.AllAsync(), m => !Room.IsForOne(m) && Room.Has(m, "Transcript"));
    }

    [Fact]
    public async Task While_the_model_thinks_the_bot_is_seen_typing_and_what_it_read_is_only_offered()
    {
        await using var server = await ScriptedModelServer.StartAsync();
        var gate = new TaskCompletionSource();
        server.Otherwise = request => Replies.After(gate.Task, request.Tools.Contains(request.NameOf("start_applying")) ? Replies.Calls(("start_applying", """{"role":"query-gardener"}""")) : Replies.Text(Faithful(request)));
        await using var bench = await WithAsync(server);
        var sam = await bench.JoinAsync("sam");
        var room = new Room(sam, (await sam.DirectAsync()).Id);
        // The first words are answered by fixed rules: whose model it is stands in the welcome.
        await sam.SayAsync(room.Id, "hello");
        await room.HearAsync("a language model of 127.0.0.1");
        await sam.SayAsync(room.Id, "I reckon this could be something for me, so what now?");
        await Eventually.BeAsync(async () => await bench.Control.CountAsync($"POST /channels/{room.Id}/typing") > 0, () => Task.FromResult("Nobody was seen typing.\n" + bench.Bot.Error));
        gate.SetResult();
        await room.HearAsync("Do you want to apply for Query Gardener?");
        await Play.PressAsync(room, "Apply");
        await room.HearAsync("How do you want to go on?");
    }

    [Fact]
    public async Task An_answer_grows_in_one_message_while_the_model_writes_and_ends_as_the_reply()
    {
        await using var server = await ScriptedModelServer.StartAsync();
        var gate = new TaskCompletionSource();
        server.Otherwise = request => Paused(request, gate.Task);
        await using var bench = await WithAsync(server, shippedKnowledge: true);
        var sam = await bench.JoinAsync("sam");
        var room = new Room(sam, (await sam.DirectAsync()).Id);
        await sam.SayAsync(room.Id, "hello");
        await room.HearAsync("a language model of 127.0.0.1");
        var asked = await sam.SayAsync(room.Id, Loosely);
        var half = await room.HearAsync("\n\u2026", asked.Id);
        Assert.Equal(0, (await room.AllAsync()).Count(m => m.Id > half.Id));

        gate.SetResult();

        await Eventually.BeAsync(
            async () => (await room.AllAsync()).Single(m => m.Id == half.Id) is var whole && !Room.Says(whole, "\u2026") && Room.Says(whole, "[2\\]"),
            async () => string.Join('\n', (await room.AllAsync()).Select(SimulatedPerson.TextOf)) + bench.Bot.Error
        );
        Assert.Equal(half.Id, (await room.AllAsync()).Max(m => m.Id));
    }

    [Fact]
    public async Task A_bot_that_is_killed_while_an_answer_grows_leaves_no_half_of_it()
    {
        await using var server = await ScriptedModelServer.StartAsync();
        server.Otherwise = request => Paused(request, new TaskCompletionSource().Task);
        await using var bench = await WithAsync(server, shippedKnowledge: true);
        var sam = await bench.JoinAsync("sam");
        var room = new Room(sam, (await sam.DirectAsync()).Id);
        await sam.SayAsync(room.Id, "hello");
        await room.HearAsync("a language model of 127.0.0.1");
        var asked = await sam.SayAsync(room.Id, Loosely);
        await room.HearAsync("\n\u2026", asked.Id);
        await bench.KillBotAsync();
        server.Otherwise = request => Paused(request, Task.CompletedTask);

        await bench.StartBotAsync();

        await room.HearAsync("[2\\]", asked.Id);
        await Eventually.BeAsync(
            async () => (await room.SaidAsync(asked.Id)).Count == 1,
            async () => string.Join('\n', (await room.AllAsync()).Select(SimulatedPerson.TextOf)) + bench.Bot.Error
        );
    }

    private const string Loosely = "Would you say testing matters?";

    /// <summary>Chooses the first two passages and pauses between them.</summary>
    private static ModelReply Paused(ModelRequest request, Task until)
    {
        var passages = request.Messages[^1].Text.Split('\n').Where(l => l.StartsWith("> [", StringComparison.Ordinal)).Select(l => l[(l.IndexOf(": ", StringComparison.Ordinal) + 2)..]).ToList();
        return passages.Count < 2
            ? Replies.Text("""{"passages":[]}""")
            : Replies.Paused($$"""{"passages":[{"number":1,"quote":{{JsonSerializer.Serialize(passages[0])}}},""", until, $$"""{"number":2,"quote":{{JsonSerializer.Serialize(passages[1])}}}]}""");
    }

    private static async Task<DiscordBench> WithAsync(ScriptedModelServer server, bool shippedKnowledge = false)
    {
        var bench = await DiscordBench.OpenAsync();
        if (shippedKnowledge)
            bench.Folder.Environment.Remove("Knowledge__Path");
        bench.Folder.Environment["Model__Endpoint"] = server.Endpoint.ToString();
        bench.Folder.Environment["Model__Chat"] = "scripted-1";
        await bench.StartBotAsync();
        return bench;
    }

    /// <summary>A model that does as it is asked: rates 4 by words that are there, names the wish to apply, and chooses the first passage.</summary>
    private static string Faithful(ModelRequest request)
    {
        var user = request.Messages[^1].Text;
        if (request.AsksForSchema)
        {
            var answer = user.Split("What the candidate wrote:")[1].Split('\n').First(l => l.StartsWith("> ", StringComparison.Ordinal))[2..];
            return $$"""{"quotes":[{"answer":0,"text":{{JsonSerializer.Serialize(string.Join(' ', answer.Split(' ').Take(8)))}}}],"because":"It is told how.","enough":true,"level":4}""";
        }
        return """{"passages":[]}""";
    }
}
