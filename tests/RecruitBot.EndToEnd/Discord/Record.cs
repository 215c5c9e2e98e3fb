using System.Text.RegularExpressions;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.EndToEnd.Discord.Support;
using RecruitBot.EndToEnd.Support;
using RecruitBot.Simulator.Acting;

namespace RecruitBot.EndToEnd.Discord;

/// <summary>Everything that a play has left behind, without ids and times, so that two plays can be compared.</summary>
public sealed partial record Record(string Thread, string Direct, string Review, string Log)
{
    /// <summary>Reads it.</summary>
    public static async Task<Record> OfAsync(Play play)
    {
        var sessions = await play.Bench.Folder.SessionsAsync();
        var application = Assert.Single(sessions, s => s.Head.Purpose == SessionPurpose.Application);
        Assert.Single(sessions, s => s.Head.Purpose == SessionPurpose.Enquiry);
        string Plain(IEnumerable<string> lines) => Times().Replace(string.Join('\n', lines).Replace(application.Head.SessionId, "(session)", StringComparison.Ordinal), "(time)");
        return new(
            Plain(Lines(await play.ThreadOfTeam.AllAsync())),
            Plain(Lines(await play.Direct.AllAsync())),
            Plain(Lines(await play.Review.AllAsync())),
            Plain(application.Log.Select(e => Words(e.Event)))
        );
    }

    /// <summary>Fails unless the other play has left the same.</summary>
    public void Matches(Record other)
    {
        Assert.Equal(Thread, other.Thread);
        Assert.Equal(Direct, other.Direct);
        Assert.Equal(Review, other.Review);
        Assert.Equal(Log, other.Log);
    }

    /// <summary>The messages that more than one person sees, or that stand in direct messages, one a line.</summary>
    public static IEnumerable<string> Lines(IEnumerable<Message> messages) =>
        messages
            .Where(m => Room.IsSaid(m) && !Room.IsForOne(m))
            .Select(m => $"[{m.Author?.Username}] {SimulatedPerson.TextOf(Lasting(m))}{string.Concat(m.Attachments.Select(a => $" ({a.Filename})"))}");

    /// <summary>Used buttons are taken away for convenience, and a kill may come first; those of a card tell what can be done with it.</summary>
    private static Message Lasting(Message message) => message.Embeds.Count > 0 ? message : message with { Components = [] };

    private static string Words(SessionEvent e) =>
        e switch
        {
            TurnReceived { Turn: Core.Conversations.TextTurn text } => $"turn: {text.Text}",
            TurnReceived turn => $"turn: {turn.Turn.GetType().Name}",
            AnswerGiven answer => $"answer to {answer.Item}: {answer.Text}",
            KnockoutAnswered fact => $"fact {fact.KnockoutId}: {fact.Quote}",
            CandidateWrote wrote => $"candidate: {wrote.Text}",
            StaffWrote wrote => $"{wrote.By.Name}: {wrote.Text}",
            _ => e.GetType().Name,
        };

    [GeneratedRegex(@"\d{4}-\d\d-\d\d( \d\d:\d\d(:\d\d)?)?|\d{17,20}|\b\d+ min\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Times();
}
