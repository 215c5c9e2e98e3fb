using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Acting;

namespace RecruitBot.Benchmarks.Conversations.Load;

/// <summary>
/// Compares three independent records of a run: what the candidates sent, what the program's export says was recorded, and what stands in the
/// simulator's channels.
/// </summary>
internal sealed class Audit(SimulatorLink link)
{
    private const int MostDetails = 20;

    /// <summary>Answers, messages of the bot or applications that are not there.</summary>
    public int Lost { get; private set; }

    /// <summary>Those that are there twice.</summary>
    public int Doubled { get; private set; }

    /// <summary>Answers in another question, with other words, or out of order.</summary>
    public int Misplaced { get; private set; }

    /// <summary>Candidates who did not come to the end.</summary>
    public int Stuck { get; private set; }

    /// <summary>Answers that were compared.</summary>
    public int Answers { get; private set; }

    /// <summary>Messages of the bot that were compared.</summary>
    public int Said { get; private set; }

    /// <summary>Of how many candidates the screening was held in direct messages.</summary>
    public int InDirectMessages { get; private set; }

    /// <summary>The first findings, in words.</summary>
    public List<string> Details { get; } = [];

    /// <summary>Compares.</summary>
    public async Task CompareAsync(IReadOnlyList<Candidate> candidates, string export)
    {
        var cards = await CardsAsync();
        // One at a time: the export of ten thousand screenings is larger than memory should hold.
        var byName = candidates.ToDictionary(c => c.Name, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var session in LoggedSession.Read(export))
        {
            if (!byName.TryGetValue(session.Candidate, out var candidate))
                continue;
            if (!seen.Add(session.Candidate))
                Double($"{session.Candidate} has a second application");
            Compare(candidate, session);
            await CompareSaidAsync(candidate, session);
            Count(cards.GetValueOrDefault(session.Candidate), $"review card of {session.Candidate}");
        }
        foreach (var candidate in candidates)
        {
            if (!seen.Contains(candidate.Name))
                Lose($"{candidate.Name} has no application");
            if (candidate.Stuck is not { } reason)
                continue;
            Stuck++;
            Tell(reason);
        }
    }

    private void Compare(Candidate candidate, LoggedSession session)
    {
        Count(session.Submissions, $"handing in of {candidate.Name}");
        var last = 0L;
        foreach (var turn in candidate.Sent.Where(t => t.Id.Value != 0 && !t.Refused))
        {
            var versions = session.TurnsOf(turn.Id.ToString());
            // A press that came to nothing was made again; a message counts once.
            if (turn.IsMessage)
                Count(versions.Count, $"message {turn.Id} of {candidate.Name}");
            else if (versions.Count > 1)
                Double($"interaction {turn.Id} of {candidate.Name}");
            if (turn.IsMessage && versions.Count > 0)
            {
                if (versions[0] < last)
                    Misplace($"message {turn.Id} of {candidate.Name} is out of order");
                last = versions[0];
            }
            if (turn is { IsMessage: true, Answers: { } item })
                CompareAnswer(candidate, session, turn, item);
        }
    }

    private void CompareAnswer(Candidate candidate, LoggedSession session, SentTurn turn, string item)
    {
        Answers++;
        var taken = session.AnswersBy(turn.Id.ToString());
        Count(taken.Count, $"answer {turn.Id} of {candidate.Name} to {item}");
        if (taken.Count > 0 && (taken[0].Item != item || taken[0].Words != turn.Text))
            Misplace($"answer {turn.Id} of {candidate.Name} to {item} was taken for {taken[0].Item}");
    }

    /// <summary>Everything said to the candidate stands in the conversation once, and in the order of the log.</summary>
    private async Task CompareSaidAsync(Candidate candidate, LoggedSession session)
    {
        var messages = await link.MessagesAsync(candidate.Person.Id.ToString(), candidate.Place);
        if (messages.Exists(m => m.Content.Contains("so we go on here", StringComparison.Ordinal)))
            InDirectMessages++;
        var shown = messages.Where(m => m is { Author.Bot: true, Nonce: not null }).Select(m => m.Nonce!.ToString()!).ToList();
        var expected = session.NoncesToCandidate().ToList();
        foreach (var nonce in expected)
        {
            Said++;
            Count(shown.Count(s => s == nonce), $"message {nonce} of the bot to {candidate.Name}");
        }
        if (!shown.Where(expected.Contains).Distinct().SequenceEqual(expected.Where(shown.Contains)))
            Misplace($"the bot's messages to {candidate.Name} are out of order");
    }

    /// <summary>Cards in the team's channel, by candidate.</summary>
    private async Task<Dictionary<string, int>> CardsAsync()
    {
        var view = await link.GetAsync<PersonView>("as/robin/view");
        var cards = (await link.MessagesAsync("robin", view.Channels.First(c => c.Name == "recruiting-review").Id)).Where(m =>
            SimulatedPerson.Parts(m.Components).Any(p => p.Label == "Transcript")
        );
        return cards
            .Select(SimulatedPerson.TextOf)
            .SelectMany(t => NameIn(t) is { } name ? (string[])[name] : [])
            .GroupBy(n => n, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
    }

    private static string? NameIn(string text)
    {
        var sample = Candidate.NameOf(0);
        var at = text.IndexOf(sample[..^5], StringComparison.Ordinal);
        return at < 0 ? null : text.Substring(at, sample.Length);
    }

    /// <summary>What must be there exactly once.</summary>
    private void Count(int times, string what)
    {
        if (times == 0)
            Lose(what);
        else if (times > 1)
            Double(what);
    }

    private void Lose(string what)
    {
        Lost++;
        Tell("lost: " + what);
    }

    private void Double(string what)
    {
        Doubled++;
        Tell("doubled: " + what);
    }

    private void Misplace(string what)
    {
        Misplaced++;
        Tell(what);
    }

    private void Tell(string what)
    {
        if (Details.Count < MostDetails)
            Details.Add(what);
    }
}
