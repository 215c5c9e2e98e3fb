namespace RecruitBot.Core.Screening.Standing;

/// <summary>Finds what was said before, word for word, wherever the sentences begin: said ten times, it is said once.</summary>
internal sealed class Repeats
{
    /// <summary>Words in a row that nobody says twice by chance.</summary>
    private const int Length = 6;

    private readonly HashSet<ulong> _said = [];

    /// <summary>Marks the repeated words; the next text is compared with this one too.</summary>
    public void Ignore(AnswerText text)
    {
        for (var i = 0; i + Length <= text.Words.Count; i++)
            if (!_said.Add(CriterionProfile.Run(text.Words, i, Length)))
                text.Ignored.AsSpan(i, Length).Fill(true);
    }
}
