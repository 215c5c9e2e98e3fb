using RecruitBot.Core.Conversations;
using RecruitBot.Discord.Interactions;
using RecruitBot.Discord.Model;

namespace RecruitBot.Adapters.Discord.Turns;

/// <summary>An interaction as a turn. Everything in it comes from a client: nothing is taken for granted but who it came from.</summary>
public static class InteractionTurns
{
    /// <summary>The turn; null when it is none that this bot has anything for.</summary>
    public static Turn? Of(Interaction interaction, Person speaker, Place place, bool inPublic, DateTimeOffset now)
    {
        var id = interaction.Id.ToString();
        var data = interaction.Data;
        Turn? turn = interaction.Type switch
        {
            InteractionType.Command when data?.Name is { Length: > 0 } name => Command(id, now, speaker, place, name, interaction),
            InteractionType.Component when data?.CustomId is { Length: > 0 } action => new PressTurn(id, now, speaker, place, action, InteractionInput.Picked(interaction) is [var picked, ..] ? picked : null),
            InteractionType.Form when data?.CustomId is { Length: > 0 } action => new FormTurn(id, now, speaker, place, action, InteractionInput.Fields(interaction)),
            _ => null,
        };
        return turn is null ? null : turn with { InPublic = inPublic, Within = inPublic && interaction.ChannelId is { } channel ? DiscordPlace.OfChannel(channel) : null };
    }

    private static CommandTurn Command(string id, DateTimeOffset now, Person speaker, Place place, string name, Interaction interaction)
    {
        var options = new Dictionary<string, string>(InteractionInput.Options(interaction), StringComparer.Ordinal);
        var files = new List<GivenFile>();
        foreach (var (option, file) in InteractionInput.Files(interaction))
            if (MessageText.FileOf(file, option) is { } given)
            {
                options[option] = given.Name;
                files.Add(given);
            }
        return new CommandTurn(id, now, speaker, place, name, options) { Files = files.Count == 0 ? null : files };
    }
}
