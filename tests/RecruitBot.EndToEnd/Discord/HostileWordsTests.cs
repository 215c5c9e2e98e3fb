using System.Text.RegularExpressions;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.EndToEnd.Discord.Support;
using RecruitBot.Simulator.Acting;
using static RecruitBot.EndToEnd.Conversations.CandidateScript;

namespace RecruitBot.EndToEnd.Discord;

/// <summary>Words that would be more than words on Discord: nobody is called by them, nothing is hidden behind them, no message breaks.</summary>
public sealed partial class HostileWordsTests
{
    private const int Most = 2000;

    private static readonly (string Name, string Words)[] Hostile =
    [
        ("@everyone", "I wrote @everyone @here <@1> <@&1> <#1> </apply:1>"),
        ("[Acme](https://evil.example)", Full("[free money](https://evil.example/a_b) [x]: <https://evil.example> ")),
        ("`code` **bold** ||s||", Full("`*_~|>#-\\")),
        ("\u202Eniboг\u202C", Full("\u202Eright to left \u200F\u2066\u061C ")),
        ("Z\u0351\u036Ba\u0348l\u0321g\u0300o\u0489", Full("z\u0351\u036B\u0300\u0301\u0302\u0303a\u0348\u0321\u0489")),
        ("NUL\0and\u001B[31m", Full("a\0b\u0007\u001B[31mred ")),
        ("# Heading", Full("```\n# heading\n> quote\n-# small\n")),
        ("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", Full("👩‍👩‍👧‍👦")),
    ];

    [Fact]
    public async Task Nothing_that_a_candidate_writes_is_more_than_words()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var robin = await bench.JoinAsync("robin");
        var review = new Room(robin, robin.Channel("recruiting-review").Id);
        for (var i = 0; i < Hostile.Length; i++)
        {
            var (name, words) = Hostile[i];
            await SimulatedPerson.AddAsync(bench.Page, $"hostile{i}", name, []);
            var thread = await ApplyAsync(bench, await bench.JoinAsync($"hostile{i}"), words);
            var cards = await Eventually.SeeAsync(
                async () => (await review.AllAsync()) is var all && all.Count == i + 1 ? all : null,
                async () => $"{(await review.AllAsync()).Count} cards are there instead of {i + 1}.\n{bench.Bot.Error}"
            );
            foreach (var message in (await thread.AllAsync()).Where(m => m.Author?.Bot == true && Room.IsSaid(m)).Append(cards[^1]))
                Harmless(message);
        }
        var sessions = await bench.Folder.SessionsAsync();
        Assert.All(Hostile, h => Assert.Contains(sessions, s => s.All<AnswerGiven>().Any(a => a.Text == h.Words.Trim())));
        // Nothing was refused by Discord for being too long or malformed.
        Assert.DoesNotContain(await bench.Control.RequestsAsync(), r => r.GetProperty("status").GetInt32() is >= 400 and < 500);
    }

    /// <summary>Applies and answers every question with the words; returns the thread when it is handed in.</summary>
    private static async Task<Room> ApplyAsync(DiscordBench bench, SimulatedPerson person, string words)
    {
        await person.CommandAsync(person.Channel("apply").Id, "apply", new() { ["role"] = RoleId });
        var channel = await Eventually.SeeAsync(
            async () => (await person.ViewAsync()).Channels.FirstOrDefault(c => c.Type == ChannelType.PrivateThread),
            () => Task.FromResult($"There is no thread.\n{bench.Bot.Error}")
        );
        var room = new Room(person, channel.Id);
        Snowflake since = default;
        foreach (var label in (string[])["Continue with AI scoring", "Yes", "Skip", "Europe"])
            since = Play.InteractionOf(await person.PressAsync(await room.WithButtonAsync(label, since), label));
        for (var turn = 0; turn < 12; turn++)
        {
            var prompt = await room.SeeAsync(m => Room.Has(m, "Skip") || Room.Has(m, "Hand in"), "the next question", since);
            if (Room.Has(prompt, "Hand in"))
                break;
            since = Room.Has(prompt, "That was my answer")
                ? Play.InteractionOf(await person.PressAsync(prompt, "That was my answer"))
                : (await person.SayAsync(room.Id, words)).Id;
        }
        since = await Play.PressAsync(room, "Hand in");
        await room.HearAsync("Handed in", since);
        return room;
    }

    private static void Harmless(Message message)
    {
        Assert.Empty(message.Mentions);
        Assert.Empty(message.MentionRoles);
        Assert.False(message.MentionEveryone);
        Assert.True(message.Content.Length <= Most);
        Assert.True(message.Embeds.Sum(Size) <= 6000);
        var fields = message.Embeds.SelectMany(e => e.Fields ?? []).ToList();
        Assert.All(fields, f => Assert.True(f.Name.Length <= 256 && f.Value.Length <= 1024));
        foreach (var text in fields.SelectMany(f => new[] { f.Name, f.Value }).Concat(message.Embeds.Select(e => e.Title ?? "")).Append(message.Content))
        {
            Assert.DoesNotMatch(MaskedLink(), text);
            Assert.DoesNotMatch(Mention(), text);
            Assert.DoesNotContain(text, c => c is '\0' or '\u001B' or '\u202E' or '\u200F' or '\u2066');
        }
    }

    private static int Size(Embed embed) =>
        (embed.Title?.Length ?? 0) + (embed.Description?.Length ?? 0) + (embed.Footer?.Text.Length ?? 0) + (embed.Fields ?? []).Sum(f => f.Name.Length + f.Value.Length);

    /// <summary>The words over and over, as long as a message may be.</summary>
    private static string Full(string words) => "I wrote: " + string.Concat(Enumerable.Repeat(words, (Most - 9) / words.Length)).Trim();

    [GeneratedRegex(@"(?<!\\)(\\\\)*\]\(", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MaskedLink();

    [GeneratedRegex(@"(?<!\\)(\\\\)*(@everyone|@here|<@&?\d|<#\d|</\w)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mention();
}
