namespace RecruitBot.Core.Knowledge.Asked;

/// <summary>What ways of asking stand for: units of the index, a fact of a role's front matter, or what no source can know.</summary>
/// <param name="Kind">Which of these.</param>
/// <param name="Document">The document of the units; null when it is not about one document.</param>
/// <param name="Units">Positions of the units; empty unless they are the aim.</param>
/// <param name="Fact">Name of the fact; empty unless that is the aim.</param>
internal sealed record AskedAim(AimKind Kind, KnowledgeDocument? Document, IReadOnlyList<int> Units, string Fact = "");

/// <summary>Kinds of aims.</summary>
internal enum AimKind
{
    /// <summary>Text of a source.</summary>
    Text,

    /// <summary>A line of a role's front matter.</summary>
    Fact,

    /// <summary>What a source announced and lost.</summary>
    Lost,

    /// <summary>What only the employer could say: general guidance never does.</summary>
    EmployersOwn,

    /// <summary>Talk about other things.</summary>
    Elsewhere,
}

/// <summary>
/// All ways of asking, for finding the nearest ones to a question: cosine over rarity-weighted features, where rarity counts aims and not lines.
/// A word that no way of asking has counts in the question's length, so that strange words lower every likeness.
/// </summary>
internal sealed class AskedIndex
{
    private const double UnknownPair = 0;
    internal static double SecondLine = 0.12;
    private const int Voters = 12;

    private readonly List<AskedAim> aims = [];
    private readonly List<int> aimOf = [];
    private readonly Dictionary<string, List<(int Line, float Weight)>> postings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> rarity = new(StringComparer.Ordinal);
    private readonly double most;
    private readonly Dictionary<string, List<(int Aim, float Cover)>> unions = new(StringComparer.Ordinal);
    internal static double BothCover = 1, AskedCover = 1, Saturation = 0.3, Power = 2, SectionCover = 0.001;
    internal static double Union = 0.8;
    internal static double TextCover = 0.8;

    public AskedIndex(IReadOnlyList<(AskedAim Aim, IReadOnlyList<List<AskedTerm>> Lines)> asked, Func<AskedAim, IEnumerable<string>>? text = null, Func<AskedAim, int>? sectionOf = null)
    {
        var spread = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (_, lines) in asked)
            foreach (var name in lines.SelectMany(l => l).Select(t => t.Name).Distinct(StringComparer.Ordinal))
                spread[name] = spread.GetValueOrDefault(name) + 1;
        foreach (var (name, count) in spread)
            rarity[name] = Rarity(asked.Count, count);
        most = Rarity(asked.Count, 1);
        var sections = asked.Where(a => a.Aim.Units.Count > 0 && sectionOf is not null).GroupBy(a => sectionOf!(a.Aim)).ToDictionary(g => g.Key, g => g.SelectMany(a => a.Lines).SelectMany(l => l).Select(t => t.Name).ToHashSet());
        foreach (var (aim, lines) in asked)
        {
            aims.Add(aim);
            foreach (var line in lines)
                Add(line, aims.Count - 1);
            var covers = new Dictionary<string, float>(StringComparer.Ordinal);
            if (sectionOf is not null && aim.Units.Count > 0)
                foreach (var name in sections[sectionOf(aim)])
                    covers[name] = (float)SectionCover;
            foreach (var name in text?.Invoke(aim) ?? [])
                covers[name] = (float)TextCover;
            foreach (var group in lines.SelectMany(l => l).GroupBy(t => t.Name))
                covers[group.Key] = (float)(covers.GetValueOrDefault(group.Key) >= TextCover ? BothCover : AskedCover * group.Count() / (group.Count() + Saturation));
            foreach (var (name, cover) in covers)
            {
                if (!unions.TryGetValue(name, out var list))
                    unions[name] = list = [];
                list.Add((aims.Count - 1, cover));
            }
        }
    }

    /// <summary>The aims.</summary>
    public IReadOnlyList<AskedAim> Aims => aims;

    /// <summary>How near a question comes to each aim.</summary>
    /// <param name="question">Its features.</param>
    /// <param name="allowed">Whether an aim may be answered here: the role of the conversation, who asks.</param>
    public AskedMatch Match(IReadOnlyList<AskedTerm> question, Func<AskedAim, bool> allowed)
    {
        var likeness = new double[aims.Count];
        if (question.Count == 0 || aimOf.Count == 0)
            return new AskedMatch(this, likeness, 0);
        var scores = new float[aimOf.Count];
        var length = 0.0;
        var whole = 0.0;
        var union = new double[aims.Count];
        foreach (var term in question)
        {
            var known = rarity.TryGetValue(term.Name, out var rare);
            var weight = term.Weight * (known ? rare : term.Word ? most : UnknownPair);
            length += weight * weight;
            whole += Math.Pow(weight, Power);
            if (unions.TryGetValue(term.Name, out var within))
                foreach (var (aim, cover) in within)
                    union[aim] += Math.Pow(weight, Power) * cover;
            if (known)
                foreach (var (line, w) in postings[term.Name])
                    scores[line] += (float)(weight * w);
        }
        for (var i = 0; i < union.Length; i++)
            union[i] = whole > 0 ? union[i] / whole : 0;
        length = Math.Sqrt(length);
        if (length <= 0)
            return new AskedMatch(this, likeness, 0);
        var second = new double[aims.Count];
        var nearest = new PriorityQueue<int, float>();
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] <= 0 || !allowed(aims[aimOf[i]]))
                continue;
            var score = scores[i] / length;
            var aim = aimOf[i];
            if (score > likeness[aim])
                (likeness[aim], second[aim]) = (score, likeness[aim]);
            else if (score > second[aim])
                second[aim] = score;
            if (nearest.Count < Voters)
                nearest.Enqueue(i, (float)score);
            else if (nearest.TryPeek(out _, out var least) && score > least)
                nearest.DequeueEnqueue(i, (float)score);
        }
        var votes = new double[aims.Count];
        var all = 0.0;
        while (nearest.TryDequeue(out var line, out var score))
        {
            votes[aimOf[line]] += score;
            all += score;
        }
        for (var i = 0; i < likeness.Length; i++)
            likeness[i] = allowed(aims[i]) ? (1 - Union) * Math.Min(1, likeness[i] + SecondLine * second[i] * (1 - likeness[i])) + Union * union[i] : 0;
        return new AskedMatch(this, likeness, all) { Votes = votes };
    }

    private static double Rarity(int aims, int count) => Math.Log(1 + (aims - count + 0.5) / (count + 0.5));

    private void Add(List<AskedTerm> line, int aim)
    {
        var length = Math.Sqrt(line.Sum(t => t.Weight * rarity[t.Name] * t.Weight * rarity[t.Name]));
        if (length <= 0)
            return;
        foreach (var term in line)
        {
            if (!postings.TryGetValue(term.Name, out var list))
                postings[term.Name] = list = [];
            list.Add((aimOf.Count, (float)(term.Weight * rarity[term.Name] / length)));
        }
        aimOf.Add(aim);
    }
}

/// <summary>How near a question comes to each aim, 0 to 1.</summary>
internal sealed class AskedMatch(AskedIndex index, double[] likeness, double votes)
{
    /// <summary>For each aim, the likeness of its nearest ways of asking.</summary>
    public IReadOnlyList<double> Likeness => likeness;

    /// <summary>For each aim, the likeness that it has among the nearest ways of asking.</summary>
    public double[] Votes { get; init; } = [];

    /// <summary>Share of an aim among the nearest ways of asking.</summary>
    public double ShareOf(int aim) => votes > 0 ? Votes[aim] / votes : 0;

    /// <summary>For each of so many units, how near the question comes to the ways of asking for it.</summary>
    public double[] OfUnits(int count)
    {
        var units = new double[count];
        for (var i = 0; i < likeness.Length; i++)
            if (likeness[i] > 0)
                foreach (var unit in index.Aims[i].Units)
                    units[unit] = Math.Max(units[unit], likeness[i]);
        return units;
    }

    /// <summary>Share that a unit's ways of asking have among the nearest ones.</summary>
    public double ShareOfUnit(int unit)
    {
        var sum = 0.0;
        for (var i = 0; i < likeness.Length; i++)
            if (likeness[i] > 0 && index.Aims[i].Units.Contains(unit))
                sum += ShareOf(i);
        return sum;
    }

    /// <summary>How near the question comes to any text but a unit.</summary>
    public double NearestBut(int unit)
    {
        var best = 0.0;
        for (var i = 0; i < likeness.Length; i++)
            if (likeness[i] > best && index.Aims[i].Kind == AimKind.Text && !index.Aims[i].Units.Contains(unit))
                best = likeness[i];
        return best;
    }

    /// <summary>The nearest aim of a kind, and how near it is; -1 when nothing is like it.</summary>
    public (int Aim, double Likeness) Nearest(AimKind kind)
    {
        var best = -1;
        for (var i = 0; i < likeness.Length; i++)
            if (index.Aims[i].Kind == kind && likeness[i] > 0 && (best < 0 || likeness[i] > likeness[best]))
                best = i;
        return (best, best < 0 ? 0 : likeness[best]);
    }
}
