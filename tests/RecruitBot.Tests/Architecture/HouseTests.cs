using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RecruitBot.Core.Conversations;

namespace RecruitBot.Tests.Architecture;

/// <summary>The house keeps its walls: who references whom, and what is switched.</summary>
public sealed partial class HouseTests
{
    internal static readonly string Root = FindRoot();

    /// <summary>What Core may reference beside the framework: abstractions, a retry library, and readers of text formats.</summary>
    private static readonly string[] Allowed =
    [
        "Microsoft.Extensions.AI.Abstractions", "Microsoft.Extensions.Configuration.Abstractions", "Microsoft.Extensions.DependencyInjection.Abstractions",
        "Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Options", "Polly.Core", "YamlDotNet",
        "Markdig", "Handlebars.Net", "Handlebars",
    ];

    [Fact]
    public void Core_references_no_vendor()
    {
        var foreign = References("RecruitBot.Core").Where(n => !IsFramework(n) && !Allowed.Contains(n, StringComparer.Ordinal));
        Assert.Empty(foreign);
        var packages = Project("src/RecruitBot.Core").Descendants("PackageReference").Select(p => (string)p.Attribute("Include")!);
        Assert.Empty(packages.Except(Allowed, StringComparer.Ordinal));
    }

    [Fact]
    public void The_protocol_references_nothing_of_the_bot_and_no_package_but_the_shape_of_a_log()
    {
        const string log = "Microsoft.Extensions.Logging.Abstractions";
        Assert.DoesNotContain(References("RecruitBot.Discord"), n => !IsFramework(n) && n != log);
        Assert.Equal([log], Project("src/RecruitBot.Discord").Descendants("PackageReference").Select(p => (string)p.Attribute("Include")!));
        Assert.DoesNotContain("RecruitBot.Discord", References("RecruitBot.Core"));
    }

    [Theory]
    [InlineData("src/RecruitBot.Core", "")]
    [InlineData("src/RecruitBot.Discord", "")]
    [InlineData("src/RecruitBot.Simulator", "RecruitBot.Discord")]
    [InlineData("src/RecruitBot", "RecruitBot.Core RecruitBot.Discord RecruitBot.Simulator")]
    public void Project_arrows_point_where_the_plan_says(string project, string may)
    {
        if (!Directory.Exists(Path.Combine(Root, project)))
            return;
        var references = Project(project)
            .Descendants("ProjectReference")
            .Select(p => Path.GetFileNameWithoutExtension(((string)p.Attribute("Include")!).Replace('\\', '/')));
        Assert.Empty(references.Except(may.Split(' '), StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("LiteDb", "LiteDB")]
    [InlineData("DiscordNet", "Discord.Net")]
    [InlineData("SemanticKernel", "Microsoft.SemanticKernel.Core")]
    public void An_optional_adapter_has_one_switch_one_folder_and_one_hook(string folder, string package)
    {
        var with = "With" + folder;
        Assert.Equal("false", Property("Directory.Build.props", "WithNamedPackages"));
        Assert.Equal("$(WithNamedPackages)", Property("Directory.Build.props", with));
        Assert.Contains(
            XDocument.Load(Path.Combine(Root, "Directory.Build.targets")).Descendants("Compile"),
            c => (string?)c.Attribute("Remove") == $"**/{folder}/**" && (string?)c.Attribute("Condition") == $"'$({with})' != 'true'"
        );
        Assert.All(
            Project("src/RecruitBot").Descendants("PackageReference").Where(p => (string?)p.Attribute("Include") == package),
            p => Assert.Equal($"'$({with})' == 'true'", (string?)p.Attribute("Condition"))
        );
        Assert.Contains(Project("src/RecruitBot").Descendants("PackageReference"), p => (string?)p.Attribute("Include") == package);
        Assert.Contains($"static partial void Add{folder}(", File.ReadAllText(Path.Combine(Root, "src/RecruitBot/Composition.cs")), StringComparison.Ordinal);
    }

    [Fact]
    public void Time_is_injected_and_no_thread_sleeps()
    {
        var clocks = Sources("src").Where(f => Clock().IsMatch(File.ReadAllText(f)));
        Assert.Empty(clocks);
        var banned = File.ReadAllText(Path.Combine(Root, "BannedSymbols.txt"));
        foreach (var member in new[] { "System.DateTime.Now", "System.DateTime.UtcNow", "System.DateTimeOffset.Now", "System.DateTimeOffset.UtcNow", "Thread.Sleep" })
            Assert.Contains(member, banned, StringComparison.Ordinal);
    }

    [Fact]
    public void A_build_variant_is_a_folder_and_never_a_directive() =>
        Assert.DoesNotContain(Sources("src"), f => File.ReadLines(f).Any(l => l.TrimStart().StartsWith("#if", StringComparison.Ordinal)));

    [Fact]
    public void Nothing_is_called_manager_helper_or_util()
    {
        var types = new[] { typeof(Turn).Assembly, typeof(Composition).Assembly, Assembly.Load("RecruitBot.Discord") }.SelectMany(a => a.GetTypes());
        Assert.DoesNotContain(types, t => t.Namespace?.StartsWith("RecruitBot", StringComparison.Ordinal) == true && Vague().IsMatch(t.Name));
    }

    [Fact]
    public void Core_is_never_told_about_the_host() =>
        Assert.DoesNotContain(Sources("src/RecruitBot.Core"), f => HostNames().IsMatch(File.ReadAllText(f)));

    private static IEnumerable<string> References(string assembly) => Assembly.Load(assembly).GetReferencedAssemblies().Select(r => r.Name!);

    /// <summary>Part of the shared framework of .NET, which every program has.</summary>
    private static bool IsFramework(string name) =>
        File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, name + ".dll"));

    private static XDocument Project(string folder) =>
        XDocument.Load(Directory.GetFiles(Path.Combine(Root, folder), "*.csproj").Single());

    private static string? Property(string file, string name) =>
        XDocument.Load(Path.Combine(Root, file)).Descendants(name).Select(e => e.Value).FirstOrDefault();

    private static IEnumerable<string> Sources(string folder) =>
        Directory
            .EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RecruitBot.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b|\bThread\.Sleep\b|\bTask\.Delay\(\s*\d", RegexOptions.ExplicitCapture)]
    private static partial Regex Clock();

    [GeneratedRegex("(Manager|Helper|Util|Utils|Utility)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Vague();

    [GeneratedRegex(@"RecruitBot\.(Adapters|Verbs|Configuration|Checks|Discord|Simulator)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex HostNames();
}
