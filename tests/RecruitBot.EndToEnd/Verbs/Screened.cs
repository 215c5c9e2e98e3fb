using System.Text.Json;
using RecruitBot.EndToEnd.Conversations;
using RecruitBot.EndToEnd.Support;

namespace RecruitBot.EndToEnd.Verbs;

/// <summary>A screening from a file, for tests of what becomes of it.</summary>
internal static class Screened
{
    /// <summary>Runs one; the id of its session.</summary>
    public static async Task<string> ScreenAsync(ProgramFolder folder)
    {
        var answers = new Dictionary<string, object>
        {
            ["role"] = "query-gardener",
            ["knockouts"] = new Dictionary<string, object> { ["work-permit"] = "yes", ["days"] = 4, ["time-zone"] = "Europe" },
            ["answers"] = new Dictionary<string, object> { ["slow-page"] = new[] { CandidateScript.FirstAnswer }, ["testing"] = CandidateScript.SecondAnswer },
        };
        var file = folder.Write("answers.json", JsonSerializer.Serialize(answers));
        var screened = (await folder.RunAsync("screen", "--role", "query-gardener", "--answers", file, "--json")).Well();
        return JsonDocument.Parse(Assert.Single(screened.Lines)).RootElement.GetProperty("session").GetString()!;
    }
}
