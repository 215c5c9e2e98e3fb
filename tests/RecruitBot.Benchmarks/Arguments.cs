using System.Globalization;

namespace RecruitBot.Benchmarks;

/// <summary>The "--name value" pairs of a verb.</summary>
internal sealed class Arguments(string[] args)
{
    /// <summary>A text, or the default.</summary>
    public string Text(string name, string otherwise)
    {
        var at = Array.IndexOf(args, "--" + name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : otherwise;
    }

    /// <summary>A whole number, or the default.</summary>
    public int Number(string name, int otherwise) =>
        int.Parse(Text(name, otherwise.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);
}
