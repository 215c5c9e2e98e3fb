using RecruitBot.Core.Knowledge.Asked;
using RecruitBot.Core.Language;

namespace RecruitBot.Core.Knowledge;

/// <summary>How well a unit supports an answer.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Coverage">Share of the question, by weight, that unit, headings and title cover; 0 to 1.</param>
/// <param name="Rank">Coverage with what breaks ties: focus of the heading, BM25, the role.</param>
/// <param name="OwnSection">Whether it stands in the section of the conversation's role that is all about what is asked.</param>
/// <param name="Asked">How near the question comes to what it says and to the ways of asking for it; 0 to 1.</param>
/// <param name="Tallied">What the words alone say.</param>
internal readonly record struct Support(IndexedUnit Unit, double Coverage, double Rank, bool OwnSection, double Asked, Tallied Tallied);

/// <summary>Judges for a question which units support an answer.</summary>
internal sealed class SupportJudge(UnitIndex index)
{
    private const double FocusWeight = 0.14;
    private const double RankingWeight = 0.12;
    private const double OwnSection = 0.2;
    private const double OwnRole = 0.05;
    private const double OtherRole = -0.35;
    private const double NoRole = -0.1;
    private const double UnknownCommon = 0.12;
    private const double KnownCommon = 0.4;
    private const double OtherLevelToo = 0.12;
    private const double LeastSaid = 0.25;
    private const double UnknownSubject = 0.5;
    private const double MostMissed = 0.4;
    private const double ListBonus = 0.1;
    private const double SourceCover = 0.75;
    private const double WithoutFigure = 0.15;

    /// <summary>From this likeness to a known way of asking on, missing words are made up for.</summary>
    private const double AskedFrom = 0.35;
    private const double AskedRank = 1;
    private const double FullMass = 4;

    /// <summary>The units that nothing rules out, best first; empty when the question names something that no source knows.</summary>
    public List<Support> Judge(ReadQuestion question, RoleContext role, Audience asker)
    {
        if (index.Units.Count == 0 || question.Slots.Count == 0 || Weigh(question) is not { Total: > 0 } tally)
            return [];
        var ranking = Ranking(question);
        var asked = question.Match?.OfUnits(index.Units.Count);
        var found = new List<Support>();
        foreach (var unit in index.Units)
        {
            var i = unit.Order;
            if (tally.Excluded[i] || (asked is null && !SaysEnough(question, tally, i)) || !Allowed(unit, asker) || unit.Unit.Document.Written?.HoldsFor(role.RoleId) == false || !AnswerFit.Fits(question, unit, role))
                continue;
            var said = tally.Sum[i] / tally.Total;
            var near = asked?[i] ?? 0;
            var coverage = said + (1 - said) * Math.Max(0, near - AskedFrom) / (1 - AskedFrom);
            var ownSection = role.IsOwn(unit) && IsHeadedBy(question, unit);
            var rank = said + AskedRank * near + (ownSection ? OwnSection : 0) + RankingWeight * ranking[i] + role.Preference(unit) + Form(question, unit);
            found.Add(new Support(unit, coverage, rank, ownSection, near, tally.Of(i)));
        }
        found.Sort((a, b) => a.Rank != b.Rank ? b.Rank.CompareTo(a.Rank) : a.Unit.Order.CompareTo(b.Unit.Order));
        return found;
    }

    /// <summary>What speaks for and against a unit as the answer to a question.</summary>
    public Evidence EvidenceFor(ReadQuestion question, Support support)
    {
        var said = support.Tallied;
        var evidence = new Evidence(
            Said: said.Said,
            Asked: support.Asked,
            Missed: said.Missed,
            Mass: Math.Min(1, said.Sum / (FullMass * index.MaxIdf)),
            Strange: said.Strange,
            Lead: 0,
            Share: 0,
            EmployersOwn: 0,
            Elsewhere: 0,
            Itself: said.Itself,
            Trade: said.Trade,
            Subject: said.Subject,
            Words: said.Words,
            OwnWord: support.Unit.Unit.Attribution is null ? 1 : 0,
            Figure: question.Wants == Wants.Any ? 0 : 1);
        return question.Match is not { } match
            ? evidence
            : evidence with
            {
                Lead = support.Asked - match.NearestBut(support.Unit.Order),
                Share = match.ShareOf(support.Unit.Order),
                EmployersOwn = match.Nearest(AimKind.EmployersOwn).Likeness - support.Asked,
                Elsewhere = match.Nearest(AimKind.Elsewhere).Likeness - support.Asked,
            };
    }

    /// <summary>How much of the question each unit covers; null when an unknown subject settles the matter.</summary>
    private Tally? Weigh(ReadQuestion question)
    {
        var count = index.Units.Count;
        var tally = new Tally(count);
        var cover = new float[count];
        var own = new float[count];
        // A source that is named narrows the search; what is asked about it must be found apart from that.
        var aboutMore = question.Slots.Any(s => !IsSource(s) && s.Class is (WordClass.Content or WordClass.Common));
        foreach (var slot in question.Slots)
        {
            Array.Clear(cover);
            Array.Clear(own);
            var strong = CoverOf(slot, cover, own);
            var known = Array.Exists(cover, c => c > 0);
            var weight = WeightOf(slot, strong, known);
            if (weight < 0)
            {
                // Beside known ways of asking a strange word need not be what is asked about, but a strange name is.
                if (question.Match is null || slot.Name || IsUnstated(slot))
                    return null;
                weight = UnknownSubject * index.MaxIdf;
            }
            var source = IsSource(slot);
            if (aboutMore && source)
                weight = 0;
            var required = source || (slot.Name && strong < count / 20) || (slot.Number is { } n && QuestionNumbers.IsCalendarYear(n));
            tally.Add(slot, weight, known, cover, own, isTrade: slot.Number is null && IsTrade(slot), required ? source ? SourceCover : Tally.RequiredCover : 0);
        }
        return tally;
    }

    /// <summary>Whether enough is covered to be an answer without any known way of asking.</summary>
    private bool SaysEnough(ReadQuestion question, Tally tally, int unit) =>
        tally.Missed[unit] <= MostMissed * tally.Total
        && (tally.Sum[unit] >= LeastSaid * index.MaxIdf || question.Wants.HasFlag(Wants.Version) || question.Wants.HasFlag(Wants.Years));

    /// <summary>What breaks ties: the heading, figures, levels, lists.</summary>
    private double Form(ReadQuestion question, IndexedUnit unit)
    {
        var levels = question.Levels.ToList();
        return FocusWeight * Focus(question, unit)
            - (LacksFigure(question, unit) ? WithoutFigure : 0)
            - (levels.Count == 1 && !unit.Levels.IsSubsetOf(levels) ? OtherLevelToo : 0)
            + (question.Plural ? ListBonus * unit.Enumeration + (unit.InstancesOf.Overlaps(question.Stems) ? ListBonus : 0) : 0);
    }

    /// <summary>Whether a word stands for something that the vocabulary or the sources' names know.</summary>
    private static bool IsTrade(Slot slot) =>
        slot.Alternatives.Any(a => a.Terms is [['@', ..] term] && !Vocabulary.Instance.Weak.Contains(term[1..]) && !term.StartsWith("@unstated:", StringComparison.Ordinal));

    private static bool IsUnstated(Slot slot) => slot.Alternatives.Any(a => a.Terms[0].StartsWith("@unstated:", StringComparison.Ordinal));

    private static bool IsSource(Slot slot) => slot.Alternatives.Any(a => a.Terms[0].StartsWith("@source:", StringComparison.Ordinal));

    /// <summary>How well a known gap matches: coverage of the question, and of the gap by the question; both 0 to 1.</summary>
    /// <param name="ofRole">Whether the gap is of the conversation's role, whose name may go unsaid.</param>
    public (double Coverage, double Reverse) Match(ReadQuestion question, IndexedGap gap, bool ofRole)
    {
        var title = ofRole ? WordReader.Read(gap.Document.Title).Select(t => t.Stem).ToHashSet(StringComparer.Ordinal) : [];
        var covered = 0.0;
        var total = 0.0;
        var hit = new HashSet<string>(StringComparer.Ordinal);
        var cover = new float[index.Units.Count];
        var own = new float[index.Units.Count];
        foreach (var slot in question.Slots)
        {
            Array.Clear(cover);
            var strong = CoverOf(slot, cover, own);
            var held = slot.Number is { } number
                ? gap.Question.Contains(number.Text, StringComparison.Ordinal) ? 1 : 0
                : slot.Alternatives.Where(a => a.Terms.All(gap.Terms.Contains)).Select(a => a.Strength).DefaultIfEmpty(0).Max();
            var weight = Math.Max(0, WeightOf(slot, strong, known: true));
            total += weight;
            covered += weight * held;
            foreach (var alternative in slot.Alternatives)
                hit.UnionWith(alternative.Terms);
            if (slot.Number is not null)
                hit.Add(slot.Word);
        }
        var gapTotal = 0.0;
        var gapHit = 0.0;
        foreach (var token in gap.Tokens)
        {
            if (title.Contains(token.Stem))
                continue;
            var weight = index.Idf(index.FrequencyOf(token.Stem));
            gapTotal += weight;
            if (hit.Contains(token.Stem) || index.Lexicon.At([token], 0, question: true).Any(m => hit.Contains("@" + m.Concept)))
                gapHit += weight;
        }
        return (total > 0 ? covered / total : 0, gapTotal > 0 ? gapHit / gapTotal : 0);
    }

    /// <summary>Whether the text itself, not only its heading, speaks about what weighs most in the question.</summary>
    public bool SaysItself(ReadQuestion question, IndexedUnit unit)
    {
        Slot? heaviest = null;
        var most = 0.0;
        foreach (var slot in question.Slots)
        {
            if (slot.Number is not null || slot.Level is not null || slot.Class is WordClass.Light or WordClass.Function)
                continue;
            var weight = slot.Factor * slot.Alternatives.Select(a => index.FrequencyOf(a.Terms[0])).Where(f => f > 0).Select(index.Idf).DefaultIfEmpty(0).Min();
            if (weight > most)
                (heaviest, most) = (slot, weight);
        }
        return heaviest is null || heaviest.Alternatives.Any(a => a.Terms.All(unit.Own.Contains));
    }

    /// <summary>A sentence that a source names no figure is an answer, but any figure is a better one.</summary>
    private static bool LacksFigure(ReadQuestion question, IndexedUnit unit) =>
        (question.Wants.HasFlag(Wants.Money) && !unit.HasMoney) || (question.Wants.HasFlag(Wants.Years) && !unit.Quantities.Exists(q => q.Unit == "year"));

    private static bool Allowed(IndexedUnit unit, Audience asker) => Allowed(unit.Unit.Document, asker);

    /// <summary>Whether the asker may be told what a document says.</summary>
    public static bool Allowed(KnowledgeDocument document, Audience asker) => asker == Audience.Recruiter || document.Audience != Audience.Recruiter;

    private int CoverOf(Slot slot, float[] cover, float[] own)
    {
        var strong = 0;
        if (slot.Number is { } number)
        {
            foreach (var unit in index.Units)
                if (QuestionNumbers.Covered(number, unit))
                {
                    cover[unit.Order] = own[unit.Order] = 1;
                    strong++;
                }
            return strong;
        }
        foreach (var alternative in slot.Alternatives)
        {
            if (alternative.Terms.Length == 1)
                foreach (var place in index.PlacesOf(alternative.Terms[0]))
                {
                    cover[place.Unit] = Math.Max(cover[place.Unit], place.Cover * (float)alternative.Strength);
                    if (place.Cover >= UnitIndex.OuterCover)
                        own[place.Unit] = Math.Max(own[place.Unit], (float)alternative.Strength);
                }
            else
                foreach (var place in index.PlacesOf(alternative.Terms[0]))
                {
                    var least = alternative.Terms.Min(t => index.PlacesOf(t).Where(p => p.Unit == place.Unit).Select(p => p.Cover).DefaultIfEmpty(0).Max());
                    cover[place.Unit] = Math.Max(cover[place.Unit], least * (float)alternative.Strength);
                    if (least >= UnitIndex.OuterCover)
                        own[place.Unit] = Math.Max(own[place.Unit], (float)alternative.Strength);
                }
        }
        foreach (var c in cover)
            if (c > 0.75f)
                strong++;
        return strong;
    }

    /// <summary>Weight of a slot; negative when an unknown subject settles the matter.</summary>
    private double WeightOf(Slot slot, int strong, bool known)
    {
        if (slot.Number is not null)
            return index.MaxIdf * 0.6;
        if (!known)
            return slot.Class switch
            {
                WordClass.Light or WordClass.Function => 0,
                WordClass.Common => slot.Factor < 1 ? 0 : UnknownCommon * index.MaxIdf,
                _ => slot.Soft ? UnknownCommon * index.MaxIdf : slot.Name || Vocabulary.Instance.IsSubject(slot.Word) ? -1 : UnknownSubject * index.MaxIdf,
            };
        var idf = index.Idf(strong);
        return slot.Factor * slot.Class switch
        {
            WordClass.Light => 0.25 * Math.Min(idf, KnownCommon * index.MaxIdf),
            WordClass.Common => Math.Min(idf, KnownCommon * index.MaxIdf),
            _ => idf,
        };
    }

    /// <summary>Whether the heading names every subject of the question: "which tools" under "Skills and tools".</summary>
    private static bool IsHeadedBy(ReadQuestion question, IndexedUnit unit)
    {
        var subjects = question.Slots.Where(s => s.Factor > 0.2 && s.Level is null && s.Class is WordClass.Content or WordClass.Common).ToList();
        return subjects.Count > 0 && subjects.TrueForAll(s => s.Alternatives.Any(a => a.Terms.All(unit.Heading.Contains)));
    }

    private double[] Ranking(ReadQuestion question)
    {
        var scores = new double[index.Units.Count];
        foreach (var slot in question.Slots)
        {
            foreach (var alternative in slot.Alternatives)
                foreach (var term in alternative.Terms)
                    index.Ranking.Accumulate(index.RankedTerms.Find(term), slot.Factor * alternative.Strength / alternative.Terms.Length, scores);
        }
        var most = scores.Max();
        if (most > 0)
            for (var i = 0; i < scores.Length; i++)
                scores[i] /= most;
        return scores;
    }

    /// <summary>Share of the innermost heading that the question names: "Senior pay" is all about it, "About the sources" is not.</summary>
    private double Focus(ReadQuestion question, IndexedUnit unit)
    {
        var total = 0.0;
        var hit = 0.0;
        foreach (var token in unit.HeadingTokens)
        {
            if (Vocabulary.Instance.ClassOf(token) is WordClass.Function or WordClass.Light)
                continue;
            var weight = index.Idf(index.FrequencyOf(token.Stem));
            total += weight;
            if (question.Stems.Contains(token.Stem) || index.Lexicon.At([token], 0, question: true).Any(m => question.About(m.Concept)))
                hit += weight;
        }
        return total > 0 ? hit / total : 0;
    }

    /// <summary>Preferences of a conversation's role.</summary>
    internal sealed class RoleContext(string? roleId, HashSet<string> levels)
    {
        public string? RoleId => roleId;

        public IReadOnlySet<string> Levels => levels;

        public bool IsSame(RoleContext other) => string.Equals(roleId, other.RoleId, StringComparison.Ordinal) && levels.SetEquals(other.Levels);

        public bool IsOwn(IndexedUnit unit) => roleId is not null && string.Equals(unit.Unit.Document.RoleId, roleId, StringComparison.OrdinalIgnoreCase);

        public double Preference(IndexedUnit unit)
        {
            var document = unit.Unit.Document;
            var level = levels.Count == 1 && unit.Levels.Count > 0 ? unit.Levels.Overlaps(levels) ? 0.04 : -0.12 : 0;
            if (document.Kind == DocumentKind.Guide)
                return level;
            if (roleId is null)
                return NoRole;
            return level + (IsOwn(unit) ? OwnRole : OtherRole);
        }
    }
}
