using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using RecruitBot.Core.Language;

namespace RecruitBot.Configuration;

/// <summary>
/// Reads the options from appsettings.json beside the program, appsettings.json where it is started, the environment (Section__Key) and the
/// command line (--Section:Key value), the later winning. A key that does not exist is a fault, not a shrug.
/// </summary>
public static class SettingsLoader
{
    private static readonly Dictionary<string, PropertyInfo[]> Sections = typeof(Settings)
        .GetProperties()
        .ToDictionary(p => p.Name, p => p.PropertyType.GetProperties(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Sections of the framework that may stand in a file.</summary>
    private static readonly string[] Foreign = ["Logging", "AllowedHosts"];

    /// <summary>Reads and checks the options.</summary>
    /// <exception cref="SettingsException">Something is wrong; the message is one sentence that names the key.</exception>
    public static Settings Load(IReadOnlyDictionary<string, string> commandLine, string startedIn, IDictionary environment)
    {
        var builder = new ConfigurationBuilder();
        foreach (var folder in new[] { AppContext.BaseDirectory, startedIn }.Distinct(StringComparer.Ordinal))
            AddFile(builder, Path.Combine(folder, "appsettings.json"));
        builder.AddInMemoryCollection(FromEnvironment(environment));
        foreach (var key in commandLine.Keys)
            Check(key, "the command line");
        builder.AddInMemoryCollection(commandLine.Select(o => new KeyValuePair<string, string?>(o.Key, o.Value)));
        var settings = Bind(builder.Build());
        Complete(settings, startedIn);
        return settings;
    }

    private static void AddFile(ConfigurationBuilder builder, string path)
    {
        if (!File.Exists(path))
            return;
        Dictionary<string, string?> values = [];
        try
        {
            using var document = JsonDocument.Parse(
                File.ReadAllText(path),
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
            );
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new SettingsException($"{path}: the file must hold one JSON object with sections such as \"Storage\".");
            foreach (var section in document.RootElement.EnumerateObject())
            {
                if (Foreign.Contains(section.Name, StringComparer.OrdinalIgnoreCase))
                    continue;
                if (section.Value.ValueKind != JsonValueKind.Object)
                    throw new SettingsException($"{path}: {section.Name} must be a section with keys, such as \"Storage\": {{ \"Path\": … }}.");
                if (!Sections.ContainsKey(section.Name))
                    Check(section.Name + ":", path);
                foreach (var value in section.Value.EnumerateObject())
                {
                    var key = $"{section.Name}:{value.Name}";
                    Check(key, path);
                    if (value.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                        throw new SettingsException($"{path}: {key} must be a single value.");
                    values[key] = value.Value.ValueKind == JsonValueKind.Null ? null : value.Value.ToString();
                }
            }
        }
        catch (JsonException e)
        {
            throw new SettingsException($"{path}, line {e.LineNumber + 1}: this is not valid JSON; correct it there.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{path}: the file cannot be read; check its permissions.", e);
        }
        builder.AddInMemoryCollection(values);
    }

    private static Dictionary<string, string?> FromEnvironment(IDictionary environment)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry variable in environment)
        {
            var key = ((string)variable.Key).Replace("__", ":", StringComparison.Ordinal);
            var section = key.Split(':')[0];
            if (!key.Contains(':', StringComparison.Ordinal) || !Sections.ContainsKey(section))
                continue;
            Check(key, $"the environment variable {variable.Key}");
            values[key] = (string?)variable.Value;
        }
        return values;
    }

    private static void Check(string key, string where)
    {
        var parts = key.Split(':');
        if (parts.Length == 2 && Sections.TryGetValue(parts[0], out var known) && known.Any(p => p.Name.Equals(parts[1], StringComparison.OrdinalIgnoreCase)))
            return;
        var all = Sections.SelectMany(s => s.Value.Select(p => $"{s.Key}:{p.Name}"));
        var near = NearestKey.Of(key, all);
        throw new SettingsException(
            $"{key.TrimEnd(':')} (from {where}) is not an option; {(near is null ? "the README lists them all" : $"did you mean {near}")}{(near is null ? "." : "?")}"
        );
    }

    private static Settings Bind(IConfiguration configuration)
    {
        var settings = new Settings();
        foreach (var section in typeof(Settings).GetProperties())
        {
            var target = section.GetValue(settings)!;
            foreach (var option in section.PropertyType.GetProperties())
            {
                var key = $"{section.Name}:{option.Name}";
                if (configuration[key] is { } text)
                    option.SetValue(target, Convert(key, text, option.PropertyType));
            }
        }
        return settings;
    }

    private static object Convert(string key, string text, Type type)
    {
        if (type == typeof(string))
            return text;
        if (type == typeof(decimal?))
            return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
                ? amount
                : throw new SettingsException($"{key} must be a number such as 20 or 2.50, not \u201c{text}\u201d.");
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new SettingsException($"{key} must be a whole number, not \u201c{text}\u201d.");
    }

    private static void Complete(Settings settings, string startedIn)
    {
        settings.Discord.Token = Secret("Discord:Token", settings.Discord.Token, "Discord:TokenFile", settings.Discord.TokenFile, startedIn);
        settings.Model.ApiKey = Secret("Model:ApiKey", settings.Model.ApiKey, "Model:ApiKeyFile", settings.Model.ApiKeyFile, startedIn);
        settings.Storage.ConnectionString = Secret(
            "Storage:ConnectionString",
            settings.Storage.ConnectionString,
            "Storage:ConnectionStringFile",
            settings.Storage.ConnectionStringFile,
            startedIn
        );
        settings.Knowledge.Path = Folder("Knowledge:Path", settings.Knowledge.Path, "knowledge", "roles", startedIn);
        settings.Prompts.Path = Folder("Prompts:Path", settings.Prompts.Path, "prompts", null, startedIn);
        if (string.IsNullOrWhiteSpace(settings.Storage.Path))
            throw new SettingsException("Storage:Path must not be empty; give the path of the database file.");
        settings.Storage.IsDefault = settings.Storage.Path == new StorageSettings().Path && settings.Storage.Provider == "sqlite";
        settings.Storage.Path = Path.GetFullPath(settings.Storage.Path, startedIn);
        EncryptionOptions.Complete(settings.Encryption, startedIn);
        if (settings.Encryption.IsOn && !string.Equals(settings.Storage.Provider, "sqlite", StringComparison.OrdinalIgnoreCase))
            throw new SettingsException($"Encryption:Mode is on, which so far works with Storage:Provider sqlite only, and it is {settings.Storage.Provider}: use sqlite, or encrypt the disk of that store and set Encryption:Mode to off.");
        settings.Retention.Complete();
        if (settings.Simulator.Path is not null)
            settings.Simulator.Path = Path.GetFullPath(settings.Simulator.Path, startedIn);
        if (settings.Knowledge.OutOfDateAfterMonths > 1200)
            throw new SettingsException("Knowledge:OutOfDateAfterMonths must be a number of months from 0 to 1200.");
        ModelOptions.Complete(settings.Model);
        CompleteDiscord(settings.Discord);
        if (settings.Storage.IsServer && !string.IsNullOrWhiteSpace(settings.Discord.ShardIds))
            throw new SettingsException("Discord:ShardIds must be empty with Storage:Provider postgres: processes over one database share the work by themselves, and each needs all events.");
        CompleteGates(settings.Gates);
        CompleteKnowledge(settings.Knowledge);
        CompleteResumes(settings.Resumes);
        if (string.IsNullOrWhiteSpace(settings.Employer.Name) || settings.Employer.Name.Length > 100)
            throw new SettingsException("Employer:Name must hold 1 to 100 characters: it is told to every candidate.");
        if (settings.Simulator.Port is < 0 or > 65535)
            throw new SettingsException("Simulator:Port must be a port from 1 to 65535, or 0 for any that is free.");
        if (!Uri.TryCreate(settings.Discord.ApiBaseUrl, UriKind.Absolute, out var api) || api.Scheme is not ("http" or "https"))
            throw new SettingsException("Discord:ApiBaseUrl must be an http or https address.");
    }

    private static void CompleteDiscord(DiscordSettings discord)
    {
        if (string.IsNullOrWhiteSpace(discord.ReviewChannel))
            throw new SettingsException("Discord:ReviewChannel must be the name or id of a channel.");
        if (string.IsNullOrWhiteSpace(discord.PanelChannel))
            throw new SettingsException("Discord:PanelChannel must be the name or id of a channel.");
        if (string.IsNullOrWhiteSpace(discord.RecruiterRoles))
            throw new SettingsException("Discord:RecruiterRoles must be names or ids of roles, separated by commas.");
        if (!string.IsNullOrWhiteSpace(discord.Guild) && !ulong.TryParse(discord.Guild.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out _))
            throw new SettingsException("Discord:Guild must be the id of a server: a number of some 18 digits.");
        if (discord.RequestsPerSecond is < 1 or > 10_000)
            throw new SettingsException("Discord:RequestsPerSecond must be a number from 1 to 10000: 50, unless Discord has granted the bot more.");
        ShardSettings.Read(discord);
    }

    private static void CompleteGates(GatesSettings gates)
    {
        foreach (
            var (key, days) in new[]
            {
                ("CooldownDays", gates.CooldownDays),
                ("AccountAgeDays", gates.AccountAgeDays),
                ("ServerAgeDays", gates.ServerAgeDays),
            }
        )
            if (days is < 0 or > 3650)
                throw new SettingsException($"Gates:{key} must be a number of days from 0 to 3650.");
        if (gates.OpenApplications is < 1 or > 100)
            throw new SettingsException("Gates:OpenApplications must be a number from 1 to 100.");
        if (gates.QuestionsPerMinute is < 1 or > 1000)
            throw new SettingsException("Gates:QuestionsPerMinute must be a number from 1 to 1000.");
    }

    private static void CompleteKnowledge(KnowledgeSettings knowledge)
    {
        if (knowledge.MaxFileMegabytes is < 1 or > 1000)
            throw new SettingsException("Knowledge:MaxFileMegabytes must be a number from 1 to 1000.");
        if (knowledge.MaxTextKilobytes is < 1 or > 5000)
            throw new SettingsException("Knowledge:MaxTextKilobytes must be a number from 1 to 5000.");
        if (knowledge.MaxUnits is < 1 or > 200_000)
            throw new SettingsException("Knowledge:MaxUnits must be a number from 1 to 200000.");
        if (knowledge.ReadSeconds is < 1 or > 600)
            throw new SettingsException("Knowledge:ReadSeconds must be a number from 1 to 600.");
    }

    private static void CompleteResumes(ResumesSettings resumes)
    {
        // The team gets the file as a message of the bot's, which has less room than what people may upload.
        if (resumes.MaxFileMegabytes is < 1 or > 8)
            throw new SettingsException("Resumes:MaxFileMegabytes must be a number from 1 to 8.");
        if (resumes.PerApplication is < 1 or > 100)
            throw new SettingsException("Resumes:PerApplication must be a number from 1 to 100.");
        if (resumes.ReadSeconds is < 1 or > 120)
            throw new SettingsException("Resumes:ReadSeconds must be a number from 1 to 120.");
    }

    private static string? Secret(string key, string? value, string fileKey, string? file, string startedIn)
    {
        if (string.IsNullOrWhiteSpace(file))
            return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
        if (!string.IsNullOrWhiteSpace(value))
            throw new SettingsException($"{key} and {fileKey} are both set; keep one of them.");
        try
        {
            var text = File.ReadAllText(Path.GetFullPath(file, startedIn)).Trim();
            return text.Length > 0 ? text : throw new SettingsException($"{fileKey}: the file is empty.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SettingsException($"{fileKey}: the file cannot be read; check the path and its permissions.", e);
        }
    }

    /// <summary>A folder that was named; else the one where the program is started, when it looks like ours; else the one that came along.</summary>
    private static string Folder(string key, string? named, string standard, string? mark, string startedIn)
    {
        if (!string.IsNullOrWhiteSpace(named))
        {
            var path = Path.GetFullPath(named, startedIn);
            return Directory.Exists(path) ? path : throw new SettingsException($"{key}: there is no folder {path}; correct the path or create it.");
        }
        var here = Path.Combine(startedIn, standard);
        var looksLikeOurs = mark is null ? File.Exists(Path.Combine(here, "disclosure.yaml")) : Directory.Exists(Path.Combine(here, mark));
        var along = Path.Combine(AppContext.BaseDirectory, standard);
        if (looksLikeOurs)
            return here;
        return Directory.Exists(along) ? along : throw new SettingsException($"{key}: there is no folder {along}; set it to the folder you use.");
    }
}
