using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;
using RecruitBot.EndToEnd.Conversations;
using RecruitBot.EndToEnd.Support;

namespace RecruitBot.EndToEnd.Verbs;

/// <summary>screen, and what can be done with the session it leaves: replay and export.</summary>
public sealed class ScreenTests
{
    private const string Complete = """
        {"role":"query-gardener","knockouts":{"work-permit":"yes","days":4,"time-zone":"Europe"},
         "answers":{"slow-page":["MAIN"],"testing":"SECOND"},"probes":{"slow-page":{"result":"PROBE"}}}
        """;

    private static string Answers =>
        Complete
            .Replace("MAIN", CandidateScript.FirstAnswer, StringComparison.Ordinal)
            .Replace("SECOND", CandidateScript.SecondAnswer, StringComparison.Ordinal)
            .Replace("PROBE", CandidateScript.Probe, StringComparison.Ordinal);

    [Fact]
    public async Task The_object_has_exactly_the_promised_shape()
    {
        await using var folder = new ProgramFolder();

        var result = await ScreenAsync(folder, Answers);

        Assert.Equal(["role", "roleVersion", "session", "mode", "knockouts", "criteria", "meets", "of", "summary"], Keys(result));
        Assert.Equal(("query-gardener", 1, "offline", 2), (Text(result, "role"), result.GetProperty("roleVersion").GetInt32(), Text(result, "mode"), result.GetProperty("of").GetInt32()));
        Assert.Equal(
            ["""{"id":"work-permit","passed":true,"quote":"yes"}""", """{"id":"days","passed":true,"quote":"4"}""", """{"id":"time-zone","passed":null,"quote":"Europe"}"""],
            result.GetProperty("knockouts").EnumerateArray().Select(k => k.GetRawText())
        );
        Assert.Equal(["slow-page", "testing"], result.GetProperty("criteria").EnumerateArray().Select(c => Text(c, "id")));
        Assert.Equal(["result"], Criterion(result, 0).GetProperty("probesAsked").EnumerateArray().Select(p => p.GetString()));
        Assert.Empty(Criterion(result, 1).GetProperty("probesAsked").EnumerateArray());
        AssertCriteria(result, new() { ["slow-page"] = [CandidateScript.FirstAnswer, CandidateScript.Probe], ["testing"] = [CandidateScript.SecondAnswer] });
        Assert.All(result.GetProperty("criteria").EnumerateArray(), c => Assert.Equal("scored", Text(c, "status")));
        Assert.StartsWith($"meets {result.GetProperty("meets").GetInt32()} of 2", Text(result, "summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_probe_without_an_answer_is_skipped_and_several_texts_are_one_answer()
    {
        await using var folder = new ProgramFolder();
        const string First = "In my last job our order list took nine seconds to load 😀.";
        const string Second = "I ran EXPLAIN and found an N+1 query, so I added select_related and an index on the customer column.";

        var result = await ScreenAsync(folder, $$$"""{"role":"query-gardener","answers":{"slow-page":["{{{First}}}","{{{Second}}}"]}}""");

        Assert.Equal(["result"], Criterion(result, 0).GetProperty("probesAsked").EnumerateArray().Select(p => p.GetString()));
        Assert.Equal("scored", Text(Criterion(result, 0), "status"));
        AssertCriteria(result, new() { ["slow-page"] = [$"{First}\n{Second}", ""], ["testing"] = [""] });
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"knockouts":null,"answers":{"slow-page":"","testing":[]},"probes":{}}""")]
    [InlineData("""{"answers":{"slow-page":["   "]}}""")]
    public async Task Missing_answers_are_insufficient_evidence_and_never_a_low_level(string answers)
    {
        await using var folder = new ProgramFolder();

        var result = await ScreenAsync(folder, answers, "--role", "query-gardener");

        Assert.All(
            result.GetProperty("criteria").EnumerateArray(),
            c =>
            {
                Assert.Equal(("insufficient-evidence", JsonValueKind.Null), (Text(c, "status"), c.GetProperty("level").ValueKind));
                Assert.Empty(c.GetProperty("evidence").EnumerateArray());
            }
        );
        Assert.All(result.GetProperty("knockouts").EnumerateArray(), k => Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (k.GetProperty("passed").ValueKind, k.GetProperty("quote").ValueKind)));
        Assert.Equal(0, result.GetProperty("meets").GetInt32());
    }

    [Fact]
    public async Task Every_shipped_role_can_be_screened_for_and_its_evidence_holds()
    {
        await using var folder = new ProgramFolder(shippedKnowledge: true);
        var roles = RoleCatalog.Load(Path.Combine(ProgramFolder.Shipped, "knowledge")).Open.ToList();
        Assert.NotEmpty(roles);

        await Parallel.ForEachAsync(
            roles,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (role, _) =>
            {
                var answers = role.Criteria.ToDictionary(c => c.Id, c => c.Gold.Last(g => g.Level == c.Gold.Max(o => o.Level)).Answer);
                var result = await ScreenAsync(
                    folder,
                    JsonSerializer.Serialize(new { role = role.Id, knockouts = role.Knockouts.Where(k => k.Type == KnockoutType.YesNo).ToDictionary(k => k.Id, _ => "yes"), answers })
                );

                Assert.Equal((role.Id, role.Version), (Text(result, "role"), result.GetProperty("roleVersion").GetInt32()));
                Assert.Equal(role.Criteria.Select(c => c.Id), result.GetProperty("criteria").EnumerateArray().Select(c => Text(c, "id")));
                AssertCriteria(
                    result,
                    role.Criteria.ToDictionary(
                        c => c.Id,
                        c => (string[])[answers[c.Id], .. result.GetProperty("criteria").EnumerateArray().First(r => Text(r, "id") == c.Id).GetProperty("probesAsked").EnumerateArray().Select(_ => "")]
                    )
                );
                // Model answers of level 5 are what the role calls good.
                Assert.True(result.GetProperty("meets").GetInt32() * 2 > role.Criteria.Count, result.GetRawText());
            }
        );
    }

    [Theory]
    [InlineData("not JSON", "line 1")]
    [InlineData("{\"role\":\"query-gardener\",\n\"answers\":{\n", "line 3")]
    [InlineData("[]", "JSON object")]
    [InlineData("""{"role":"query-gardener","anwsers":{}}""", "\"anwsers\"")]
    [InlineData("""{"role":"query-gardener","answers":{"slowpage":["x"]}}""", "answers.slowpage")]
    [InlineData("""{"role":"query-gardener","answers":{"slow-page":{"text":"x"}}}""", "answers.slow-page")]
    [InlineData("""{"role":"query-gardener","answers":["x"]}""", "answers must be an object")]
    [InlineData("""{"role":"query-gardener","knockouts":{"work-permit":"maybe"}}""", "knockouts.work-permit must be yes or no")]
    [InlineData("""{"role":"query-gardener","knockouts":{"days":"a few"}}""", "knockouts.days must be a number")]
    [InlineData("""{"role":"query-gardener","knockouts":{"time-zone":"Mars"}}""", "knockouts.time-zone must be one of: Europe, Americas, Asia")]
    [InlineData("""{"role":"query-gardener","knockouts":{"visa":"yes"}}""", "knockouts.visa")]
    [InlineData("""{"role":"query-gardener","probes":{"slow-page":{"outcome":"x"}}}""", "probes.slow-page.outcome")]
    [InlineData("""{"role":"query-gardener","probes":{"slowpage":{"result":"x"}}}""", "slowpage")]
    [InlineData("""{"role":"query-gardener","probes":{"slow-page":{"result":"x","Result":"y"}}}""", "probes.slow-page.Result")]
    [InlineData("""{"role":7,"answers":{}}""", "7")]
    public async Task A_bad_file_is_refused_with_its_name_and_key(string content, string named)
    {
        await using var folder = new ProgramFolder();
        folder.Write("answers.json", content);

        (await folder.RunAsync("screen", "--answers", "answers.json", "--json")).Refused(named);
        Assert.False(File.Exists(folder.Database), "A refused file left a store behind.");
    }

    [Fact]
    public async Task An_answer_of_a_megabyte_and_files_that_are_none_are_refused()
    {
        await using var folder = new ProgramFolder();
        folder.Write("long.json", JsonSerializer.Serialize(new { role = "query-gardener", answers = new Dictionary<string, string> { ["testing"] = new('x', 1 << 20) } }));
        folder.Write("other.json", """{"role":"query-gardener"}""");
        folder.Write("none.json", "{}");

        (await folder.RunAsync("screen", "--answers", "long.json")).Refused("long.json: answers.testing has 1,048,576 characters; at most 16,000");
        (await folder.RunAsync("screen", "--answers", "absent.json")).Refused("absent.json");
        (await folder.RunAsync("screen", "--answers", folder.Path)).Refused("--answers", folder.Path);
        (await folder.RunAsync("screen", "--answers", "none.json")).Refused("--role");
        (await folder.RunAsync("screen", "--answers", "none.json", "--role", "nope")).Refused("--role", "nope");
        (await folder.RunAsync("screen")).Refused("--answers");
    }

    [Fact]
    public async Task The_session_is_replayed_exported_and_never_listed()
    {
        await using var folder = new ProgramFolder();
        var session = Text(await ScreenAsync(folder, Answers), "session");

        var replay = (await folder.RunAsync("replay", session)).Well();
        Assert.StartsWith("Same: ", replay.Out, StringComparison.Ordinal);
        var same = JsonDocument.Parse((await folder.RunAsync("replay", session, "--json")).Well().Out).RootElement;
        Assert.True(same.GetProperty("same").GetBoolean());
        Assert.Equal(0, same.GetProperty("fromRecord").GetInt32());

        var export = JsonDocument.Parse(Assert.Single((await folder.RunAsync("export", session)).Well().Lines)).RootElement;
        Assert.Equal((session, "query-gardener", "operator-test", 0), (Text(export, "session"), Text(export, "role"), Text(export, "purpose"), export.GetProperty("unsupported").GetArrayLength()));
        Assert.Contains(export.GetProperty("events").EnumerateArray(), e => e.GetProperty("event").TryGetProperty("text", out var t) && t.GetString() == CandidateScript.FirstAnswer);
        Assert.Contains(CandidateScript.SecondAnswer, (await folder.RunAsync("export", session, "--format", "markdown")).Well().Out, StringComparison.Ordinal);

        // Everything that lists applications passes a test by.
        Assert.Equal((1, ""), await CodeAndOutAsync(folder, "export"));
        var rita = folder.Start("chat", "--as", "recruiter", "--user", "Rita");
        Assert.DoesNotContain("Test candidate", await rita.ReplyAsync(), StringComparison.Ordinal);
        Assert.Contains("No application matches.", await rita.SayAsync("/candidates"), StringComparison.Ordinal);
        Assert.Contains("I find no single application", await rita.SayAsync("/candidate " + session), StringComparison.Ordinal);
        Assert.Contains("I find no single application", await rita.SayAsync("/decline " + session + " because"), StringComparison.Ordinal);
        (await rita.EndAsync()).ExitsWell();
        Assert.Equal(Stage.Submitted, Assert.Single(await folder.SessionsAsync()).Head.Stage);
    }

    [Fact]
    public async Task What_is_volunteered_changes_no_level_and_is_exported_only_when_asked_for()
    {
        const string trait = "I'm pregnant, due in May. ";
        await using var folder = new ProgramFolder();
        var without = await ScreenAsync(folder, Answers);
        var with = await ScreenAsync(folder, Answers.Replace(CandidateScript.FirstAnswer, trait + CandidateScript.FirstAnswer, StringComparison.Ordinal));
        foreach (var key in (string[])["level", "status", "because"])
            Assert.Equal(Criterion(without, 0).GetProperty(key).GetRawText(), Criterion(with, 0).GetProperty(key).GetRawText());
        var (evidence, before) = (Criterion(with, 0).GetProperty("evidence")[0], Criterion(without, 0).GetProperty("evidence")[0]);
        Assert.Equal(Text(before, "quote"), Text(evidence, "quote"));
        var moved = before.GetProperty("answer").GetInt32() == 0 ? trait.Length : 0;
        Assert.Equal(before.GetProperty("start").GetInt32() + moved, evidence.GetProperty("start").GetInt32());

        var session = Text(with, "session")!;
        Assert.StartsWith("Same: ", (await folder.RunAsync("replay", session)).Well().Out, StringComparison.Ordinal);
        foreach (var masked in (string[][])[["export", session], ["export", session, "--format", "markdown"]])
        {
            var export = (await folder.RunAsync(masked)).Well().Out;
            Assert.Contains("withheld: family", export, StringComparison.Ordinal);
            Assert.DoesNotContain("pregnant", export, StringComparison.Ordinal);
        }
        Assert.Contains(trait, (await folder.RunAsync("export", session, "--sealed")).Well().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_is_not_there_is_said_in_one_line()
    {
        await using var folder = new ProgramFolder();

        foreach (var verb in (string[])["replay", "export"])
        {
            var run = await folder.RunAsync(verb, "0123456789abcdef");
            Assert.Equal((1, ""), (run.ExitCode, run.Out));
            Assert.Contains("there is no session “0123456789abcdef”", run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("answer", "nine seconds", "mine seconds")]
    [InlineData("knockout", "\"value\":\"4\"", "\"value\":\"5\"")]
    [InlineData("rated", "\"level\":", "\"levem\":")]
    [InlineData("asked", "How did you measure", "How did yku measure")]
    [InlineData("said", "How did you measure", "How did yku measure")]
    [InlineData("consent-given", "\"purpose\":\"scoring\"", "\"purpose\":\"scorinh\"")]
    public async Task One_byte_changed_in_an_event_is_found_by_replay(string type, string was, string becomes)
    {
        await using var folder = new ProgramFolder();
        // The consent of an operator's test covers all, so a scoring consent stands in a candidate's session only.
        string session;
        if (type == "consent-given")
        {
            var chat = folder.Start("chat", "--user", "Alice");
            await chat.ExpectAsync("/help for everything else.\n\n");
            await CandidateScript.TakeAsync(chat, CandidateScript.Steps);
            (await chat.EndAsync()).ExitsWell();
            session = (await folder.ApplicationAsync()).Head.SessionId;
        }
        else
            session = Text(await ScreenAsync(folder, Answers), "session");
        var version = await TamperAsync(folder, session, type, was, becomes);

        var replay = await folder.RunAsync("replay", session);

        Assert.Equal(1, replay.ExitCode);
        Assert.StartsWith("Different: ", replay.Out, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"  event {version}\n"), replay.Out, StringComparison.Ordinal);
        Assert.Equal("", replay.Error);
    }

    [Fact]
    public async Task An_event_that_is_no_event_any_more_is_named_and_no_stack_trace_is_shown()
    {
        await using var folder = new ProgramFolder();
        var session = Text(await ScreenAsync(folder, Answers), "session");
        var version = await TamperAsync(folder, session, "answer", "\"type\":\"answer\"", "\"type\":\"answes\"");

        var replay = await folder.RunAsync("replay", session);

        Assert.NotEqual(0, replay.ExitCode);
        Assert.DoesNotContain("   at ", replay.Error, StringComparison.Ordinal);
        Assert.Contains(version.ToString(CultureInfo.InvariantCulture), replay.Out + replay.Error, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> ScreenAsync(ProgramFolder folder, string answers, params string[] more)
    {
        var name = $"{Guid.NewGuid():N}.json";
        folder.Write(name, answers);
        var run = (await folder.RunAsync(["screen", "--answers", name, "--json", .. more], "")).Well();
        return JsonDocument.Parse(Assert.Single(run.Lines)).RootElement;
    }

    private static async Task<(int, string)> CodeAndOutAsync(ProgramFolder folder, params string[] arguments)
    {
        var run = await folder.RunAsync(arguments);
        return (run.ExitCode, run.Out);
    }

    /// <summary>Changes words in the first event of a type that holds them, behind the program's back; returns the event's version.</summary>
    private static async Task<long> TamperAsync(ProgramFolder folder, string session, string type, string was, string becomes)
    {
        Assert.Equal(Encoding.UTF8.GetByteCount(was), Encoding.UTF8.GetByteCount(becomes));
        await using var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
        await connection.OpenAsync();
        connection.CreateFunction<byte[], string, string, byte[]>(
            "swap",
            (record, from, to) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(record).Replace(from, to, StringComparison.Ordinal))
        );
        await using var command = connection.CreateCommand();
        command.CommandText = """
            UPDATE events SET record = swap(record, $was, $becomes) WHERE session_id = $session AND version =
                (SELECT min(version) FROM events WHERE session_id = $session AND instr(record, CAST($was AS BLOB)) > 0 AND instr(record, CAST($type AS BLOB)) > 0)
            RETURNING version
            """;
        foreach (var (name, value) in new[] { ("$was", was), ("$becomes", becomes), ("$session", session), ("$type", $"\"type\":\"{type}\"") })
            command.Parameters.AddWithValue(name, value);
        var version = await command.ExecuteScalarAsync();
        Assert.True(version is long, $"No event of type {type} holds {was}.");
        return (long)version;
    }

    /// <summary>Every criterion has the promised keys, and every quote is the candidate's own words at the place it names.</summary>
    private static void AssertCriteria(JsonElement result, Dictionary<string, string[]> answers)
    {
        foreach (var c in result.GetProperty("criteria").EnumerateArray())
        {
            Assert.Equal(["id", "level", "status", "probesAsked", "evidence", "because"], Keys(c));
            Assert.False(string.IsNullOrWhiteSpace(Text(c, "because")));
            var scored = Text(c, "status") == "scored";
            Assert.Equal(scored, c.GetProperty("level").ValueKind == JsonValueKind.Number);
            Assert.Equal(scored, c.GetProperty("evidence").GetArrayLength() > 0);
            if (scored)
                Assert.InRange(c.GetProperty("level").GetInt32(), 1, 5);
            foreach (var e in c.GetProperty("evidence").EnumerateArray())
            {
                Assert.Equal(["quote", "answer", "start", "length"], Keys(e));
                var answer = answers[Text(c, "id")][e.GetProperty("answer").GetInt32()];
                Assert.Equal(Text(e, "quote"), answer.Substring(e.GetProperty("start").GetInt32(), e.GetProperty("length").GetInt32()));
            }
        }
    }

    private static JsonElement Criterion(JsonElement result, int index) => result.GetProperty("criteria")[index];

    private static string Text(JsonElement element, string key) => element.GetProperty(key).GetString()!;

    private static IEnumerable<string> Keys(JsonElement element) => element.EnumerateObject().Select(p => p.Name);
}
