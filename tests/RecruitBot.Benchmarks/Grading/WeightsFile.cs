using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RecruitBot.Core.Screening.Grading;

namespace RecruitBot.Benchmarks.Grading;

/// <summary>Writes weights in the form that the product reads.</summary>
internal static class WeightsFile
{
    /// <summary>Whether the shipped weights were fitted on this very file.</summary>
    public static bool IsFittedOn(string file) => string.Equals(Hash(file), ScoringWeights.Default.FittedOn, StringComparison.Ordinal);

    /// <summary>The text of the file.</summary>
    public static string Text(IReadOnlyList<double> weights, string fittedOn, int rows)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Weights of the logistic model in ShortAnswerScorer.cs; the features are described in AnswerFeatures.cs.\n");
        text.Append(CultureInfo.InvariantCulture, $"# Written by the benchmark verb \"grading FILE --fit OUT\" from the {rows} rows of {Path.GetFileName(fittedOn)}. fittedOn is its SHA-256: a file with\n");
        text.Append(CultureInfo.InvariantCulture, $"# this hash is never scored with these weights, but question by question with weights fitted on its other questions.\n");
        text.Append(CultureInfo.InvariantCulture, $"fittedOn: {Hash(fittedOn)}\nweights:\n");
        for (var i = 0; i < weights.Count; i++)
            text.Append(CultureInfo.InvariantCulture, $"  {AnswerFeatures.Names[i]}: {weights[i]:F3}\n");
        return text.ToString();
    }

    private static string Hash(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
}
