using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace RecruitBot.Core.Screening.Grading;

/// <summary>Weights of the features, as the embedded <c>Weights.yaml</c> states them; its head says what they were fitted on.</summary>
/// <param name="Values">In the order of <see cref="AnswerFeatures.Names"/>.</param>
/// <param name="FittedOn">SHA-256 of the file they were fitted on, in lower-case hexadecimal digits.</param>
internal sealed record ScoringWeights(IReadOnlyList<double> Values, string FittedOn)
{
    private static readonly Lazy<ScoringWeights> Shipped = new(Load);

    /// <summary>Those that this program ships with.</summary>
    public static ScoringWeights Default => Shipped.Value;

    private static ScoringWeights Load()
    {
        using var stream = typeof(ScoringWeights).Assembly.GetManifestResourceStream("RecruitBot.Core.Screening.Grading.Weights.yaml")!;
        using var reader = new StreamReader(stream);
        var yaml = new YamlStream();
        yaml.Load(reader);
        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        var weights = (YamlMappingNode)root["weights"];
        return new ScoringWeights(
            [.. AnswerFeatures.Names.Select(n => double.Parse(((YamlScalarNode)weights[n]).Value!, CultureInfo.InvariantCulture))],
            ((YamlScalarNode)root["fittedOn"]).Value!
        );
    }
}
