namespace RecruitBot.Core.Knowledge.Asked;

/// <summary>
/// All ways of asking, for finding what a question asks for. How near a question comes to an aim is made of two parts: the share of its features
/// that the aim's ways of asking and text have between them, and the cosine with the nearest single way of asking. Features count by rarity,
/// which counts aims and not lines; a word that is nowhere counts in the question, so that strange words lower every likeness.
/// </summary>
internal sealed class AskedIndex
{
    /// <summary>Weight of what all ways of asking for an aim have between them, against the nearest single one.</summary>
    private const double Together = 0.8;

    /// <summary>How well a feature is held that only the text has; only so many ways of asking have (n / (n + this)); both have.</summary>
    private const float ByText = 0.8f;
    private const double ByFew = 0.3;
    private const float ByBoth = 1;

    private const double SecondLine = 0.12;
    private const int Voters = 12;

    private readonly List<int> aimOf = [];
    private readonly Dictionary<string, List<(int Line, float Weight)>> lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(int Aim, float Held)>> held = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> rarity = new(StringComparer.Ordinal);
    private readonly double most;

    /// <param name="asked">Each aim with the features of its ways of asking.</param>
    /// <param name="text">The features of an aim's own text.</param>
    public AskedIndex(IReadOnlyList<(AskedAim Aim, IReadOnlyList<List<AskedTerm>> Lines)> asked, Func<AskedAim, IEnumerable<string>> text)
    {
        Aims = [.. asked.Select(a => a.Aim)];
        var spread = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (_, ways) in asked)
            foreach (var name in ways.SelectMany(l => l).Select(t => t.Name).Distinct(StringComparer.Ordinal))
                spread[name] = spread.GetValueOrDefault(name) + 1;
        foreach (var (name, count) in spread)
            rarity[name] = Rarity(asked.Count, count);
        most = Rarity(asked.Count, 1);
        for (var aim = 0; aim < asked.Count; aim++)
        {
            foreach (var line in asked[aim].Lines)
                AddLine(line, aim);
            Hold(aim, asked[aim].Lines, text(asked[aim].Aim));
        }
    }

    /// <summary>The aims.</summary>
    public IReadOnlyList<AskedAim> Aims { get; }

    /// <summary>How near a question comes to each aim.</summary>
    /// <param name="question">Its features.</param>
    /// <param name="allowed">Whether an aim may be answered here: the role of the conversation, who asks.</param>
    public AskedMatch Match(IReadOnlyList<AskedTerm> question, Func<AskedAim, bool> allowed)
    {
        var scores = new float[aimOf.Count];
        var together = new double[Aims.Count];
        var whole = 0.0;
        foreach (var term in question)
        {
            var known = rarity.TryGetValue(term.Name, out var rare);
            var weight = term.Weight * (known ? rare : term.Word ? most : 0);
            whole += weight * weight;
            if (held.TryGetValue(term.Name, out var holding))
                foreach (var (aim, share) in holding)
                    together[aim] += weight * weight * share;
            if (lines.TryGetValue(term.Name, out var postings))
                foreach (var (line, w) in postings)
                    scores[line] += (float)(weight * w);
        }
        var likeness = new double[Aims.Count];
        if (whole <= 0)
            return new AskedMatch(this, likeness, likeness, likeness, 0);
        var open = new bool[Aims.Count];
        for (var i = 0; i < open.Length; i++)
            open[i] = allowed(Aims[i]);
        var (best, votes, all) = Nearest(scores, Math.Sqrt(whole), open);
        for (var i = 0; i < likeness.Length; i++)
            likeness[i] = open[i] ? (1 - Together) * best[i] + Together * together[i] / whole : 0;
        return new AskedMatch(this, likeness, best, votes, all);
    }

    private static double Rarity(int aims, int count) => Math.Log(1 + (aims - count + 0.5) / (count + 0.5));

    /// <summary>For each aim its nearest way of asking, a little nearer when a second one is near too, and its part of the nearest of all.</summary>
    private (double[] Best, double[] Votes, double All) Nearest(float[] scores, double length, bool[] open)
    {
        var best = new double[Aims.Count];
        var second = new double[Aims.Count];
        var nearest = new PriorityQueue<int, double>();
        for (var i = 0; i < scores.Length; i++)
        {
            var aim = aimOf[i];
            if (scores[i] <= 0 || !open[aim])
                continue;
            var score = scores[i] / length;
            if (score > best[aim])
                (best[aim], second[aim]) = (score, best[aim]);
            else
                second[aim] = Math.Max(second[aim], score);
            if (nearest.Count < Voters)
                nearest.Enqueue(i, score);
            else if (nearest.TryPeek(out _, out var least) && score > least)
                nearest.DequeueEnqueue(i, score);
        }
        var votes = new double[Aims.Count];
        var all = 0.0;
        while (nearest.TryDequeue(out var line, out var score))
        {
            votes[aimOf[line]] += score;
            all += score;
        }
        for (var i = 0; i < best.Length; i++)
            best[i] = Math.Min(1, best[i] + SecondLine * second[i] * (1 - best[i]));
        return (best, votes, all);
    }

    private void AddLine(List<AskedTerm> line, int aim)
    {
        var length = Math.Sqrt(line.Sum(t => t.Weight * rarity[t.Name] * t.Weight * rarity[t.Name]));
        if (length <= 0)
            return;
        foreach (var term in line)
            Add(lines, term.Name, (aimOf.Count, (float)(term.Weight * rarity[term.Name] / length)));
        aimOf.Add(aim);
    }

    private void Hold(int aim, IReadOnlyList<List<AskedTerm>> ways, IEnumerable<string> text)
    {
        var shares = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (var name in text)
            shares[name] = ByText;
        foreach (var (name, count) in ways.SelectMany(l => l).CountBy(t => t.Name))
            shares[name] = shares.ContainsKey(name) ? ByBoth : (float)(count / (count + ByFew));
        foreach (var (name, share) in shares)
            Add(held, name, (aim, share));
    }

    private static void Add<T>(Dictionary<string, List<T>> postings, string name, T posting)
    {
        if (!postings.TryGetValue(name, out var list))
            postings[name] = list = [];
        list.Add(posting);
    }
}
