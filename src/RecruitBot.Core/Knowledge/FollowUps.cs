using System.Text.RegularExpressions;

namespace RecruitBot.Core.Knowledge;

/// <summary>
/// Makes questions that lean on the one before them stand by themselves: "and juniors?" after "what does a senior make?" asks what juniors
/// make, and "is it paid?" after a question on homework asks whether homework is paid.
/// </summary>
internal sealed partial class FollowUps(QuestionReader reader, Lexicon lexicon)
{
    /// <summary>What is longer says what it means.</summary>
    private const int LongestFragment = 7;

    /// <summary>A question that names more things of its own is about these, whatever else it points at.</summary>
    private const int MostOwn = 2;

    /// <summary>How a question may be meant after those before it; null when it stands by itself.</summary>
    public FollowUp? Read(Question question)
    {
        if (question.Before.Count == 0)
            return null;
        var text = QuestionText.Clean(question.Text);
        var previous = question.Before[^1];
        var fragment = Lead().Replace(text, "").Trim(Marks);
        var isLed = fragment.Length < text.Trim(Marks).Length;
        if (fragment.Length > 0 && WordReader.Read(fragment).Count <= LongestFragment && !Asks().IsMatch(fragment) && (isLed || IsPart(fragment, text, previous)))
            return Exchange(previous, fragment);
        if (Bare().IsMatch(text))
            return new FollowUp([$"{text.TrimEnd(Marks)} {Subject(previous)}?"], AsItStands.Never, []);
        if (Subject(previous) is not { Length: > 0 } subject)
            return null;
        if (Condition().Match(text) is { Success: true } condition)
            return new FollowUp([$"{previous.TrimEnd(Marks)} {condition.Groups["if"].Value.TrimEnd(Marks)}?"], AsItStands.Last, [.. Own(reader.Read(condition.Groups["if"].Value))]);
        var own = Own(reader.Read(text)).ToList();
        if (!Pointer().IsMatch(text))
            // Only what is short may leave out what it is about; its words alone come first.
            return own.Count is > 0 and <= MostOwn && WordReader.Read(text).Count <= LongestFragment ? new FollowUp([$"{text.TrimEnd(Marks)} {subject}?"], AsItStands.First, own) : null;
        // In a role's conversation "it" may be the job.
        var plain = question.RoleId is not null || own.Count == MostOwn ? AsItStands.Last : AsItStands.Never;
        return own.Count <= MostOwn ? new FollowUp([Pointer().Replace(text, subject, 1)], plain, own) : null;
    }

    /// <summary>Whether an answer speaks of what the follow-up itself names, and not only of what the question before was about.</summary>
    public bool IsAbout(Answer answer, FollowUp followUp)
    {
        var said = answer.Citations.SelectMany(c => TermReader.Read(WordReader.Read(c.Quote + ". " + c.Section), lexicon)).ToHashSet(StringComparer.Ordinal);
        return followUp.Own.All(s => s.Alternatives.Any(a => a.Terms.All(said.Contains)));
    }

    private static readonly char[] Marks = [' ', '?', '!', '.', ',', ';', ':', '\u2026'];

    /// <summary>Without a word that leads back, only what changes a part of the question before is meant with it: "juniors?", "in London?".</summary>
    private bool IsPart(string fragment, string text, string previous)
    {
        if (!text.TrimEnd().EndsWith('?'))
            return false;
        if (Preposition().IsMatch(fragment))
            return true;
        var own = Own(reader.Read(fragment)).ToList();
        return own.Count == 1 && GroupOf(own[0]) is { } group && reader.Read(previous).Slots.Any(s => GroupOf(s) == group);
    }

    /// <summary>The question with the fragment in place of what it stands for, or at its end; null when it has a subject of its own.</summary>
    private FollowUp? Exchange(string question, string fragment)
    {
        var read = reader.Read(question);
        var groups = reader.Read(fragment).Slots.Select(GroupOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (read.Slots.FirstOrDefault(s => GroupOf(s) is { } group && groups.Contains(group)) is { } same)
            return Only(With(read, [same], Article().Replace(fragment, "")));
        if (Preposition().Match(fragment) is { Success: true } preposition)
            return new FollowUp(
                [.. Instead(question.TrimEnd(Marks), preposition.Value, fragment), $"{question.TrimEnd(Marks)} {fragment}?"],
                AsItStands.Never,
                []
            );
        var words = Article().Replace(fragment, "");
        List<string> readings = [.. Subjects(read).Select(s => With(read, s, words))];
        var own = Own(reader.Read(fragment)).ToList();
        if (groups.Contains(Levels))
            return new FollowUp([$"{question.TrimEnd(Marks)} for {words}?", .. readings], AsItStands.Never, own);
        // A subject of its own: "and certificates?" asks about them, or else the same of them: "and a cook?".
        return readings.Count == 0 ? null : new FollowUp(readings, AsItStands.First, own);
    }

    /// <summary>"In Europe" in place of "in San Francisco or New York".</summary>
    private static IEnumerable<string> Instead(string question, string preposition, string fragment)
    {
        var at = question.LastIndexOf($" {preposition} ", StringComparison.OrdinalIgnoreCase);
        if (at > 0)
            yield return $"{question[..at]} {fragment}?";
    }

    private static FollowUp Only(string reading) => new([reading], AsItStands.Never, []);

    /// <summary>What a question may be about: words side by side that are not what is asked of it, such as "ward manager"; the last first.</summary>
    private static List<List<Slot>> Subjects(ReadQuestion question)
    {
        var subjects = new List<List<Slot>>();
        foreach (var slot in Own(question).Where(s => !s.AskedOnly && !s.Stands("pay") && !s.Stands("rate")))
            if (subjects.Count > 0 && subjects[^1][^1] is var last && slot.Position == last.Position + WordsOf(last))
                subjects[^1].Add(slot);
            else
                subjects.Add([slot]);
        subjects.Reverse();
        return subjects;
    }

    private static string With(ReadQuestion question, List<Slot> slots, string words)
    {
        var all = question.Corrected.Split(' ').ToList();
        all.RemoveRange(slots[0].Position, slots.Sum(WordsOf));
        all.Insert(slots[0].Position, words);
        return string.Join(' ', all) + "?";
    }

    private static int WordsOf(Slot slot) => slot.Word.Count(c => c == ' ') + 1;

    /// <summary>What a question is about, in its own words.</summary>
    private string Subject(string question) =>
        string.Join(' ', reader.Read(question).Slots.Where(s => s.Position < int.MaxValue && (s.Level is not null || s.Class == WordClass.Content)).Select(s => s.Word));

    private static IEnumerable<Slot> Own(ReadQuestion question)
    {
        var words = question.Corrected.Length == 0 ? 0 : question.Corrected.Count(c => c == ' ') + 1;
        // What a question's form implies has no word of its own.
        return question.Slots.Where(s => s.Position < words && s.Class == WordClass.Content && s.Number is null && s.Factor > 0.5);
    }

    private const string Levels = "level";

    /// <summary>Things of one kind stand in for one another; null for what is of no such kind.</summary>
    private static string? GroupOf(Slot slot) =>
        slot.Level is not null ? Levels
        : slot.Stands("hourly") || slot.Stands("yearly") || slot.Stands("freelance") ? "period"
        : slot.Alternatives.SelectMany(a => a.Terms).Select(t => t.Split(':')[0]).FirstOrDefault(t => t is "@skill" or "@source");

    [GeneratedRegex(@"(?i)^\W*(?:(?:and|but|or|so|ok|okay|then|also|well|hm+)\b[\s,]*)*(?:(?:what|how) (?:about|if it(?:'s| is))|(?:the )?same (?:question )?(?:for|with|about)|and(?: (?:what|how) about)?|what of|or|but)\b[\s,:]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Lead();

    [GeneratedRegex(@"(?i)\b(?:is|are|am|was|were|do|does|did|can|could|will|would|should|must|may|have|has|how|what|when|where|who|whom|which|why|need)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asks();

    [GeneratedRegex(@"(?i)^\W*(?:(?:and|but|so|ok|okay|then)\b[\s,]*)?(?:why(?: (?:not|is that|so))?|how so|how come|since when|from when|until when|where|when|who|by whom|how much|how many|how long|how often|how high|per what|in what currency|really)\W*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bare();

    [GeneratedRegex(@"(?i)\b(?:it|that|this|they|them|those|these|that one|this one|the other one|the others?)\b(?! (?:role|job|position|company|employer|bot|server|channel|team)\b)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pointer();

    [GeneratedRegex(@"(?i)^\W*(?:and |but |ok |so )*(?:what |even |and )?(?<if>(?:if|when|unless) .+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Condition();

    [GeneratedRegex(@"(?i)^(?:in|at|on|for|with|without|per|by|as|from|after|before|during|under|over|until|within|outside|inside|to)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Preposition();

    [GeneratedRegex(@"(?i)^(?:for |with |as )?(?:an?|the|some|any)? ?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Article();
}
