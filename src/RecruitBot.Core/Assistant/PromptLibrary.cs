using Microsoft.Extensions.AI;
using RecruitBot.Core.Assistant.Chat;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Roles;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace RecruitBot.Core.Assistant;

/// <summary>Something wrong with a prompt file.</summary>
public sealed record PromptProblem(string File, string Message);

/// <summary>
/// The texts under Prompts:Path, in Semantic Kernel's YAML prompt format with Handlebars templates. Loaded and checked once at start: every
/// text the program needs is there, every variable it uses has a supplier and every supplier is used.
/// </summary>
public sealed class PromptLibrary
{
    private readonly Dictionary<string, PromptTemplate> _prompts;

    private PromptLibrary(Dictionary<string, PromptTemplate> prompts) => _prompts = prompts;

    /// <summary>Names of the prompts that are there.</summary>
    public IReadOnlyCollection<string> Names => _prompts.Keys;

    /// <summary>What the texts ask of an applicant that must not be asked, each with a lawful rewrite; it keeps nothing from starting.</summary>
    public IReadOnlyList<PromptProblem> Unlawful() =>
        [
            .. _prompts.Values.OrderBy(p => p.Name, StringComparer.Ordinal).SelectMany(p => ProhibitedQuestions.Find(p.Text).Select(f => new PromptProblem(p.Name + ".yaml", LawfulSpeech.Refusal(f, p.Text)))),
        ];

    /// <summary>Loads a folder; what is wrong with it is told by file.</summary>
    public static (PromptLibrary Library, IReadOnlyList<PromptProblem> Problems) Load(string folder)
    {
        var problems = new List<PromptProblem>();
        var prompts = new Dictionary<string, PromptTemplate>(StringComparer.Ordinal);
        if (!Directory.Exists(folder))
        {
            problems.Add(new PromptProblem(folder, "there is no such folder: set Prompts:Path to the folder with the prompt files"));
            return (new PromptLibrary(prompts), problems);
        }
        foreach (var path in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            try
            {
                var prompt = Read(path);
                prompts[prompt.Name] = prompt;
            }
            catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
            {
                problems.Add(new PromptProblem(Path.GetFileName(path), e.Message));
            }
        }
        foreach (var (name, suppliers) in Notices.Suppliers)
            problems.AddRange(Check(prompts, name, suppliers));
        foreach (var (name, suppliers) in ChatPrompts.Suppliers)
            problems.AddRange([.. Check(prompts, name, suppliers), .. CheckMessages(prompts, name, suppliers)]);
        return (new PromptLibrary(prompts), problems);
    }

    /// <summary>A prompt's file, as it was read.</summary>
    /// <exception cref="KeyNotFoundException">No such prompt; <see cref="Load"/> has reported it.</exception>
    public string FileOf(string name) => _prompts[name].File;

    /// <summary>The text of a prompt with its values.</summary>
    /// <exception cref="KeyNotFoundException">No such prompt; <see cref="Load"/> has reported it.</exception>
    public string Render(string name, IReadOnlyDictionary<string, string> values) => _prompts[name].Render(values);

    /// <summary>The text of a prompt to a model: nothing in it is trimmed or joined.</summary>
    /// <exception cref="KeyNotFoundException">No such prompt; <see cref="Load"/> has reported it.</exception>
    internal string RenderExactly(string name, IReadOnlyDictionary<string, PromptData> values) => _prompts[name].RenderExactly(values);

    /// <summary>The settings of a prompt to a model.</summary>
    /// <exception cref="KeyNotFoundException">No such prompt; <see cref="Load"/> has reported it.</exception>
    internal ChatOptions SettingsOf(string name) => PromptSettings.Read(_prompts[name].Settings);

    private static IEnumerable<PromptProblem> CheckMessages(Dictionary<string, PromptTemplate> prompts, string name, IReadOnlyList<string> suppliers)
    {
        if (!prompts.TryGetValue(name, out var prompt) || prompt.Used.Except(suppliers, StringComparer.Ordinal).Any())
            yield break;
        if (ChatPrompts.Fault(prompt.RenderExactly(suppliers.ToDictionary(s => s, _ => PromptData.Of(""), StringComparer.Ordinal))) is { } fault)
            yield return new PromptProblem(name + ".yaml", fault);
        string? wrong = null;
        try
        {
            PromptSettings.Read(prompt.Settings);
        }
        catch (FormatException e)
        {
            wrong = e.Message;
        }
        if (wrong is not null)
            yield return new PromptProblem(name + ".yaml", wrong);
    }

    private static IEnumerable<PromptProblem> Check(Dictionary<string, PromptTemplate> prompts, string name, IReadOnlyList<string> suppliers)
    {
        var file = name + ".yaml";
        if (!prompts.TryGetValue(name, out var prompt))
        {
            yield return new PromptProblem(file, "this prompt is missing: restore the file");
            yield break;
        }
        foreach (var v in prompt.Used.Except(suppliers, StringComparer.Ordinal))
            yield return new PromptProblem(file, $"the variable '{v}' has no supplier; these have: {string.Join(", ", suppliers)}");
        foreach (var v in suppliers.Except(prompt.Used, StringComparer.Ordinal))
            yield return new PromptProblem(file, $"the variable '{v}' is supplied but not used: put {{{{{v}}}}} into the template");
        foreach (var v in prompt.Used.Except(prompt.Variables, StringComparer.Ordinal))
            yield return new PromptProblem(file, $"the variable '{v}' is used but not declared: add it to input_variables");
    }

    private static PromptTemplate Read(string path)
    {
        var text = File.ReadAllText(path);
        PromptFile? file;
        try
        {
            file = new DeserializerBuilder()
                .WithNamingConvention(UnderscoredNamingConvention.Instance)
                .IgnoreUnmatchedProperties()
                .Build()
                .Deserialize<PromptFile?>(text);
        }
        catch (YamlException e)
        {
            throw new FormatException($"line {e.Start.Line}: this is not valid YAML ({e.InnerException?.Message ?? e.Message})", e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or OverflowException)
        {
            // The reader gives up on some input in its own terms, which name no place.
            throw new FormatException("this is not valid YAML; check indentation, quotes and brackets", e);
        }
        var expected = Path.GetFileNameWithoutExtension(path);
        if (file is null || !string.Equals(file.Name, expected, StringComparison.Ordinal))
            throw new FormatException($"'name' must be '{expected}', like the file");
        if (string.IsNullOrWhiteSpace(file.Template))
            throw new FormatException("'template' is missing or empty");
        if (!string.Equals(file.TemplateFormat, "handlebars", StringComparison.Ordinal))
            throw new FormatException("'template_format' must be 'handlebars'");
        return new PromptTemplate(expected, file.Template, [.. (file.InputVariables ?? []).Select(v => v.Name ?? "")])
        {
            File = text,
            Settings = file.ExecutionSettings?.GetValueOrDefault("default") ?? [],
        };
    }

    private sealed class PromptFile
    {
        public string? Name { get; set; }
        public string? Template { get; set; }
        public string? TemplateFormat { get; set; }
        public List<InputVariable>? InputVariables { get; set; }
        public Dictionary<string, Dictionary<string, string>>? ExecutionSettings { get; set; }
    }

    private sealed class InputVariable
    {
        public string? Name { get; set; }
    }
}
