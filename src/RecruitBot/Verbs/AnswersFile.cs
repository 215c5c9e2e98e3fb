using System.Text.Json;
using RecruitBot.Configuration;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;

namespace RecruitBot.Verbs;

/// <summary>The file that screen reads: see "Verbs of the program" in the README for its shape.</summary>
public sealed class AnswersFile
{
    private readonly string _path;
    private readonly Dictionary<string, string> _knockouts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyDictionary<AnswerAspect, string>> _probes = new(StringComparer.Ordinal);

    private AnswersFile(string path) => _path = path;

    /// <summary>The role that the file names.</summary>
    public string? Role { get; private set; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="SettingsException">It cannot be read or has another shape; the message names the file and the place.</exception>
    public static AnswersFile Read(string path)
    {
        var file = new AnswersFile(path);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
            file.Read(document.RootElement);
            return file;
        }
        catch (JsonException e)
        {
            throw new SettingsException($"{path}, line {e.LineNumber + 1}: this is not valid JSON; correct it there.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException { ParamName: "path" })
        {
            throw new SettingsException($"--answers: {path} cannot be read; check the path and its permissions.", e);
        }
    }

    /// <summary>The answers as a screening for the role takes them.</summary>
    /// <exception cref="SettingsException">The file names what the role does not ask, or states a fact that is none.</exception>
    public PreparedAnswers For(Role role)
    {
        foreach (var (id, words) in _knockouts)
        {
            var knockout = role.FindKnockout(id) ?? throw Unknown("knockouts", id, role, role.Knockouts.Select(k => k.Id));
            if (words.Length > 0 && FactReader.Read(knockout, words) is null)
                throw new SettingsException(
                    $"{_path}: knockouts.{id} must be {(knockout.Type == KnockoutType.YesNo ? "yes or no" : knockout.Type == KnockoutType.Number ? "a number" : "one of: " + string.Join(", ", knockout.Choices))}."
                );
        }
        foreach (var id in _answers.Keys.Concat(_probes.Keys))
            if (role.FindCriterion(id) is null)
                throw Unknown("answers", id, role, role.Criteria.Select(c => c.Id));
        return new PreparedAnswers(_knockouts, _answers, _probes);
    }

    private SettingsException Unknown(string where, string id, Role role, IEnumerable<string> known) =>
        new($"{_path}: {where}.{id} is not asked for {role.Id}; it asks {string.Join(", ", known)}.");

    private void Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new SettingsException($"{_path}: the file must hold one JSON object with \"role\", \"knockouts\", \"answers\" and \"probes\".");
        foreach (var part in root.EnumerateObject())
        {
            switch (part.Name)
            {
                case "role":
                    Role = Words("role", part.Value);
                    break;
                case "knockouts":
                    foreach (var fact in Object("knockouts", part.Value))
                        _knockouts[fact.Name] = Words("knockouts." + fact.Name, fact.Value);
                    break;
                case "answers":
                    foreach (var answer in Object("answers", part.Value))
                        _answers[answer.Name] = Words("answers." + answer.Name, answer.Value);
                    break;
                case "probes":
                    foreach (var criterion in Object("probes", part.Value))
                        _probes[criterion.Name] = Probes(criterion.Name, criterion.Value);
                    break;
                default:
                    throw new SettingsException($"{_path}: \"{part.Name}\" is not known here; use \"role\", \"knockouts\", \"answers\" and \"probes\".");
            }
        }
    }

    private Dictionary<AnswerAspect, string> Probes(string criterion, JsonElement value)
    {
        var probes = new Dictionary<AnswerAspect, string>();
        foreach (var probe in Object("probes." + criterion, value))
            if (!probes.TryAdd(Part(criterion, probe.Name), Words($"probes.{criterion}.{probe.Name}", probe.Value)))
                throw new SettingsException($"{_path}: probes.{criterion}.{probe.Name} is there twice; keep one of them.");
        return probes;
    }

    private AnswerAspect Part(string criterion, string name) =>
        AnswerAspects.Parse(name) ?? throw new SettingsException($"{_path}: probes.{criterion}.{name} must be one of {string.Join(", ", Enum.GetValues<AnswerAspect>().Select(a => a.Name()))}.");

    private IEnumerable<JsonProperty> Object(string where, JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject(),
            JsonValueKind.Null => [],
            _ => throw new SettingsException($"{_path}: {where} must be an object."),
        };

    /// <summary>A text; several are one answer in several messages.</summary>
    private string Words(string where, JsonElement value)
    {
        var words = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.True => "yes",
            JsonValueKind.False => "no",
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.Null => "",
            JsonValueKind.Array => string.Join('\n', value.EnumerateArray().Select(v => Words(where, v))),
            _ => throw new SettingsException($"{_path}: {where} must be a text."),
        };
        return words.Length <= TurnRouter.MostCharacters
            ? words
            : throw new SettingsException($"{_path}: {where} has {words.Length:N0} characters; at most {TurnRouter.MostCharacters:N0} are taken.");
    }
}
