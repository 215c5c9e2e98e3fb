using YamlDotNet.RepresentationModel;

namespace RecruitBot.Core.Knowledge.Asked;

/// <summary>How people ask for what every employer's knowledge has, or never has; from the embedded <c>CommonQuestions.yaml</c>.</summary>
internal sealed class CommonQuestions
{
    private static readonly Lazy<CommonQuestions> Embedded = new(Load);

    private CommonQuestions(YamlMappingNode root)
    {
        Headings = Groups(root, "headings");
        Facts = Groups(root, "facts");
        EmployersOwn = Groups(root, "employersOwn");
        Elsewhere = Groups(root, "elsewhere");
    }

    private CommonQuestions(CommonQuestions all, Func<string, bool> heldBack)
    {
        List<QuestionGroup> Kept(IReadOnlyList<QuestionGroup> groups) =>
            [.. groups.Select(g => g with { Questions = [.. g.Questions.Where(q => !heldBack(q))] }).Where(g => g.Questions.Count > 0)];

        Headings = Kept(all.Headings);
        Facts = Kept(all.Facts);
        EmployersOwn = Kept(all.EmployersOwn);
        Elsewhere = Kept(all.Elsewhere);
    }

    /// <summary>The one instance.</summary>
    public static CommonQuestions Instance => Embedded.Value;

    /// <summary>By the concept in the heading of a role's section.</summary>
    public IReadOnlyList<QuestionGroup> Headings { get; }

    /// <summary>By the fact of a role's front matter.</summary>
    public IReadOnlyList<QuestionGroup> Facts { get; }

    /// <summary>What only the employer could say, by subject.</summary>
    public IReadOnlyList<QuestionGroup> EmployersOwn { get; }

    /// <summary>Talk about other things, by subject.</summary>
    public IReadOnlyList<QuestionGroup> Elsewhere { get; }

    /// <summary>The same without the questions that are to be kept back, for measuring on them.</summary>
    public CommonQuestions Without(Func<string, bool> heldBack) => new(this, heldBack);

    private static CommonQuestions Load()
    {
        using var stream = typeof(CommonQuestions).Assembly.GetManifestResourceStream("RecruitBot.Core.Knowledge.Asked.CommonQuestions.yaml")!;
        using var reader = new StreamReader(stream);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return new CommonQuestions((YamlMappingNode)yaml.Documents[0].RootNode);
    }

    private static List<QuestionGroup> Groups(YamlMappingNode root, string key) =>
        [
            .. ((YamlMappingNode)root[key]).Children.Select(g => new QuestionGroup(
                ((YamlScalarNode)g.Key).Value!,
                [.. ((YamlSequenceNode)g.Value).Children.Select(q => ((YamlScalarNode)q).Value!)])),
        ];
}

/// <summary>Ways of asking for one thing.</summary>
/// <param name="Name">What they ask for.</param>
/// <param name="Questions">As people write.</param>
internal sealed record QuestionGroup(string Name, IReadOnlyList<string> Questions);
