using System.Text;
using System.Text.Json;
using RecruitBot.Core.Recruiting;
using RecruitBot.Core.Recruiting.Resumes;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Privacy;

/// <summary>Everything that is stored about one person, for that person.</summary>
public static class PersonalRecord
{
    /// <summary>One session with all its events, and what was read of the résumés that they give, by the version of the event.</summary>
    public sealed record Entry(SessionState State, IReadOnlyList<RecordedEvent> Events, IReadOnlyDictionary<long, string?> Resumes);

    /// <summary>Reads all of a person's sessions.</summary>
    public static async ValueTask<IReadOnlyList<Entry>> CollectAsync(ISessionStore store, IReadOnlyList<SessionHead> own, CancellationToken ct)
    {
        var entries = new List<Entry>();
        foreach (var head in own)
        {
            var events = await store.ReadAsync(head.SessionId, ct);
            if (SessionFold.Fold(events) is not { } state)
                continue;
            var resumes = new Dictionary<long, string?>();
            foreach (var given in events.Where(e => e.Event is ResumeGiven))
                resumes[given.Version] = (await store.FileAsync(head.SessionId, given.Version, ct))?.Text;
            entries.Add(new Entry(state, events, resumes));
        }
        return entries;
    }

    /// <summary>A page that a person can read.</summary>
    public static string Summary(IReadOnlyList<SessionHead> own, IReadOnlyList<Entry> record)
    {
        if (own.Count == 0)
            return "Nothing is stored about you.";
        var text = new StringBuilder($"This is stored about you ({own[0].CandidateName}); the file holds every word of it.\n");
        foreach (var (state, events, _) in record)
        {
            text.Append(
                $"\n{state.Role?.Title ?? "Talk outside applications"}: {ReviewCard.StageWords(state.Stage)}, from {state.OpenedAt:yyyy-MM-dd} to {state.UpdatedAt:yyyy-MM-dd}, {events.Count} entries\n"
            );
            foreach (var consent in state.Consents)
                text.Append(
                    $"- {(consent.Purpose == ConsentPurpose.Answering ? "notice that this is an AI: shown" : $"consent for {consent.Purpose}: given")} {consent.GivenAt:yyyy-MM-dd HH:mm} UTC{(consent.WithdrawnAt is { } w ? $", withdrawn {w:yyyy-MM-dd HH:mm} UTC" : "")}\n"
                );
            if (state.Role is not null && state.Ratings.Count > 0)
                foreach (var c in ScreeningResult.Of(state).Criteria)
                    text.Append(
                        $"- {c.Criterion.Title}: {ReviewCard.Level(c.Rating)}{(c.Rating.Evidence.Count > 0 ? $", by your words \u201c{Language.Excerpt.Of(c.Rating.Evidence[0].Quote, 200)}\u201d" : "")}\n"
                    );
            foreach (var e in events)
                if (e.Event is RecordViewed viewed)
                    text.Append($"- {viewed.By.Name} looked at your {viewed.What} on {e.At:yyyy-MM-dd HH:mm} UTC\n");
                else if (e.Event is ResumeGiven { Resume: var resume })
                    text.Append(
                        $"- r\u00e9sum\u00e9 {ResumeReplies.Identified(resume)}, given {e.At:yyyy-MM-dd HH:mm} UTC{(e.Version == state.Resume?.Version ? "; the team reads it" : "; replaced or taken back")}\n"
                    );
        }
        text.Append("\nIt is kept until you type /erase, or as long as /policy says.");
        return text.ToString();
    }

    /// <summary>The same for programs: JSON with one event of one session on a line.</summary>
    public static string Json(IReadOnlyList<Entry> record)
    {
        var text = new StringBuilder("{\"sessions\":[");
        for (var i = 0; i < record.Count; i++)
        {
            var (state, events, resumes) = record[i];
            text.Append(i == 0 ? "\n" : ",\n");
            text.Append($"{{\"id\":{Write(state.Id)},\"role\":{Write(state.Role?.Id)},\"stage\":{Write(ReviewCard.StageWords(state.Stage))},\n");
            text.Append($"\"consents\":{Write(state.Consents)},\n\"unsupported\":{Write(ScreeningResult.Unsupported(state))},\n\"events\":[\n");
            text.AppendJoin(",\n", events.Select(e => Write(new { e.Version, e.At, Event = WithoutKey(e.Event) })));
            text.Append("\n]");
            if (resumes.Count > 0)
                text.Append(",\n\"resumes\":[\n").AppendJoin(",\n", events.Where(e => e.Event is ResumeGiven).Select(e => Write(Told(e, resumes.GetValueOrDefault(e.Version))))).Append("\n]");
            text.Append('}');
        }
        return text.Append("\n]}").ToString();
    }

    private static object Told(RecordedEvent given, string? text)
    {
        var resume = ((ResumeGiven)given.Event).Resume;
        return new { given.Version, given.At, resume.Name, resume.Kind, resume.Size, resume.Sha256, Text = text };
    }

    /// <summary>The scales and cues of the role are the employer's, not the person's, and would give the answers away to whoever asks first.</summary>
    private static SessionEvent WithoutKey(SessionEvent e) =>
        e is SessionOpened { Role: { } role } opened
            ? opened with
            {
                Role = role with { Criteria = [.. role.Criteria.Select(c => c with { Anchors = new Dictionary<int, string>(), Cues = [], Probes = [], Gold = [] })] },
            }
            : e;

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, SessionJson.Options);
}
