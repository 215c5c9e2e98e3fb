namespace RecruitBot.Core.Knowledge.Asked;

/// <summary>How near a question comes to what is asked for elsewhere.</summary>
/// <param name="index">Where the aims are.</param>
/// <param name="likeness">For each aim how near the question comes, 0 to 1.</param>
/// <param name="lines">For each aim how near its nearest single way of asking is, 0 to 1.</param>
/// <param name="votes">For each aim its part of the nearest ways of asking.</param>
/// <param name="all">Sum of <paramref name="votes"/>.</param>
internal sealed class AskedMatch(AskedIndex index, double[] likeness, double[] lines, double[] votes, double all)
{
    /// <summary>From this likeness on a single way of asking is the question but for small words.</summary>
    private const double Same = 0.93;

    /// <summary>From this likeness on it is the question word for word.</summary>
    public const double Verbatim = 0.995;

    /// <summary>For each of so many units, how near the question comes to what it says and to the ways of asking for it.</summary>
    public double[] OfUnits(int count)
    {
        var units = new double[count];
        for (var i = 0; i < likeness.Length; i++)
            if (likeness[i] > 0)
                foreach (var unit in index.Aims[i].Units)
                    units[unit] = Math.Max(units[unit], likeness[i]);
        return units;
    }

    /// <summary>Share that a unit has among the nearest ways of asking, 0 to 1.</summary>
    public double ShareOf(int unit)
    {
        var sum = 0.0;
        for (var i = 0; i < votes.Length; i++)
            if (votes[i] > 0 && index.Aims[i].Units.Contains(unit))
                sum += votes[i];
        return all > 0 ? Math.Min(1, sum / all) : 0;
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

    /// <summary>The nearest aim of a kind, and how near it is; null when nothing is like it.</summary>
    public (AskedAim? Aim, double Likeness) Nearest(AimKind kind)
    {
        var best = -1;
        for (var i = 0; i < likeness.Length; i++)
            if (index.Aims[i].Kind == kind && likeness[i] > 0 && (best < 0 || likeness[i] > likeness[best]))
                best = i;
        return best < 0 ? (null, 0) : (index.Aims[best], likeness[best]);
    }

    /// <summary>The text beside which somebody wrote this question; null when nobody did.</summary>
    /// <param name="same">How like it must be.</param>
    public AskedAim? Exact(double same = Same)
    {
        var best = -1;
        for (var i = 0; i < lines.Length; i++)
            if (likeness[i] > 0 && lines[i] >= same && index.Aims[i].Kind is not AimKind.Fact && (best < 0 || lines[i] > lines[best]))
                best = i;
        return best >= 0 && index.Aims[best].Kind == AimKind.Text ? index.Aims[best] : null;
    }

    /// <summary>Whether a fact of the role's front matter is asked for, rather than anything else.</summary>
    public bool AsksFor(string fact)
    {
        const double Surely = 0.55;
        var (aim, near) = Nearest(AimKind.Fact);
        return near >= Surely && aim!.Fact == fact && near > Nearest(AimKind.Text).Likeness && near > Nearest(AimKind.EmployersOwn).Likeness;
    }
}
