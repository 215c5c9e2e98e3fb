using System.Globalization;
using System.Text;
using System.Text.Json;
using RecruitBot.Core.Sessions;
using RecruitBot.EndToEnd.Conversations;
using RecruitBot.EndToEnd.Support;

namespace RecruitBot.EndToEnd;

/// <summary>
/// What nobody writes who means well, wherever something can be written: the program stays up, answers or refuses in a sentence, prints nothing
/// that steers a terminal, and keeps exactly what was sent.
/// </summary>
public sealed class HostileInputTests
{
    private static readonly string Emoji = string.Concat(Enumerable.Repeat("😀", 4000));

    /// <summary>Each by name, as bytes: not all of them are text.</summary>
    private static readonly Dictionary<string, byte[]> Lines = new(StringComparer.Ordinal)
    {
        ["emoji"] = Bytes(Emoji),
        ["right-to-left override"] = Bytes("I wrote \u202Etxt.exe\u202C in \u2066Python\u2069 and \u200Fcounted\u200E it"),
        ["escape sequences"] = Bytes("I \u001b[31mwrote\u001b[0m \u001b]0;title\a code \u001b[2J\u009b1m"),
        ["control characters"] = Bytes("I\0wrote\u0001 code\b\b\b\u007f in\u0085one\rtwo\u2028three\v\f line"),
        ["mentions"] = Bytes("@everyone @here <@123> <#4> I tested it"),
        ["markdown"] = Bytes("# I ``` wrote **bold** [link](http://example.org) > ~~code~~ ||hidden||"),
        ["template"] = Bytes("I wrote {{employer}} {{#each roles}}{{this}}{{/each}} ${x} %s {0}"),
        ["SQL"] = Bytes("I wrote'; DROP TABLE sessions; DELETE FROM events; --"),
        ["lone surrogates"] = [.. Bytes("I wrote "), 0xED, 0xA0, 0x80, .. Bytes(" and "), 0xED, 0xB0, 0x80, 0xFF, 0xC0, 0x80, .. Bytes(" code")],
        ["combining marks"] = Bytes("I wrote Z" + new string('\u0301', 3000) + "algo \u200b\u200d\ufeff code"),
        ["button id"] = Bytes("rb:decide:abc:advance I pressed"),
        ["long"] = Bytes("I wrote " + new string('x', 15_000)),
    };

    private static readonly byte[] Megabyte = Bytes(new string('x', 1 << 20));

    [Fact]
    public async Task As_answers_they_are_kept_exactly_and_the_application_still_completes()
    {
        await using var folder = new ProgramFolder();
        var chat = folder.Start("chat", "--user", "Eve");
        await chat.ReplyAsync();
        await CandidateScript.TakeAsync(chat, CandidateScript.Steps.Take(7));
        foreach (var line in Lines.Values)
        {
            AssertHarmless(await chat.SayAsync(line));
            await BackToFirstQuestionAsync(chat);
        }
        Assert.Contains("at most 16,000 characters in one message", await chat.SayAsync(Megabyte), StringComparison.Ordinal);
        foreach (var line in (string[])[CandidateScript.ChangedAnswer, "skip", CandidateScript.SecondAnswer, "skip", "hand in"])
            AssertHarmless(await chat.SayAsync(line));
        AssertHarmless(await chat.SayAsync("/mydata"));
        (await chat.EndAsync()).ExitsWell();

        var application = await folder.ApplicationAsync();
        Assert.Equal(Stage.Submitted, application.Head.Stage);
        // As the program reads a pipe: bytes that are no text are one sign each for what could not be read.
        Assert.Equal(Lines.Values.Select(Encoding.UTF8.GetString), application.Texts.Where(Lines.Values.Select(Encoding.UTF8.GetString).Contains));
        var export = (await folder.RunAsync("export")).Well();
        AssertHarmless(export.Out);
        var texts = JsonDocument.Parse(Assert.Single(export.Lines)).RootElement.GetProperty("events").EnumerateArray()
            .Select(e => e.GetProperty("event"))
            .Where(e => e.TryGetProperty("turn", out var t) && t.TryGetProperty("text", out _))
            .Select(e => e.GetProperty("turn").GetProperty("text").GetString());
        Assert.Equal(application.Texts, texts);
        Assert.DoesNotContain(new string('x', 15_500), export.Out, StringComparison.Ordinal);

        AssertHarmless((await folder.RunAsync("export", "--format", "markdown")).Well().Out);
        (await folder.RunAsync("replay", application.Head.SessionId)).Well();
        var rita = folder.Start("chat", "--as", "recruiter", "--user", "Rita");
        AssertHarmless(await rita.ReplyAsync());
        AssertHarmless(await rita.SayAsync("/candidate Eve"));
        AssertHarmless(await rita.SayAsync("/transcript Eve"));
        (await rita.EndAsync()).ExitsWell();
    }

    [Fact]
    public async Task As_questions_they_are_answered_or_refused_politely_and_kept_exactly()
    {
        await using var folder = new ProgramFolder();
        var chat = folder.Start("chat", "--user", "Eve");
        await chat.ReplyAsync();
        foreach (var line in Lines.Values)
        {
            var reply = await chat.SayAsync(line);
            AssertHarmless(reply);
            Assert.Contains("/human", reply, StringComparison.Ordinal);
        }
        Assert.Contains("at most 16,000 characters in one message", await chat.SayAsync(Megabyte), StringComparison.Ordinal);
        // The conversation goes on as if nothing had been.
        Assert.Contains("32 hours", await chat.SayAsync(CandidateScript.QuestionBetween), StringComparison.Ordinal);
        (await chat.EndAsync()).ExitsWell();

        var enquiry = Assert.Single(await folder.SessionsAsync());
        Assert.Equal([.. Lines.Values.Select(Encoding.UTF8.GetString), CandidateScript.QuestionBetween], enquiry.Texts);
        Assert.Equal(enquiry.Texts, enquiry.All<QuestionAnswered>().Select(q => q.Question));
    }

    [Fact]
    public async Task As_lines_to_ask_each_gets_its_own_answer()
    {
        await using var folder = new ProgramFolder(shippedKnowledge: true);
        byte[] input = [.. Lines.Values.SelectMany(l => (byte[])[.. l, (byte)'\n']), .. Megabyte, (byte)'\n', .. Bytes(CandidateScript.QuestionBetween), (byte)'\n'];

        foreach (var json in new[] { false, true })
        {
            var ask = folder.Start(json ? ["ask", "--json"] : ["ask"]);
            await ask.WriteAsync(input);
            var run = (await ask.EndAsync()).Well();

            AssertHarmless(run.Out);
            if (!json)
                continue;
            Assert.Equal(Lines.Count + 2, run.Lines.Count);
            var answers = run.Lines.Select(l => JsonDocument.Parse(l).RootElement).ToList();
            Assert.Equal(Lines.Values.Select(Encoding.UTF8.GetString), answers.Take(Lines.Count).Select(a => a.GetProperty("question").GetString()));
            Assert.Equal(CandidateScript.QuestionBetween, answers[^1].GetProperty("question").GetString());
            Assert.False(answers[Lines.Count].GetProperty("answered").GetBoolean());
        }
    }

    [Fact]
    public async Task As_arguments_they_are_a_question_or_a_fault_in_one_line()
    {
        await using var folder = new ProgramFolder();
        // An operating system takes no NUL in an argument.
        foreach (var text in Lines.Values.Select(l => Encoding.UTF8.GetString(l).Replace("\0", "", StringComparison.Ordinal)).Append(new string('x', 100_000)))
        {
            var ask = await folder.RunAsync("ask", text);
            Assert.True(ask is { ExitCode: 0 or 1, Error: "" }, ask.ToString());
            AssertHarmless(ask.Out);
            var role = await folder.RunAsync("ask", "--role", text, "question");
            role.Refused("--role");
            AssertHarmless(role.Error);
        }
        foreach (var verb in (string[])["replay", "export"])
        {
            var run = await folder.RunAsync(verb, "\u001b[31m'; DROP TABLE sessions; --\u202E");
            Assert.Equal((1, ""), (run.ExitCode, run.Out));
            AssertHarmless(run.Error);
        }
        foreach (var arguments in (string[][])[["\u001b[31m\u202E"], ["chat", "--as", "\u001b[31m"], ["chat", "--Storage:\u001b[31m=x"], ["chat", "--Storage:Provider=\u001b[31m"], ["screen", "--answers", "\u001b[31m"]])
        {
            var run = await folder.RunAsync(arguments);
            run.Refused();
            AssertHarmless(run.Error);
        }
    }

    [Fact]
    public async Task As_names_of_people_they_are_shown_harmlessly_and_found_again()
    {
        await using var folder = new ProgramFolder();
        string[] names = ["\u001b[31mEve\u202E", "@everyone", "'; DROP TABLE sessions; --", "{{employer}}", "**Bob** <@1>", Emoji, "a:b|c/d", "../../etc"];
        foreach (var name in names)
        {
            var chat = folder.Start("chat", "--user", name);
            AssertHarmless(await chat.ReplyAsync());
            Assert.Contains("You are about to apply", await chat.SayAsync("/apply query-gardener"), StringComparison.Ordinal);
            await chat.SayAsync("1");
            (await chat.EndAsync()).ExitsWell();
        }
        Assert.Equal(names.Length, (await folder.SessionsAsync()).Count(s => s.Head.Purpose == SessionPurpose.Application));

        var rita = folder.Start("chat", "--as", "recruiter", "--user", "\u001b[31mRita\u202E");
        var list = await rita.SayAsync("/candidates");
        AssertHarmless(list);
        Assert.Contains("8 applications", list, StringComparison.Ordinal);
        foreach (var name in (string[])["@everyone", "'; DROP TABLE sessions; --", "{{employer}}", "../../etc"])
            Assert.Contains($"== {name}: Query Gardener ==", await rita.SayAsync("/candidate " + name), StringComparison.Ordinal);
        (await rita.EndAsync()).ExitsWell();
    }

    [Fact]
    public async Task As_options_of_commands_and_as_commands_they_are_refused_in_a_sentence()
    {
        await using var folder = new ProgramFolder();
        var chat = folder.Start("chat", "--user", "Eve");
        var rita = folder.Start("chat", "--as", "recruiter", "--user", "Rita");
        await chat.ReplyAsync();
        await rita.ReplyAsync();
        foreach (var line in Lines.Values.Append(Megabyte))
        {
            foreach (var command in (string[])["/apply ", "/roles ", "/ask ", "/", "/apply role:"])
                AssertRefusal(await chat.SayAsync([.. Bytes(command), .. line]));
            foreach (var command in (string[])["/candidates ", "/candidates stage:", "/candidate ", "/decline ", "/claim ", "/release ", "/transcript "])
                AssertRefusal(await rita.SayAsync([.. Bytes(command), .. line]));
        }
        Assert.Contains("32 hours", await chat.SayAsync(CandidateScript.QuestionBetween), StringComparison.Ordinal);
        (await chat.EndAsync()).ExitsWell();
        (await rita.EndAsync()).ExitsWell();
        Assert.Single(await folder.SessionsAsync());

        static void AssertRefusal(string reply)
        {
            AssertHarmless(reply);
            Assert.InRange(reply.Trim().Length, 10, 2000);
        }
    }

    [Fact]
    public async Task As_fields_of_a_form_they_reach_the_record_and_the_candidate_exactly()
    {
        await using var folder = new ProgramFolder();
        var rita = folder.Start("chat", "--as", "recruiter", "--user", "Rita");
        foreach (var (name, line) in Lines.Where(l => l.Value.Length < 1500))
        {
            // One word, as a session is named in a command.
            var user = "from-" + name.Replace(' ', '-');
            var chat = folder.Start("chat", "--user", user);
            await chat.ReplyAsync();
            foreach (var said in (string[])["/apply query-gardener", "2", "skip", "skip", "skip", "skip", "skip", "hand in"])
                await chat.SayAsync(said);
            (await chat.EndAsync()).ExitsWell();

            await rita.SendAsync($"/decline session:{user}", "Main reason:\n");
            await rita.SendAsync("4", "Reason, for the record:\n");
            foreach (var refused in new[] { Megabyte, Bytes(" \t") })
            {
                await rita.WriteAsync([.. refused, (byte)'\n']);
                AssertHarmless(await rita.ExpectAsync("Reason, for the record:\n"));
            }
            foreach (var (field, reply) in new[] { (line, "Your words to the candidate"), (line, "the team reads why.\n") })
            {
                await rita.WriteAsync([.. field, (byte)'\n']);
                AssertHarmless(await rita.ExpectAsync(reply));
            }

            chat = folder.Start("chat", "--user", user);
            AssertHarmless(await chat.ReplyAsync());
            (await chat.EndAsync()).ExitsWell();
            var session = Assert.Single(await folder.SessionsAsync(), s => s.Head.CandidateName == user && s.Head.Purpose == SessionPurpose.Application);
            var decided = Assert.Single(session.All<SessionDecided>());
            Assert.Equal("Other: " + Encoding.UTF8.GetString(line), decided.Reason);
            Assert.Equal(Encoding.UTF8.GetString(line), decided.Message);
        }
        (await rita.EndAsync()).ExitsWell();
    }

    private static async Task BackToFirstQuestionAsync(RunningProgram chat)
    {
        for (var i = 0; i < 5; i++)
            if ((await chat.SayAsync(i == 0 ? "resume" : "go back")).Contains("\nTell me about a time when you made a slow", StringComparison.Ordinal))
                return;
        Assert.Fail("There is no way back to the first question.\n" + chat.Output[^2000..]);
    }

    private static void AssertHarmless(string shown) =>
        Assert.True(Shown.Harmful(shown).Count == 0, string.Create(CultureInfo.InvariantCulture, $"Shown raw: {string.Join(", ", Shown.Harmful(shown))} in {shown[..Math.Min(600, shown.Length)]}"));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
