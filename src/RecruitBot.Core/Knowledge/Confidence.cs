using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace RecruitBot.Core.Knowledge;

/// <summary>
/// The chance that a unit answers a question, from what speaks for and against it: a logistic model whose weights, and how they were obtained, are
/// in the embedded <c>Confidence.yaml</c>. From 0.5 on the question is answered.
/// </summary>
internal static class Confidence
{
    private static readonly Lazy<double[]> Weights = new(Load);

    /// <summary>For evidence: 0 to 1.</summary>
    public static double Of(Evidence evidence) => Of(evidence.Features(), Weights.Value);

    /// <summary>For features and weights of one order.</summary>
    public static double Of(double[] features, double[] weights)
    {
        var sum = 0.0;
        for (var i = 0; i < features.Length; i++)
            sum += features[i] * weights[i];
        return 1 / (1 + Math.Exp(-sum));
    }

    private static double[] Load()
    {
        using var stream = typeof(Confidence).Assembly.GetManifestResourceStream("RecruitBot.Core.Knowledge.Confidence.yaml")!;
        using var reader = new StreamReader(stream);
        var yaml = new YamlStream();
        yaml.Load(reader);
        var weights = (YamlMappingNode)((YamlMappingNode)yaml.Documents[0].RootNode)["weights"];
        return [.. Evidence.Names.Select(n => double.Parse(((YamlScalarNode)weights[n]).Value!, CultureInfo.InvariantCulture))];
    }
}
