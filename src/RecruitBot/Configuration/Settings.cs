namespace RecruitBot.Configuration;

/// <summary>All options. A key that is not here does not exist; defaults stand in place.</summary>
public sealed class Settings
{
    public EmployerSettings Employer { get; set; } = new();
    public DiscordSettings Discord { get; set; } = new();
    public GatesSettings Gates { get; set; } = new();
    public StorageSettings Storage { get; set; } = new();
    public EncryptionSettings Encryption { get; set; } = new();
    public RetentionSettings Retention { get; set; } = new();
    public ModelSettings Model { get; set; } = new();
    public KnowledgeSettings Knowledge { get; set; } = new();
    public ResumesSettings Resumes { get; set; } = new();
    public PathSettings Prompts { get; set; } = new();
    public SimulatorSettings Simulator { get; set; } = new();
}

/// <summary>Who is hiring.</summary>
public sealed class EmployerSettings
{
    /// <summary>Name told to candidates.</summary>
    public string Name { get; set; } = "our company";
}

/// <summary>The Discord side.</summary>
public sealed class DiscordSettings
{
    /// <summary>Bot token.</summary>
    public string? Token { get; set; }

    /// <summary>File that holds the bot token.</summary>
    public string? TokenFile { get; set; }

    /// <summary>REST base; the gateway's address is asked from it.</summary>
    public string ApiBaseUrl { get; set; } = "https://discord.com/api/v10";

    /// <summary>builtin or discord.net.</summary>
    public string Client { get; set; } = "builtin";

    /// <summary>Id of the server that the bot works for; needed only when it is in several.</summary>
    public string? Guild { get; set; }

    /// <summary>Name or id of the channel where the team reads applications.</summary>
    public string ReviewChannel { get; set; } = "recruiting-review";

    /// <summary>Name or id of the channel that shows the panel, and under which the private threads are opened.</summary>
    public string PanelChannel { get; set; } = "apply";

    /// <summary>Names or ids of the roles whose members are recruiters, separated by commas.</summary>
    public string RecruiterRoles { get; set; } = "Recruiter";

    /// <summary>How many shards in all; asked from Discord when not given.</summary>
    public int? Shards { get; set; }

    /// <summary>Which shards run here, such as "0,1"; all when not given.</summary>
    public string? ShardIds { get; set; }

    /// <summary>Requests within a second, all together.</summary>
    public int RequestsPerSecond { get; set; } = 50;

    /// <summary>The local Discord instead of the one the settings name.</summary>
    internal void ConnectTo(Simulator.SimulatorServer simulator)
    {
        Token = Simulator.SimulatorServer.BotToken;
        ApiBaseUrl = simulator.ApiBaseUrl.ToString();
        Guild = null;
    }
}

/// <summary>Who may apply, and how much may be asked.</summary>
public sealed class GatesSettings
{
    /// <summary>Days after a decline before the same person may apply for the same role again.</summary>
    public int CooldownDays { get; set; } = 30;

    /// <summary>Days an account must have existed.</summary>
    public int AccountAgeDays { get; set; }

    /// <summary>Days a person must have been a member of the server.</summary>
    public int ServerAgeDays { get; set; }

    /// <summary>Names or ids of roles of which an applicant needs one, separated by commas.</summary>
    public string RequiredRoles { get; set; } = "";

    /// <summary>Names or ids of roles of which an applicant may have none, separated by commas.</summary>
    public string BlockedRoles { get; set; } = "";

    /// <summary>Applications that one person may have open at a time.</summary>
    public int OpenApplications { get; set; } = 5;

    /// <summary>Questions that one person may ask in a minute.</summary>
    public int QuestionsPerMinute { get; set; } = 10;
}

/// <summary>Where sessions are kept.</summary>
public sealed class StorageSettings
{
    /// <summary>sqlite, litedb or postgres.</summary>
    public string Provider { get; set; } = "sqlite";

    /// <summary>File of an embedded store; relative to where the program is started.</summary>
    public string Path { get; set; } = System.IO.Path.Combine("data", "recruitbot.db");

    /// <summary>Whether nobody said where to keep them.</summary>
    internal bool IsDefault { get; set; }

    /// <summary>Of a database server.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>File that holds it, since it holds a password.</summary>
    public string? ConnectionStringFile { get; set; }

    /// <summary>Where it is, for people; without a password.</summary>
    internal string Where => IsServer ? Adapters.Postgres.PostgresAddress.Describe(ConnectionString) : Path;

    /// <summary>Whether it is on a server, which several processes may share.</summary>
    internal bool IsServer => Provider.Equals("postgres", StringComparison.OrdinalIgnoreCase);
}

/// <summary>The knowledge folder, and how much of a document is read into it.</summary>
public sealed class KnowledgeSettings
{
    /// <summary>The folder; the one that came with the program when not given.</summary>
    public string? Path { get; set; }

    /// <summary>Months after the end of its year from which a figure is said to be perhaps out of date.</summary>
    public int OutOfDateAfterMonths { get; set; } = 12;

    /// <summary>Largest document that is ingested, in MB.</summary>
    public int MaxFileMegabytes { get; set; } = 20;

    /// <summary>Longest text of one document, in thousands of characters.</summary>
    public int MaxTextKilobytes { get; set; } = 2000;

    /// <summary>Most sentences, list items and table rows of one document.</summary>
    public int MaxUnits { get; set; } = 20_000;

    /// <summary>Longest time for reading one document, in seconds.</summary>
    public int ReadSeconds { get; set; } = 30;

    /// <summary>The limits as readers take them.</summary>
    internal Core.Knowledge.Documents.DocumentLimits Limits =>
        new()
        {
            FileBytes = MaxFileMegabytes * 1024L * 1024,
            TextCharacters = MaxTextKilobytes * 1000,
            Units = MaxUnits,
            Time = TimeSpan.FromSeconds(ReadSeconds),
        };
}

/// <summary>How much of candidates' résumés is taken.</summary>
public sealed class ResumesSettings
{
    /// <summary>Largest file, in MB.</summary>
    public int MaxFileMegabytes { get; set; } = 8;

    /// <summary>How many are taken for one application; every one is kept until it is erased.</summary>
    public int PerApplication { get; set; } = 10;

    /// <summary>Longest time for fetching one, and again for reading it, in seconds.</summary>
    public int ReadSeconds { get; set; } = 20;

    /// <summary>The limits as they are kept.</summary>
    internal Core.Recruiting.Resumes.ResumeLimits Limits =>
        new()
        {
            FileBytes = MaxFileMegabytes * 1024L * 1024,
            PerApplication = PerApplication,
            Time = TimeSpan.FromSeconds(ReadSeconds),
        };
}

/// <summary>A folder.</summary>
public sealed class PathSettings
{
    /// <summary>The folder; the one that came with the program when not given.</summary>
    public string? Path { get; set; }
}

/// <summary>The local simulator.</summary>
public sealed class SimulatorSettings
{
    /// <summary>Port of the simulator and its page on 127.0.0.1; 0 for any that is free.</summary>
    public int Port { get; set; } = 5080;

    /// <summary>Where it keeps its state; in memory when not given.</summary>
    public string? Path { get; set; }
}
