namespace RecruitBot.Core.Knowledge;

public sealed partial class OfflineAnswerer : IPassages
{
    private const double ChosenConfidence = 0.7;

    /// <inheritdoc/>
    public bool MayBeAnswered(Question question)
    {
        var text = QuestionText.Clean(question.Text);
        if (!text.Any(char.IsLetterOrDigit) || OffLimits.Found(text) || Errands.Found(text) || EmployerMatters.Found(text) || comparison.Read(text, reader, question.Asker) is not null)
            return false;
        var role = RoleOf(question.RoleId, text);
        return facts.Find(Read(text, role, question.Asker), role.Document, question.Asker) is null;
    }

    /// <inheritdoc/>
    public IReadOnlyList<KnowledgeUnit> PassagesFor(Question question, double least, int most) =>
        [.. Evidence(question).Where(e => e.Unit.Unit.Quotable && Confidence.Of(e.Evidence) >= least).Take(most).Select(e => e.Unit.Unit)];

    /// <inheritdoc/>
    public IReadOnlyList<KnowledgeUnit> PassagesOf(string roleId, Audience asker, int most) =>
        [
            .. index
                .Units.Select(u => u.Unit)
                .Where(u => u.Quotable && string.Equals(u.Document.RoleId, roleId, StringComparison.OrdinalIgnoreCase) && SupportJudge.Allowed(u.Document, asker))
                .Take(most),
        ];

    /// <inheritdoc/>
    public Answer? Compose(Question question, IReadOnlyList<ChosenPassage> chosen)
    {
        var held = chosen.Where(c => Holds(c.Unit) && SupportJudge.Allowed(c.Unit.Document, question.Asker)).DistinctBy(c => c.Unit).ToList();
        if (held.Count == 0)
            return null;
        var units = held.ConvertAll(c => c.Unit);
        var text = AnswerText.Compose(units, differ: false, u => onEmployers.Contains((u.Document.Source, u.Start)), u => held.Find(c => ReferenceEquals(c.Unit, u))?.Phrased);
        if (ageing.Note(units, question.At) is { } old)
            text += " " + old;
        return new Answer(true, text, ChosenConfidence, "model", [.. units.Select(u => u.ToCitation())], []);
    }
}
