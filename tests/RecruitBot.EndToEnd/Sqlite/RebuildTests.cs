using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using RecruitBot.EndToEnd.Conversations;
using RecruitBot.EndToEnd.Support;

namespace RecruitBot.EndToEnd.Sqlite;

/// <summary>What lists and look-ups read is lost, and the operator makes it anew.</summary>
public sealed class RebuildTests
{
    [Fact]
    public async Task A_conversation_whose_projections_are_lost_goes_on_after_a_rebuild()
    {
        await using var folder = new ProgramFolder();
        var chat = folder.Start("chat", "--user", "Alice");
        await chat.ReplyAsync();
        await CandidateScript.TakeAsync(chat, CandidateScript.Steps.Take(8));
        (await chat.EndAsync()).ExitsWell();
        var before = await folder.SessionsAsync();
        await using (var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False"))
        {
            await connection.OpenAsync();
            await connection.ExecuteAsync("DELETE FROM messages; DELETE FROM sessions;");
        }

        var rebuilt = (await folder.RunAsync("rebuild", "--json")).Well();

        Assert.Equal(2, JsonDocument.Parse(rebuilt.Out).RootElement.GetProperty("sessions").GetInt32());
        Assert.Equal(before.Select(s => s.Head), (await folder.SessionsAsync()).Select(s => s.Head));
        chat = folder.Start("chat", "--user", "Alice");
        Assert.Contains("goes on where you left it.\n\n" + CandidateScript.Steps[7].Prompt, await chat.ReplyAsync(), StringComparison.Ordinal);
        (await chat.EndAsync()).ExitsWell();
    }
}
