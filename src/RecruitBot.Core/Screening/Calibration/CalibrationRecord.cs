using System.Globalization;
using System.Text;
using RecruitBot.Core.Roles;

namespace RecruitBot.Core.Screening.Calibration;

/// <summary>
/// How the gold answers of each role version were rated, and by which evaluator: <c>roles.calibration</c> in the knowledge folder, written by
/// <c>lint --accept</c>. A line for each measurement (<c>id version evaluator fingerprint</c>), the latest of a role last, and below it an indented line for
/// each criterion with its <see cref="ConfusionTable"/>. So the old figures stand beside the new, in git too, and a start need not rate what was rated.
/// </summary>
public sealed class CalibrationRecord
{
    /// <summary>Name of the file in the knowledge folder.</summary>
    public const string FileName = "roles.calibration";

    /// <summary>Measurements of a role that are kept.</summary>
    public const int KeptForEachRole = 10;

    private const string Header =
        "# How the gold answers of each role version were rated (gold>rated:count, - for not placed), written by `recruitbot lint --accept`.\n"
        + "# Keep it in git: the last measurement of a role is the latest, those above it are what it was before.\n";

    private readonly List<RoleCalibration> measurements;

    private CalibrationRecord(List<RoleCalibration> measurements, IReadOnlyList<RoleProblem> problems) => (this.measurements, Problems) = (measurements, problems);

    /// <summary>Lines that cannot be read.</summary>
    public IReadOnlyList<RoleProblem> Problems { get; }

    /// <summary>The measurements of a role, the latest last.</summary>
    public IReadOnlyList<RoleCalibration> Of(string roleId) => measurements.FindAll(m => string.Equals(m.RoleId, roleId, StringComparison.Ordinal));

    /// <summary>Reads the file of a knowledge folder; empty when there is none.</summary>
    public static CalibrationRecord Read(string knowledgePath)
    {
        var path = Path.Combine(knowledgePath, FileName);
        try
        {
            return File.Exists(path) ? Parse(File.ReadAllText(path)) : new CalibrationRecord([], []);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new CalibrationRecord([], [new RoleProblem(FileName, 1, RoleProblem.Error, $"The file cannot be read ({e.Message}); check its permissions.")]);
        }
    }

    /// <summary>Reads the text of such a file. Never throws for its content.</summary>
    public static CalibrationRecord Parse(string text)
    {
        var (read, problems) = (new List<RoleCalibration>(), new List<RoleProblem>());
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (char.IsWhiteSpace(line[0]) ? !AddCriterion(read, line.Trim()) : !AddMeasurement(read, line))
                problems.Add(
                    new RoleProblem(FileName, i + 1, RoleProblem.Error, "This line is no measurement; settle the roles, then run `recruitbot lint --accept`."));
        }
        return new CalibrationRecord(read, problems);
    }

    /// <summary>
    /// Adds measurements and writes the file, as a whole or not at all. One that differs in nothing from the latest of its role is there already.
    /// </summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public void Add(IEnumerable<RoleCalibration> more, string knowledgePath)
    {
        foreach (var one in more)
        {
            if (Of(one.RoleId) is { Count: > 0 } known && Written(known[^1]) == Written(one))
                continue;
            measurements.Add(one);
        }
        var text = new StringBuilder(Header);
        foreach (var role in measurements.GroupBy(m => m.RoleId, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
            foreach (var one in role.TakeLast(KeptForEachRole))
                text.Append(Written(one));
        WholeFile.Replace(Path.Combine(knowledgePath, FileName), text.ToString());
    }

    private static string Written(RoleCalibration one) =>
        string.Create(CultureInfo.InvariantCulture, $"{one.RoleId} {one.Version} {one.Evaluator} {one.Fingerprint}\n")
        + string.Concat(one.Criteria.Select(c => $"  {c.CriterionId} {c.Table}".TrimEnd() + "\n"));

    private static bool AddMeasurement(List<RoleCalibration> read, string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 4 || !Ids.IsValid(parts[0]) || parts[3].Length != 64 || !parts[3].All(char.IsAsciiHexDigitLower)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            return false;
        read.Add(new RoleCalibration(parts[0], version, parts[2], parts[3], []));
        return true;
    }

    private static bool AddCriterion(List<RoleCalibration> read, string line)
    {
        var end = line.IndexOf(' ', StringComparison.Ordinal);
        var id = end < 0 ? line : line[..end];
        if (read.Count == 0 || !Ids.IsValid(id) || !ConfusionTable.TryParse(end < 0 ? "" : line[end..], out var table))
            return false;
        var last = read[^1];
        read[^1] = new RoleCalibration(last.RoleId, last.Version, last.Evaluator, last.Fingerprint, [.. last.Criteria, new CriterionCalibration(id, table, [])]);
        return true;
    }
}
