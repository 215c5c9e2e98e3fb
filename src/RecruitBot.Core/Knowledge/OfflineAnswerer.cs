using System.Text.RegularExpressions;
using RecruitBot.Core.Knowledge.Asked;
using RecruitBot.Core.Language;

namespace RecruitBot.Core.Knowledge;

/// <summary>
/// Answers from the knowledge base without a model: picks the one or two units that support an answer and quotes them, or abstains. Pure and
/// deterministic; safe for use from several threads.
/// </summary>
public sealed partial class OfflineAnswerer : IAnswerer
{
    private const string Mode = "offline";
    private const double WrittenConfidence = 0.9;

    /// <summary>Below this confidence, and with no likeness to what employers are asked, a question is about something else.</summary>
    private const double LeastNear = 0.2;
    private const double LikeEmployersOwn = 0.35;

    /// <summary>How much better a question by itself must be found than all that was written.</summary>
    private const double Clearly = 0.1;
    private const double Settled = 0.75;

    private readonly KnowledgeBase knowledge;
    private readonly UnitIndex index;
    private readonly QuestionReader reader;
    private readonly FactFinder finder;
    private readonly RoleFacts facts;
    private readonly WrittenAnswers written;
    private readonly FollowUps followUps;
    private readonly RoleComparison comparison;
    private readonly Ageing ageing;
    private readonly HashSet<(string Source, int Start)> onEmployers;
    private readonly HashSet<(string Source, int Start, int Length)> quotable;

    /// <summary>A turn looks the same words up several times: as a clause, as a whole, and for a model and without.</summary>
    private const int LookedUp = 32;
    private readonly Recent<(string Text, string? Role, Audience Asker), ReadQuestion> readings = new(LookedUp);
    private readonly Recent<(string Text, string? Role, Audience Asker), Part> looks = new(LookedUp);

    /// <summary>How many months the figures of a year count as fresh after its end, where nobody says otherwise.</summary>
    public const int FreshMonths = 12;

    /// <summary>Prepares the index over a knowledge base.</summary>
    /// <param name="knowledge">What there is to answer from.</param>
    /// <param name="before">An answerer over earlier knowledge, which stays as it is: what was worked out for documents that are still the same is taken from there.</param>
    /// <param name="freshMonths">How many months the figures of a year count as fresh after its end.</param>
    public OfflineAnswerer(KnowledgeBase knowledge, OfflineAnswerer? before = null, int freshMonths = FreshMonths)
        : this(knowledge, CommonQuestions.Instance, before, freshMonths) { }

    /// <summary>The same with other common questions, for measuring on those that are left out.</summary>
    internal OfflineAnswerer(KnowledgeBase knowledge, CommonQuestions common, OfflineAnswerer? before = null, int freshMonths = FreshMonths)
    {
        this.knowledge = knowledge;
        index = new UnitIndex(knowledge, common, before?.index);
        reader = new QuestionReader(index);
        finder = new FactFinder(index);
        facts = new RoleFacts(knowledge, index.Lexicon, before?.facts);
        written = new WrittenAnswers(knowledge);
        followUps = new FollowUps(reader, index.Lexicon);
        comparison = new RoleComparison(knowledge, facts);
        ageing = new Ageing(freshMonths);
        quotable = [.. index.Units.Select(u => u.Unit).Concat(facts.Lines).Select(u => (u.Document.Source, u.Start, u.Text.Length))];
        onEmployers = [.. index.Units.Where(u => u.OnEmployers).Select(u => (u.Unit.Document.Source, u.Unit.Start))];
    }

    /// <inheritdoc/>
    public string KnowledgeSha256 => knowledge.Fingerprint;

    /// <inheritdoc/>
    public ValueTask<Answer> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Answer(question));
    }

    /// <summary>The answer to a question, or an abstention.</summary>
    public Answer Answer(Question question)
    {
        if (question.Before.Count == 0 || OffLimits.Found(QuestionText.Clean(question.Text)) || followUps.Read(question) is not { } followUp)
            return Alone(question);
        if (followUp.Plain == AsItStands.First && Alone(question) is { Answered: true } plain)
            return plain;
        foreach (var reading in followUp.Readings)
            if (Alone(question with { Text = reading }) is { Answered: true } meant && followUps.IsAbout(meant, followUp))
                return meant with { Understood = reading };
        return followUp.Plain == AsItStands.Last ? Alone(question) : Abstention.Because(AbstentionKind.Unsupported) with { Understood = followUp.Readings[0] };
    }

    /// <summary>The answer to a question that stands by itself.</summary>
    private Answer Alone(Question question)
    {
        var text = QuestionText.Clean(question.Text);
        if (!text.Any(char.IsLetterOrDigit) || OffLimits.Found(text))
            return Abstention.Because(AbstentionKind.OffLimits);
        if (Errands.Found(text))
            return Abstention.Because(AbstentionKind.OutOfScope);
        if (comparison.Read(text, reader, question.Asker) is { } compared)
            return Compose([new Part(compared, Finding.Nothing(0), null)], partly: false, question.At);
        text = LeadIn().Replace(text, "");
        var role = RoleOf(question.RoleId, text);
        var clauses = QuestionClauses.Of(text).Select(c => Look(c, role, question.Asker)).ToList();
        if (clauses.Count > 0 && clauses.TrueForAll(c => c.Any))
            return Compose(clauses, partly: false, question.At);
        var whole = Look(text, role, question.Asker);
        var asked = Sentences(text);
        // What is told around the one question may be about something else, and be found better than what is asked.
        if (whole.Any && whole.Found.Confidence < Settled && asked.Count == 1 && Look(asked[0], role, question.Asker) is { Any: true } alone && alone.Found.Confidence > whole.Found.Confidence + Clearly)
            return Compose([alone], partly: false, question.At);
        if (whole.Any)
            return Compose([whole], partly: false, question.At);
        if (asked.Count == 0)
            return Written(text, role, question) ?? Abstention.Because(KindOf([whole]), whole.Found.Confidence);
        var parts = asked.ConvertAll(s => Look(s, role, question.Asker));
        var found = parts.FindAll(p => p.Any);
        if (found.Count == 0)
            return Written(text, role, question) ?? Abstention.Because(KindOf([whole, .. parts]), Math.Max(whole.Found.Confidence, parts.Max(p => p.Found.Confidence)));
        return Compose(found, found.Count < parts.Count, question.At);
    }

    /// <summary>What the team wrote for just this question; null when it wrote nothing.</summary>
    private Answer? Written(string text, RoleInQuestion role, Question question)
    {
        var units = written.Find(text, role.Context.RoleId ?? question.RoleId, question.Asker);
        return units.Count == 0 ? null : Compose([new Part(null, new Finding(units, [], WrittenConfidence), null)], partly: false, question.At);
    }

    private static AbstentionKind KindOf(List<Part> parts) =>
        parts.Exists(p => p.Found.Lost) ? AbstentionKind.LostInSource
        : parts.TrueForAll(p => p.Elsewhere) ? AbstentionKind.OutOfScope
        : AbstentionKind.Unsupported;

    /// <summary>The units that nothing rules out for a question, best first, for fitting <see cref="Confidence"/>; none when it is not looked up.</summary>
    internal IEnumerable<(IndexedUnit Unit, Evidence Evidence)> Evidence(Question question)
    {
        var text = QuestionText.Clean(question.Text);
        var role = RoleOf(question.RoleId, text);
        var read = Read(text, role, question.Asker);
        return OffLimits.Found(text) || EmployerMatters.Found(text) || facts.Find(read, role.Document, question.Asker) is { Settles: true } ? [] : finder.Evidence(read, role.Context, question.Asker);
    }

    private ReadQuestion Read(string text, RoleInQuestion role, Audience asker)
    {
        if (readings.TryGet((text, role.Document?.Source, asker), out var known))
            return known;
        var question = reader.Read(text);
        return readings.Keep((text, role.Document?.Source, asker), question with { Match = index.Asked.Match(question.Terms, aim => IsOpen(aim, role.Document, asker)) });
    }

    /// <summary>What the role's front matter and the texts say to one question.</summary>
    private Part Look(string text, RoleInQuestion role, Audience asker) =>
        looks.TryGet((text, role.Document?.Source, asker), out var known) ? known : looks.Keep((text, role.Document?.Source, asker), LookUp(text, role, asker));

    private Part LookUp(string text, RoleInQuestion role, Audience asker)
    {
        var question = Read(text, role, asker);
        var stated = facts.Find(question, role.Document, asker);
        if (stated is { Settles: true })
            return new Part(stated, Finding.Nothing(0), null);
        if (question.Match!.Exact() is null && (EmployerMatters.Found(text) || (stated is null && RoleFacts.AsksForPlace(question))))
            return new Part(null, Finding.Nothing(0.2), null);
        var finding = finder.Find(question, role.Context, asker);
        if (stated is not null && finding.Found)
            finding = finding with { Units = Beside(stated, finding.Units, role.Document) };
        var note =
            finding.Found && facts.StatesNoPay(question, role.Document) ? $"The role {role.Document!.Title} itself states no pay."
            : finding.GoesOn ? $"The list goes on under \u201c{finding.Units[0].Section}\u201d."
            : null;
        return new Part(stated, finding, note) { Elsewhere = !finding.Found && finding.Confidence < LeastNear && IsElsewhere(question.Match!) };
    }

    /// <summary>Whether what is asked for there may be told: nobody is answered about another role than that of the conversation.</summary>
    private static bool IsOpen(AskedAim aim, KnowledgeDocument? role, Audience asker) =>
        aim.Kind == AimKind.Fact
            ? role is not null
            : aim.Document is null || ((role is null || aim.Document.Kind == DocumentKind.Guide || ReferenceEquals(aim.Document, role)) && SupportJudge.Allowed(aim.Document, asker));

    private static bool IsElsewhere(AskedMatch match)
    {
        var own = match.Nearest(AimKind.EmployersOwn).Likeness;
        return own < LikeEmployersOwn || match.Nearest(AimKind.Elsewhere).Likeness > own;
    }

    /// <summary>Beside a stated fact one sentence will do: the role's own, else one of a role that states nothing, else a guide's.</summary>
    private static List<KnowledgeUnit> Beside(StatedFact stated, IReadOnlyList<KnowledgeUnit> units, KnowledgeDocument? role)
    {
        var told = stated.Lines.Select(l => l.Document).ToHashSet();
        return
        [
            .. units
                .Where(u => ReferenceEquals(u.Document, role) || !told.Contains(u.Document))
                .OrderBy(u => ReferenceEquals(u.Document, role) ? 0 : u.Document.Kind == DocumentKind.Role ? 1 : 2)
                .Take(1),
        ];
    }

    /// <summary>The questions among several sentences; empty when there is only one sentence anyway.</summary>
    private static List<string> Sentences(string text)
    {
        var sentences = SentenceSplitter.Split(text).ConvertAll(s => s.Of(text));
        if (sentences.Count < 2)
            return [];
        return sentences.FindAll(s => s.TrimEnd('"', ')', ' ').EndsWith('?'));
    }

    private RoleInQuestion RoleOf(string? roleId, string text)
    {
        // A role named in full is meant, whichever conversation this is.
        var document = knowledge.Documents
            .Where(d => d.Kind == DocumentKind.Role && text.Contains(d.Title, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(d => d.Title.Length)
            .FirstOrDefault();
        document ??= knowledge.Documents.FirstOrDefault(d => d.RoleId is not null && string.Equals(d.RoleId, roleId, StringComparison.OrdinalIgnoreCase));
        if (document is null)
            return new RoleInQuestion(null, new SupportJudge.RoleContext(null, []));
        var levels = IndexedUnit.LevelsIn(TermReader.Read(WordReader.Read(document.Level ?? ""), index.Lexicon));
        return new RoleInQuestion(document, new SupportJudge.RoleContext(document.RoleId, levels));
    }

    private Answer Compose(IReadOnlyList<Part> parts, bool partly, DateTimeOffset? at)
    {
        var stated = parts.Select(p => p.Stated).OfType<StatedFact>().Where(f => f.Lines.All(Holds)).ToList();
        var held = parts.SelectMany(p => p.Found.Units).Distinct().Where(Holds).ToList();
        if (held.Count == 0 && stated.Count == 0)
            return Abstention.Because(AbstentionKind.Unsupported);
        List<string> text = [.. stated.Select(f => f.Text)];
        if (held.Count > 0)
            text.Add(AnswerText.Compose(held, parts.Any(p => p.Found.Conflicts.Count > 1), u => onEmployers.Contains((u.Document.Source, u.Start))));
        text.AddRange(parts.Select(p => p.Note).OfType<string>().Distinct(StringComparer.Ordinal));
        if (ageing.Note(stated.SelectMany(f => f.Lines).Concat(held), at) is { } old)
            text.Add(old);
        if (partly)
            text.Add(Abstention.Partly);
        var confidence = parts.Min(p => Math.Max(p.Found.Found ? p.Found.Confidence : 0, p.Stated is null ? 0 : 0.95));
        return new Answer(
            true,
            string.Join(' ', text),
            Math.Round(confidence, 3),
            Mode,
            [.. stated.SelectMany(f => f.Lines).Concat(held).Distinct().Select(u => u.ToCitation())],
            [.. stated.SelectMany(f => f.Conflicts), .. parts.SelectMany(p => p.Found.Conflicts)]);
    }

    /// <summary>The check of <see cref="CitationCheck"/> against the units read at start.</summary>
    private bool Holds(KnowledgeUnit unit) =>
        unit.Quotable
        && quotable.Contains((unit.Document.Source, unit.Start, unit.Text.Length))
        && unit.Document.Text.AsSpan(unit.Start, unit.Text.Length).SequenceEqual(unit.Text);

    /// <summary>What was found for one question.</summary>
    private sealed record Part(StatedFact? Stated, Finding Found, string? Note)
    {
        /// <summary>Whether it is about something that has nothing to do with the job.</summary>
        public bool Elsewhere { get; init; }

        public bool Any => Stated is not null || Found.Found;
    }

    /// <summary>Words that only announce a question.</summary>
    [GeneratedRegex(@"(?i)^[^?:]{0,120}\b(?:ask(?:ing|ed)?|questions?|wonder(?:ing)?|curious|know|this|rest|time|else)\b[^?:]{0,30}:\s+(?=\w[^:]{8,}\?|(?:what|which|how|who|where|when|why|is|are|do|does|can)\s)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LeadIn();

    private sealed record RoleInQuestion(KnowledgeDocument? Document, SupportJudge.RoleContext Context);
}
