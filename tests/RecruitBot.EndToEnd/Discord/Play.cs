using System.Text.Json;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.EndToEnd.Discord.Support;
using RecruitBot.EndToEnd.Support;
using RecruitBot.Simulator.Acting;

namespace RecruitBot.EndToEnd.Discord;

/// <summary>One application on Discord as it is being played: who takes part, and where.</summary>
public sealed class Play(DiscordBench bench)
{
    /// <summary>The program and its Discord.</summary>
    public DiscordBench Bench => bench;

    /// <summary>The candidate.</summary>
    public SimulatedPerson Alex { get; private set; } = null!;

    /// <summary>The recruiter.</summary>
    public SimulatedPerson Robin { get; private set; } = null!;

    /// <summary>The channel with the panel, as the candidate sees it.</summary>
    public Room Panel => new(Alex, Alex.Channel("apply").Id);

    /// <summary>The candidate's direct messages with the bot.</summary>
    public Room Direct { get; private set; } = null!;

    /// <summary>The private thread, as the candidate sees it.</summary>
    public Room Thread { get; set; } = null!;

    /// <summary>The private thread, as the recruiter sees it.</summary>
    public Room ThreadOfTeam => new(Robin, Thread.Id);

    /// <summary>Where the team reads.</summary>
    public Room Review => new(Robin, Robin.Channel("recruiting-review").Id);

    /// <summary>When the step that is being taken began: the id of its message or interaction.</summary>
    public Snowflake Since { get; set; }

    /// <summary>Everybody comes in.</summary>
    public async Task<Play> JoinAsync()
    {
        Alex = await bench.JoinAsync("alex");
        Robin = await bench.JoinAsync("robin");
        Direct = new Room(Alex, (await Alex.DirectAsync()).Id);
        if (Thread is not null)
            Thread = Thread with { Person = Alex };
        return this;
    }

    /// <summary>Presses a button where the person saw it last; returns the id of the interaction.</summary>
    public static async Task<Snowflake> PressAsync(Room room, string label) =>
        InteractionOf(await room.Person.PressAsync(await room.WithButtonAsync(label), label));

    /// <summary>The id of what a person's click or command has begun.</summary>
    public static Snowflake InteractionOf(JsonElement begun) => Snowflake.Parse(begun.GetProperty("interaction_id").GetString()!);

    /// <summary>The card that the team reads.</summary>
    public async Task<Message?> CardAsync() => (await Review.AllAsync()).LastOrDefault(m => !Room.IsForOne(m) && Room.Has(m, "Transcript"));

    /// <summary>The thread of the candidate's application; null while there is none.</summary>
    public async Task<Channel?> FindThreadAsync() => (await Alex.ViewAsync()).Channels.LastOrDefault(c => c.Type == ChannelType.PrivateThread);

    /// <summary>The application in the store.</summary>
    public Task<StoredSession> ApplicationAsync() => bench.Folder.ApplicationAsync();

    /// <summary>Whether something was recorded of the message or interaction.</summary>
    public async Task<bool> IsRecordedAsync(Snowflake id) =>
        (await bench.Folder.SessionsAsync()).SelectMany(s => s.All<TurnReceived>()).Any(t => t.Turn.MessageId == id.ToString());

    /// <summary>Waits until the step has led to what is said of it.</summary>
    public Task DoneAsync(ScriptStep step) =>
        Eventually.BeAsync(
            () => step.IsDone(this),
            async () =>
                $"“{step.Name}” did not lead to what it should.\n--- thread\n{string.Join('\n', Thread is null ? [] : Record.Lines(await Thread.AllAsync()))}"
                + $"\n--- direct\n{string.Join('\n', Record.Lines(await Direct.AllAsync()))}\n--- log\n{bench.Bot.Error}"
        );
}
