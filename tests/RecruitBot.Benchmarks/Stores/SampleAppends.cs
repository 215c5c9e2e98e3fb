using System.Globalization;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Benchmarks.Stores;

/// <summary>
/// Appends as the product makes them, ids included: a platform numbers its messages in rising order. An "event" is one event whose record has
/// about the 512 bytes of the floor's; a "turn" is a whole one: what came in, what it means, and a reply that is to be delivered.
/// </summary>
internal static class SampleAppends
{
    private const string Words = "We moved the nightly job to a queue, measured it for two weeks, and the failures went from nine to none.";
    private static readonly string LongWords = string.Join(' ', Words, Words, Words);
    private static long s_message = 1_300_000_000_000_000_000;

    /// <summary>How many events an append of a kind has.</summary>
    public static int EventsOf(string kind) => kind == "turn" ? 3 : 1;

    /// <summary>An append to a session.</summary>
    public static SessionAppend Make(string kind, string session, long version)
    {
        var now = TimeProvider.System.GetUtcNow();
        var message = string.Create(CultureInfo.InvariantCulture, $"discord:{Interlocked.Add(ref s_message, 4_194_304)}");
        var place = new Place("discord", "ch:" + session);
        var head = new SessionHead(
            session,
            version + EventsOf(kind),
            "discord:" + session,
            "Candidate",
            "senior-django-developer",
            SessionPurpose.Application,
            Stage.Screening,
            IsOpen: true,
            place,
            now,
            now
        );
        if (kind != "turn")
            return new SessionAppend(version, [new CandidateWrote(message, LongWords)], now, head, message, []);
        var reply = new Reply("Thank you. What did you do yourself, and how did you know that it had worked?") { To = ReplyTo.Candidate };
        SessionEvent[] events =
        [
            new TurnReceived(new TextTurn(message, now, new Person("discord:" + session, "Candidate"), place, Words)),
            new AnswerGiven(ScriptItem.Main("reliability"), message, Words),
            new BotSaid([reply]),
        ];
        return new SessionAppend(version, events, now, head, message, [new Delivery(session, version + 3, 0, place, reply)]);
    }
}
