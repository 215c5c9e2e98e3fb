using RecruitBot.Core.Conversations;

namespace RecruitBot.Tests.Support;

/// <summary>Turns in the places that a server has: a channel that everybody reads, threads, direct messages.</summary>
public static class Server
{
    public static Office Open(ThreadPlaces places, ScriptedAnswerer? answerer = null)
    {
        var office = new Office(answerer) { Places = places };
        office.Restart();
        return office;
    }

    /// <summary>A mention of the bot in the channel.</summary>
    public static Task<Heard> MentionAsync(this Office office, Person who, string text) =>
        office.TakeAsync(new TextTurn(office.NewMessage(), office.Time.GetUtcNow(), who, ThreadPlaces.Lobby, text) { InPublic = true });

    /// <summary>A button of the panel in the channel.</summary>
    public static Task<Heard> PanelAsync(this Office office, Person who, string action) =>
        office.TakeAsync(new PressTurn(office.NewMessage(), office.Time.GetUtcNow(), who, ThreadPlaces.Lobby, action) { InPublic = true });

    /// <summary>A command typed in the channel, or where else it is said.</summary>
    public static Task<Heard> SlashAsync(this Office office, Person who, Place? place, string command, params (string Name, string Value)[] options) =>
        office.TakeAsync(
            new CommandTurn(
                office.NewMessage(),
                office.Time.GetUtcNow(),
                who,
                place ?? ThreadPlaces.Lobby,
                command,
                options.ToDictionary(o => o.Name, o => o.Value, StringComparer.Ordinal)
            )
            {
                InPublic = place is null,
            }
        );

    /// <summary>A button pressed where it was shown.</summary>
    public static Task<Heard> PressAtAsync(this Office office, Person who, Place place, string action) =>
        office.TakeAsync(new PressTurn(office.NewMessage(), office.Time.GetUtcNow(), who, place, action));

    /// <summary>Applies at the panel and answers the facts in the thread, until the first question is open there.</summary>
    public static async Task<Heard> ToFirstQuestionInThreadAsync(this Office office, Person who, Place thread)
    {
        await office.PanelAsync(who, ActionId.Of("apply", "baker"));
        var session = (await office.StateAsync(who)).Id;
        await office.PressAtAsync(who, thread, ActionId.Of("consent", session, "scoring"));
        await office.SayAsync(who, "yes", thread);
        await office.SayAsync(who, "4", thread);
        return await office.SayAsync(who, "employee", thread);
    }
}
