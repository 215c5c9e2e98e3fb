namespace RecruitBot.Core.Screening.WorkSamples;

/// <summary>
/// Places a work sample by what its own anchors name (see <see cref="WorkRubric"/>) and the sample shows (see <see cref="ShownElements"/>):
/// <list type="table">
/// <item><term>1</term><description>it is about the task, and shows nothing of what the anchors name</description></item>
/// <item><term>2</term><description>something, but less than half of what the anchors up to 3 name (a cue that no anchor names may stand for one)</description></item>
/// <item><term>3</term><description>half of it</description></item>
/// <item><term>4</term><description>besides, a third of what only the anchors above 3 name</description></item>
/// <item><term>5</term><description>three fifths of that, and two things at least</description></item>
/// </list>
/// Nothing of the code is run, compiled or fetched, and its style is not rated.
/// </summary>
internal static class WorkSampleRater
{
    private const int MostQuotes = 3;

    // Words of the subject beside those of the question: fewer are another subject.
    private const double OnSubject = 1.5;

    /// <summary>The level with the lines and words it rests on, or that there is nothing to place.</summary>
    public static Rating Rate(CriterionProfile profile, WorkRubric rubric, IReadOnlyList<string> answers)
    {
        var found = ShownElements.Find(profile, rubric, answers);
        if (found.All.Count == 0 && ((found.SaysDontKnow && found.Code.Count == 0) || (found.Code.Count < 2 && found.Subject < OnSubject)))
            return Rating.Insufficient(WorkSampleWording.Insufficient(found, profile.Criterion, answers));
        var level = LevelOf(rubric, found);
        var evidence = found.All.Where(s => rubric.Better.Contains(s.Element)).Concat(found.All).Select(s => s.Evidence).Concat(found.Code).Concat(found.Words);
        return new Rating(level, RatingStatus.Scored, [.. evidence.Distinct().Take(level == 1 ? 1 : MostQuotes)], WorkSampleWording.Scored(level, rubric, found, profile.Criterion));
    }

    private static int LevelOf(WorkRubric rubric, ShownElements found)
    {
        int Count(List<Element> of) => found.All.Count(s => of.Contains(s.Element));
        var (needed, better) = (Count(rubric.Needed), Count(rubric.Better));
        var all = Math.Max(rubric.Needed.Count, 1);
        needed = Math.Min(needed + Count(rubric.Other), all);
        if (needed + better == 0)
            return 1;
        if (needed * 2 < all)
            return 2;
        return better * 5 >= rubric.Better.Count * 3 && better >= Math.Min(2, rubric.Better.Count) && better > 0 ? 5 : better * 3 >= rubric.Better.Count && better > 0 ? 4 : 3;
    }
}
