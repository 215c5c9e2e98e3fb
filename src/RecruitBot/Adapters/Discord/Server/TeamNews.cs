using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RecruitBot.Adapters.Discord.Delivery;
using RecruitBot.Adapters.Discord.Drawing;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Adapters.Discord.Server;

/// <summary>
/// Tells the team, where it reads, what is missing in the server and what to click: one message that changes with it, and takes a new place
/// only when something new is missing.
/// </summary>
public sealed class TeamNews(TopicMessages topics, IPlatformNotes notes)
{
    private const string Topic = "news.server";
    private const string Key = "news";

    /// <summary>Tells what is not told yet. Where there is no channel for it, the log, /setup and doctor have it.</summary>
    public async Task TellAsync(ServerLayout layout, CancellationToken ct)
    {
        if (layout.Review is not { } channel)
            return;
        var missing = layout.Problems.Select(p => p.Message).ToList();
        var now = missing.Select(Hash).ToList();
        var (where, told, times) = Read(await notes.FindAsync(DiscordPlace.Platform, Key, ct));
        var here = where == channel.Id.ToString();
        if (here ? told.ToHashSet().SetEquals(now) : now.Count == 0)
            return;
        var drawn = ReplyDrawing.Draw(new Reply(Words(missing)), _ => null);
        // The count tells what is missing again from what was cut off between being shown and being remembered, which is not to be shown twice.
        var nonce = $"news.{Hash($"{channel.Id}/{string.Concat(now)}/{string.Concat(told)}/{times}")}";
        await topics.ShowAsync(Topic, channel.Id, drawn, nonce, isUpdate: here && now.All(told.Contains), ct);
        await notes.SaveAsync(DiscordPlace.Platform, Key, $"{channel.Id}/{string.Join(',', now)}/{times + 1}", ct);
    }

    /// <summary>Where something was told last, what, and how often there was something to tell.</summary>
    private static (string Where, string[] Told, long Times) Read(string? note) =>
        note?.Split('/') is [var where, var told, .. var rest]
            ? (where, told.Split(',', StringSplitOptions.RemoveEmptyEntries), rest is [var times] && long.TryParse(times, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0)
            : ("", [], 0);

    private static string Words(List<string> missing) =>
        missing.Count == 0
            ? "All that was missing in this server is there again; there is nothing to do."
            : "Something is missing in this server. Open applications are kept and go on by themselves as soon as it is there:\n" + string.Join("\n", missing.Select(m => "- " + m));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..10];
}
