using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using RecruitBot.Adapters.Discord;
using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Adapters.Documents;
using RecruitBot.Adapters.Embeddings;
using RecruitBot.Adapters.OpenAi;
using RecruitBot.Adapters.Postgres;
using RecruitBot.Adapters.Sqlite;
using RecruitBot.Adapters.Sqlite.Keys;
using RecruitBot.Checks;
using RecruitBot.Configuration;
using RecruitBot.Core.Assistant;
using RecruitBot.Core.Assistant.Chat;
using RecruitBot.Core.Assistant.Orchestration;
using RecruitBot.Core.Commands;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Gaps;
using RecruitBot.Core.Gaps.Entries;
using RecruitBot.Core.Gating;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Live;
using RecruitBot.Core.Knowledge.Related;
using RecruitBot.Core.Privacy.Retention;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Screening.Panel;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Moving;
using RecruitBot.Core.Timekeeping;

namespace RecruitBot;

/// <summary>Puts the parts together. The one place that knows every adapter.</summary>
public static partial class Composition
{
    /// <summary>The program as a host: services, logging to standard error, nothing started yet.</summary>
    /// <exception cref="SettingsException">An option asks for what this build does not have, or a file is unusable.</exception>
    public static IHost Build(Settings settings, Action<IServiceCollection>? more = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "recruitbot" });
        Log(builder.Logging);
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        AddStore(services, settings);
        services.AddEncryption(settings);
        services.AddModels(settings.Model);
        AddAssistant(services, settings);
        AddDiscordClient(services, settings);
        AddKnowledge(services, settings);
        AddConversations(services, settings);
        AddChecks(services, settings);
        more?.Invoke(services);
        return builder.Build();
    }

    /// <summary>The program as a bot on Discord.</summary>
    /// <exception cref="SettingsException">An option asks for what this build does not have, or a file is unusable.</exception>
    public static IHost BuildBot(Settings settings) =>
        Build(
            settings,
            services =>
            {
                if (settings.Storage.IsServer)
                    services.AddPostgresShare(PostgresOf(settings.Storage));
                services.AddDiscord();
                services.AddHostedService(s => ActivatorUtilities.CreateInstance<KnowledgeWatch>(s, (object)(string[])[settings.Knowledge.Path!, KnowledgeFiles.AnswersOf(settings)]));
                services.AddLogging(l => l.AddFilter("RecruitBot", LogLevel.Information));
            }
        );

    /// <summary>Where parts outside of a host log to: standard error, since standard output belongs to the answers.</summary>
    public static ILoggerFactory Loggers() => LoggerFactory.Create(Log);

    private static void Log(ILoggingBuilder logging) =>
        logging
            .AddSimpleConsole(o =>
            {
                o.SingleLine = true;
                o.UseUtcTimestamp = true;
                o.TimestampFormat = "yyyy-MM-dd HH:mm:ss 'UTC' ";
                o.ColorBehavior = LoggerColorBehavior.Disabled;
            })
            .SetMinimumLevel(LogLevel.Warning)
            .Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);

    private static void AddStore(IServiceCollection services, Settings settings)
    {
        var added = false;
        switch (settings.Storage.Provider.ToLowerInvariant())
        {
            case "sqlite":
                services.AddSqlite(settings.Storage.Path);
                return;
            case "litedb":
                AddLiteDb(services, settings, ref added);
                if (!added)
                    throw Absent("Storage:Provider", "litedb", "sqlite", "WithLiteDb");
                return;
            case "postgres":
                services.AddPostgres(PostgresOf(settings.Storage));
                return;
            default:
                throw new SettingsException(
                    $"Storage:Provider: this build has no store called \u201c{settings.Storage.Provider}\u201d; use sqlite or postgres."
                );
        }
    }

    private static PostgresAddress PostgresOf(StorageSettings storage) =>
        PostgresAddress.Read(
            storage.ConnectionString
                ?? throw new SettingsException("Storage:ConnectionString is not set, and postgres needs one: Host=\u2026;Port=5432;Database=\u2026;Username=\u2026;Password=\u2026 (or Storage:ConnectionStringFile).")
        );

    private static void AddAssistant(IServiceCollection services, Settings settings)
    {
        var added = false;
        switch (settings.Model.Orchestrator.ToLowerInvariant())
        {
            case "builtin":
                services.AddSingleton<IOrchestrator, BuiltinOrchestrator>();
                break;
            case "semantic-kernel":
                AddSemanticKernel(services, settings, ref added);
                if (!added)
                    throw Absent("Model:Orchestrator", "semantic-kernel", "builtin", "WithSemanticKernel");
                break;
            default:
                throw new SettingsException(
                    $"Model:Orchestrator: this build has no orchestrator called \u201c{settings.Model.Orchestrator}\u201d; use builtin."
                );
        }
        services.AddSingleton(_ =>
        {
            var (library, problems) = PromptLibrary.Load(settings.Prompts.Path!);
            return problems.Count == 0 ? library : throw new SettingsException($"{settings.Prompts.Path}/{problems[0].File}: {problems[0].Message}.");
        });
        services.AddSingleton<INotices>(s => new Notices(s.GetRequiredService<PromptLibrary>(), settings.Employer.Name, ProvidersOf(settings.Model)));
        services.AddSingleton<ChatPrompts>();
        services.AddSingleton(new OrchestratorSettings { Time = TimeSpan.FromSeconds(settings.Model.AnswerSeconds) });
        services.AddSingleton(new PanelSettings { Runs = settings.Model.Runs });
        services.AddSingleton<PanelRater>();
        services.AddSingleton<PanelRounds>();
    }

    /// <summary>Whose models are sent what, as candidates are told: the host of the endpoint.</summary>
    private static ModelProviders? ProvidersOf(ModelSettings model) =>
        Uri.TryCreate(model.Endpoint, UriKind.Absolute, out var endpoint) ? new ModelProviders(endpoint.Host, endpoint.Host) : null;

    private static void AddDiscordClient(IServiceCollection services, Settings settings)
    {
        services.AddSingleton(DiscordPatience.OfBot);
        var added = false;
        switch (settings.Discord.Client.ToLowerInvariant())
        {
            case "builtin":
                services.AddBuiltinClient(settings);
                return;
            case "discord.net":
                AddDiscordNet(services, settings, ref added);
                if (!added)
                    throw Absent("Discord:Client", "discord.net", "builtin", "WithDiscordNet");
                return;
            default:
                throw new SettingsException($"Discord:Client: this build has no client called \u201c{settings.Discord.Client}\u201d; use builtin.");
        }
    }

    private static void AddKnowledge(IServiceCollection services, Settings settings)
    {
        services.AddSingleton(_ => KnowledgeFiles.Open(settings));
        services.AddSingleton<IRoleSource>(s => s.GetRequiredService<LiveKnowledge>());
        services.AddSingleton<IAnswerer>(s => new GroundedAnswerer(s.GetRequiredService<LiveKnowledge>(), s.GetRequiredService<IOrchestrator>()));
        services.AddDocuments(settings);
        services.AddSingleton(s => new RelatedKnowledge(s.GetRequiredService<LiveKnowledge>(), EmbedderOf(s)));
        services.AddSingleton<ITermAliases>(s => new SkillAliases(s.GetRequiredService<LiveKnowledge>().Current.Base.Skills));
        services.AddSingleton<IAnswerEvaluator, OfflineEvaluator>();
    }

    private static GeneratorEmbedder? EmbedderOf(IServiceProvider services) =>
        services.GetService<IEmbeddingGenerator<string, Embedding<float>>>() is { } generator
            ? new GeneratorEmbedder(generator, services.GetRequiredService<ILogger<GeneratorEmbedder>>())
            : null;

    private static void AddConversations(IServiceCollection services, Settings settings)
    {
        services.AddSingleton(settings.Retention.Policy);
        services.AddSingleton<LegalHolds>();
        services.AddSingleton<RetentionRun>();
        services.AddSingleton<SessionWriter>();
        services.AddSingleton<ScreeningConversation>();
        services.AddSingleton<RubricCommands>();
        services.AddSingleton<RoleCommands>();
        services.AddSingleton<PolicyCommands>();
        services.AddSingleton<CommandCatalog>();
        services.AddSingleton<SessionHandler>();
        services.AddSingleton<OptionSuggestions>();
        services.AddSingleton(RulesOf(settings.Gates));
        services.AddSingleton<Gates>();
        services.AddSingleton<IPrivatePlaces, SamePlace>();
        services.AddSingleton<IPlatformTraces, NoTraces>();
        services.AddSingleton(new EntryFolder(KnowledgeFiles.AnswersOf(settings)));
        services.AddSingleton<GapQueue>();
        services.AddSingleton<GapTeller>();
        services.AddSingleton<GapDesk>();
        services.AddSingleton<DueRounds>();
        services.AddSingleton<ConversationServices>();
        services.AddSingleton<TurnRouter>();
        services.AddSingleton<Whereabouts>();
        services.AddSingleton<ScreeningRun>();
        services.AddSingleton(s => new Replay(s.GetRequiredService<LiveKnowledge>(), s.GetRequiredService<IAnswerEvaluator>(), s.GetRequiredService<INotices>()));
    }

    private static void AddChecks(IServiceCollection services, Settings settings)
    {
        services.AddSingleton<ICheck, KnowledgeCheck>();
        services.AddSingleton<ICheck, RolesCheck>();
        services.AddSingleton<ICheck, PromptsCheck>();
        services.AddSingleton<ICheck, PdfCheck>();
        services.AddSingleton<ICheck, StoreCheck>();
        services.AddSingleton<ICheck>(s => new ModelCheck(settings.Model, s.GetService<OpenAiEndpoint>()));
        services.AddSingleton<ICheck, DiscordClientCheck>();
        services.AddSingleton<ICheck>(s => new DiscordTokenCheck(settings, s.GetService<DiscordLook>()));
        if (settings.Discord.Token is null)
            return;
        services.AddDiscordLayout(settings);
        services.AddSingleton<DiscordLook>();
        services.AddSingleton<ICheck, DiscordShardsCheck>();
        foreach (var part in Enum.GetValues<LayoutPart>())
            services.AddSingleton<ICheck>(s => new DiscordLayoutCheck(s.GetRequiredService<DiscordLook>(), part));
    }

    private static GateRules RulesOf(GatesSettings gates) =>
        new()
        {
            CooldownDays = gates.CooldownDays,
            MinimumAccountAgeDays = gates.AccountAgeDays,
            MinimumMemberDays = gates.ServerAgeDays,
            RequiredRoles = Names(gates.RequiredRoles),
            BlockedRoles = Names(gates.BlockedRoles),
            MostOpenApplications = gates.OpenApplications,
            QuestionsPerMinute = gates.QuestionsPerMinute,
        };

    private static string[] Names(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static SettingsException Absent(string key, string value, string has, string @switch) =>
        new($"{key}: {value} is not in this build, which has {has}; build with -p:{@switch}=true to add it.");

    /// <summary>A store as rows, for moving it; made where it is missing.</summary>
    /// <exception cref="SettingsException">This build has no such engine.</exception>
    /// <exception cref="StoreException">Another process uses it, or it is no store of ours.</exception>
    internal static IStoreRows Rows(string provider, string path)
    {
        IStoreRows? rows = null;
        switch (provider.ToLowerInvariant())
        {
            case "sqlite":
                return SqliteRows.Open(path);
            case "litedb":
                OpenLiteDbRows(path, ref rows);
                return rows ?? throw Absent("migrate", "litedb", "sqlite", "WithLiteDb");
            default:
                throw new SettingsException($"migrate: this build cannot move a store called \u201c{provider}\u201d; use sqlite or litedb.");
        }
    }

    // The optional adapters. A folder that is compiled in supplies the body; without it the compiler drops the call.
    static partial void AddLiteDb(IServiceCollection services, Settings settings, ref bool added);

    static partial void OpenLiteDbRows(string path, ref IStoreRows? rows);

    static partial void AddDiscordNet(IServiceCollection services, Settings settings, ref bool added);

    static partial void AddSemanticKernel(IServiceCollection services, Settings settings, ref bool added);
}
