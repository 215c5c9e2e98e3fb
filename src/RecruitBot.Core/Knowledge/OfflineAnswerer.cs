using RecruitBot.Core.Language;

namespace RecruitBot.Core.Knowledge;

/// <summary>
/// Answers from the knowledge base without a model: picks the one or two units that support an answer and quotes them, or abstains. Pure and
/// deterministic; safe for use from several threads.
/// </summary>
public sealed class OfflineAnswerer : IAnswerer
{
    private const string Mode = "offline";

    private readonly KnowledgeBase knowledge;
    private readonly UnitIndex index;
    private readonly QuestionReader reader;
    private readonly FactFinder finder;
    private readonly HashSet<(string Source, int Start, int Length)> quotable;

    /// <summary>Prepares the index over a knowledge base.</summary>
    public OfflineAnswerer(KnowledgeBase knowledge)
    {
        this.knowledge = knowledge;
        index = new UnitIndex(knowledge);
        reader = new QuestionReader(index);
        finder = new FactFinder(index);
        quotable = [.. index.Units.Select(u => (u.Unit.Document.Source, u.Unit.Start, u.Unit.Text.Length))];
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
        var text = QuestionText.Clean(question.Text);
        if (!text.Any(char.IsLetterOrDigit) || OffLimits.Found(text))
            return Abstention.Because(0);
        var role = RoleOf(question.RoleId, text);
        var whole = finder.Find(reader.Read(text), role, question.Asker);
        if (whole.Found)
            return Compose(whole.Units, whole.Conflicts, whole.Confidence, partly: false);
        var asked = Sentences(text);
        if (asked.Count == 0)
            return Abstention.Because(whole.Confidence);
        var parts = asked.ConvertAll(s => finder.Find(reader.Read(s), role, question.Asker));
        var found = parts.FindAll(p => p.Found);
        if (found.Count == 0)
            return Abstention.Because(Math.Max(whole.Confidence, parts.Max(p => p.Confidence)));
        return Compose(
            [.. found.SelectMany(p => p.Units).Distinct()],
            [.. found.SelectMany(p => p.Conflicts)],
            found.Min(p => p.Confidence),
            found.Count < parts.Count);
    }

    /// <summary>The questions among several sentences; empty when there is only one sentence anyway.</summary>
    private static List<string> Sentences(string text)
    {
        var sentences = SentenceSplitter.Split(text).ConvertAll(s => s.Of(text));
        if (sentences.Count < 2)
            return [];
        return sentences.FindAll(s => s.TrimEnd('"', ')', ' ').EndsWith('?'));
    }

    private SupportJudge.RoleContext RoleOf(string? roleId, string text)
    {
        // A role named in full is meant, whichever conversation this is.
        var document = knowledge.Documents
            .Where(d => d.Kind == DocumentKind.Role && text.Contains(d.Title, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(d => d.Title.Length)
            .FirstOrDefault();
        document ??= knowledge.Documents.FirstOrDefault(d => d.RoleId is not null && string.Equals(d.RoleId, roleId, StringComparison.OrdinalIgnoreCase));
        if (document is null)
            return new SupportJudge.RoleContext(null, []);
        return new SupportJudge.RoleContext(document.RoleId, IndexedUnit.LevelsIn(TermReader.Read(Tokenizer.Tokenize(document.Level ?? ""), index.Lexicon)));
    }

    private Answer Compose(IReadOnlyList<KnowledgeUnit> units, IReadOnlyList<ConflictingValue> conflicts, double confidence, bool partly)
    {
        var held = units.Where(u => Holds(u)).ToList();
        if (held.Count == 0)
            return Abstention.Because(0);
        var text = AnswerText.Compose(held, conflicts.Count > 1);
        if (partly)
            text += " " + Abstention.Partly;
        return new Answer(true, text, Math.Round(confidence, 3), Mode, [.. held.Select(u => u.ToCitation())], conflicts);
    }

    /// <summary>The check of <see cref="CitationCheck"/> against the units read at start.</summary>
    private bool Holds(KnowledgeUnit unit) =>
        unit.Quotable
        && quotable.Contains((unit.Document.Source, unit.Start, unit.Text.Length))
        && unit.Document.Text.AsSpan(unit.Start, unit.Text.Length).SequenceEqual(unit.Text);
}
