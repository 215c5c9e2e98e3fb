using System.Text;
using System.Text.Json;
using RecruitBot.Core.Recruiting;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Privacy;

/// <summary>Everything that is stored about one person, for that person.</summary>
public static class PersonalRecord
{
    /// <summary>One session with all its events.</summary>
    public sealed record Entry(SessionState State, IReadOnlyList<RecordedEvent> Events);

    /// <summary>Reads all of a person's sessions.</summary>
    public static async ValueTask<IReadOnlyList<Entry>> CollectAsync(ISessionStore store, IReadOnlyList<SessionHead> own, CancellationToken ct)
    {
        var entries = new List<Entry>();
        foreach (var head in own)
        {
            var events = await store.ReadAsync(head.SessionId, ct);
            if (SessionFold.Fold(events) is { } state)
                entries.Add(new Entry(state, events));
        }
        return entries;
    }

    /// <summary>A page that a person can read.</summary>
    public static string Summary(IReadOnlyList<SessionHead> own, IReadOnlyList<Entry> record)
    {
        if (own.Count == 0)
            return "Nothing is stored about you.";
        var text = new StringBuilder($"This is stored about you ({own[0].CandidateName}); the file holds every word of it.\n");
        foreach (var (state, events) in record)
        {
            text.Append(
                $"\n{state.Role?.Title ?? "Talk outside applications"}: {ReviewCard.StageWords(state.Stage)}, from {state.OpenedAt:yyyy-MM-dd} to {state.UpdatedAt:yyyy-MM-dd}, {events.Count} entries\n"
            );
            foreach (var consent in state.Consents)
                text.Append(
                    $"- consent for {consent.Purpose}: given {consent.GivenAt:yyyy-MM-dd HH:mm} UTC{(consent.WithdrawnAt is { } w ? $", withdrawn {w:yyyy-MM-dd HH:mm} UTC" : "")}\n"
                );
            if (state.Role is not null && state.Ratings.Count > 0)
                foreach (var c in ScreeningResult.Of(state).Criteria)
                    text.Append(
                        $"- {c.Criterion.Title}: {ReviewCard.Level(c.Rating)}{(c.Rating.Evidence.Count > 0 ? $", by your words \u201c{Language.Excerpt.Of(c.Rating.Evidence[0].Quote, 200)}\u201d" : "")}\n"
                    );
            foreach (var e in events)
                if (e.Event is RecordViewed viewed)
                    text.Append($"- {viewed.By.Name} looked at your {viewed.What} on {e.At:yyyy-MM-dd HH:mm} UTC\n");
        }
        text.Append("\nIt is kept until you type /erase.");
        return text.ToString();
    }

    /// <summary>The same for programs: every event of every session.</summary>
    public static string Json(IReadOnlyList<Entry> record) =>
        JsonSerializer.Serialize(
            new
            {
                sessions = record.Select(e => new
                {
                    id = e.State.Id,
                    role = e.State.Role?.Id,
                    stage = ReviewCard.StageWords(e.State.Stage),
                    consents = e.State.Consents,
                    events = e.Events.Select(r => new { r.Version, r.At, r.Event }),
                }),
            },
            SessionJson.Indented
        );
}
