namespace RecruitBot.Configuration;

/// <summary>All options. A key that is not here does not exist; defaults stand in place.</summary>
public sealed class Settings
{
    public EmployerSettings Employer { get; set; } = new();
    public DiscordSettings Discord { get; set; } = new();
    public StorageSettings Storage { get; set; } = new();
    public ModelSettings Model { get; set; } = new();
    public PathSettings Knowledge { get; set; } = new();
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

    /// <summary>How many shards in all; asked from Discord when not given.</summary>
    public int? Shards { get; set; }

    /// <summary>Which shards run here, such as "0,1"; all when not given.</summary>
    public string? ShardIds { get; set; }
}

/// <summary>Where sessions are kept.</summary>
public sealed class StorageSettings
{
    /// <summary>sqlite, litedb or postgres.</summary>
    public string Provider { get; set; } = "sqlite";

    /// <summary>File of an embedded store; relative to where the program is started.</summary>
    public string Path { get; set; } = System.IO.Path.Combine("data", "recruitbot.db");

    /// <summary>Of a database server.</summary>
    public string? ConnectionString { get; set; }
}

/// <summary>The language model; none means offline.</summary>
public sealed class ModelSettings
{
    /// <summary>Base address of an OpenAI-compatible endpoint.</summary>
    public string? Endpoint { get; set; }

    /// <summary>Key of the endpoint.</summary>
    public string? ApiKey { get; set; }

    /// <summary>File that holds the key.</summary>
    public string? ApiKeyFile { get; set; }

    /// <summary>Model for conversation.</summary>
    public string? Chat { get; set; }

    /// <summary>Model for embeddings.</summary>
    public string? Embedding { get; set; }

    /// <summary>builtin or semantic-kernel.</summary>
    public string Orchestrator { get; set; } = "builtin";
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
    /// <summary>Port of the simulator and its page on 127.0.0.1.</summary>
    public int Port { get; set; } = 5080;

    /// <summary>Where it keeps its state; in memory when not given.</summary>
    public string? Path { get; set; }
}
