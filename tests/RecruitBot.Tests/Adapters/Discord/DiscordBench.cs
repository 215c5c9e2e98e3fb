using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Adapters.Discord;
using RecruitBot.Adapters.Discord.Delivery;
using RecruitBot.Adapters.Discord.Leases;
using RecruitBot.Adapters.Discord.People;
using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Adapters.Discord.Threads;
using RecruitBot.Adapters.Discord.Turns;
using RecruitBot.Configuration;
using RecruitBot.Core.Assistant;
using RecruitBot.Core.Assistant.Orchestration;
using RecruitBot.Core.Commands;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Conversations.Leases;
using RecruitBot.Core.Gaps;
using RecruitBot.Core.Gating;
using RecruitBot.Core.Recruiting.Resumes;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Core.Timekeeping;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Model;
using RecruitBot.Tests.Discord;
using RecruitBot.Tests.Support;
using DiscordThreadPlaces = RecruitBot.Adapters.Discord.Threads.ThreadPlaces;

namespace RecruitBot.Tests.Adapters.Discord;

/// <summary>The bot on Discord over a server in memory, with stores in memory, the roles of a bakery and a clock moved by hand.</summary>
public sealed class DiscordBench : IDisposable
{
    public const ulong Alice = 1001;
    public const ulong Bob = 1002;
    public const ulong Rita = 1003;

    private static readonly RoleCatalog Bakery = RoleCatalog.Load(Path.Combine(AppContext.BaseDirectory, "Conversations", "Data", "bakery"));
    private static readonly PromptLibrary Prompts = PromptLibrary.Load(Path.Combine(AppContext.BaseDirectory, "prompts")).Library;

    private readonly Desk _desk = new(Bakery);

    public DiscordBench(DiscordSettings? settings = null, IPlatformNotes? notes = null, ISessionStore? store = null, ScriptedServer? rest = null, IWorkShare? share = null)
    {
        Share = share ?? new WholeShare();
        Rest = rest ?? new ScriptedServer();
        if (rest is null)
        {
            Rest.Join(Alice);
            Rest.Join(Bob);
            Rest.Join(Rita, ScriptedServer.Recruiter);
        }
        Notes = new GatedNotes(notes ?? new InMemoryPlatformNotes());
        Store = new GatedSessionStore(store ?? new InMemorySessionStore());
        var all = new Settings { Discord = settings ?? new DiscordSettings() };
        Layouts = new Layouts(new LayoutReader(Rest, all.Discord), Time, NullLogger<Layouts>.Instance);
        People = new DiscordPeople(Rest, Layouts, Time);
        Threads = new ThreadNotes(Notes);
        Marks = new ReadMarks(Notes);
        CandidateThreads = new CandidateThreads(Rest, Layouts, Threads, Marks, Store);
        Directs = new DirectChannels(Rest, Notes, Time);
        var answered = new AnsweredMessages();
        Places = new DiscordThreadPlaces(Rest, Layouts, Bakery, CandidateThreads, Directs);
        Drafts = new AnswerDrafts(Rest, Notes, Store, Share, Time, NullLogger<AnswerDrafts>.Instance);
        var sender = new ReplySender(Rest, Drafts);
        Topics = new TopicMessages(Rest, sender, Notes);
        var personal = new PersonalReplies(Layouts, People, Threads, CandidateThreads, Live, sender, Marks, Directs, answered, Asked);
        Platform = new DiscordPlatform(Layouts, personal, sender, Topics, NullLogger<DiscordPlatform>.Instance);
        Traces = new DiscordTraces(Rest, Layouts, Topics, Threads, Marks, Directs, Notes);
        var leases = new DiscordLeases(Share, Threads);
        var writer = new SessionWriter(Store, Time, leases: leases);
        var notices = new Notices(Prompts, "The Old Bakery");
        var answerer = new ScriptedAnswerer();
        var screening = new ScreeningConversation(answerer, new ScriptedEvaluator(), notices);
        Catalog = new CommandCatalog(screening, answerer, notices, []);
        var handler = new SessionHandler(Catalog, screening, answerer, notices);
        var services = new ConversationServices(
            Store,
            writer,
            Bakery,
            answerer,
            screening,
            notices,
            Time,
            Places,
            new Gates(new GateRules(), Time),
            Traces,
            Gaps = _desk.Over(Store, Store.Inner as IGapStore ?? new InMemorySessionStore(), writer, handler, Time),
            Files.DeskOver(Store, new ResumeLimits(), Time),
            Store.Inner as IAuditLog ?? new InMemorySessionStore()
        );
        var whereabouts = new Whereabouts(Store, writer, handler, Time);
        Rounds = new DueRounds(Store, writer, handler, Bakery, Time);
        Erasures = new UnfinishedErasures(Traces, Store, writer, whereabouts, Platform, NullLogger<UnfinishedErasures>.Instance);
        Deliverer = new Deliverer(Store, Platform, whereabouts, Time, NullLogger<Deliverer>.Instance, leases);
        Outbox = new Outbox(Deliverer, Time, NullLogger<Outbox>.Instance);
        Watch = new ThreadWatch(Rest, Layouts, Threads, CandidateThreads, Places, Traces, Store, whereabouts, Outbox, Time, NullLogger<ThreadWatch>.Instance);
        var waiting = new WaitingReplies(Deliverer, Threads);
        var router = new TurnRouter(services, Catalog, handler, new NoOrchestrator(), NullLogger<TurnRouter>.Instance);
        Messages = new MessageFrontEnd(Layouts, People, new RoleChannels(Bakery), Threads, Marks, Platform, Directs, answered, Asked, new UnreadMessages(Layouts, Threads, Marks, Store, whereabouts), new TypingIndicator(Rest, new NoOrchestrator(), Time, NullLogger<TypingIndicator>.Instance), Drafts, router, Deliverer, waiting, Outbox, Time, NullLogger<MessageFrontEnd>.Instance);
        Interactions = new InteractionFrontEnd(
            Rest,
            Layouts,
            People,
            new RoleChannels(Bakery),
            Threads,
            Live,
            Platform,
            router,
            Catalog,
            new OptionSuggestions(Bakery, Store),
            Deliverer,
            waiting,
            Outbox,
            new ClaimedThreads(Rest, Store),
            Time,
            Log
        );
        CatchUp = new CatchUp(Rest, Layouts, Marks, Threads, Watch, Directs, Store, Time, NullLogger<CatchUp>.Instance);
        Panel = new Panel(Rest, Bakery, all, Notes, NullLogger<Panel>.Instance);
        Registration = new CommandRegistration(Rest, Catalog, NullLogger<CommandRegistration>.Instance);
        Announcements = new Announcements(Announced);
        News = new TeamNews(Topics, Notes);
        Cards = new MovedCards(Store, Topics, Notes);
        Preparation = new Preparation(Layouts, Registration, Panel, Announcements, News, Cards, Watch, Outbox, Time, NullLogger<Preparation>.Instance, Share);
        var lanes = new Lanes(NullLogger<Lanes>.Instance);
        var side = new SideWork(NullLogger<SideWork>.Instance);
        FrontEnd = new DiscordFrontEnd(
            Layouts,
            Preparation,
            Threads,
            Watch,
            Directs,
            Marks,
            CatchUp,
            new ShardScope(Layouts, Threads),
            new LeaseGate(Share, Threads, Directs, Time),
            lanes,
            side,
            new CorrectionQueue(lanes, side, Time, NullLogger<CorrectionQueue>.Instance),
            Messages,
            Drafts,
            new MessageCorrections(Rest, Layouts, People, Threads, Directs, Store, router, Deliverer, Outbox, Time, NullLogger<MessageCorrections>.Instance),
            Interactions,
            Outbox,
            Erasures,
            Time,
            NullLogger<DiscordFrontEnd>.Instance
        );
    }

    public IWorkShare Share { get; }
    public GapDesk Gaps { get; }
    public DueRounds Rounds { get; }
    public ScriptedServer Rest { get; }
    public TimersByHand Time { get; } = new();
    public GatedNotes Notes { get; }
    public AnswerDrafts Drafts { get; }
    public GatedSessionStore Store { get; }
    public Layouts Layouts { get; }
    public DiscordPeople People { get; }
    public ThreadNotes Threads { get; }
    public ReadMarks Marks { get; }
    public CandidateThreads CandidateThreads { get; }
    public DiscordThreadPlaces Places { get; }
    public LiveInteractions Live { get; } = new();
    public AskedQuestions Asked { get; } = new();
    public TopicMessages Topics { get; }
    public DirectChannels Directs { get; }
    public ThreadWatch Watch { get; }
    public TeamNews News { get; }
    public MovedCards Cards { get; }
    public DiscordPlatform Platform { get; }
    public Deliverer Deliverer { get; }
    public Outbox Outbox { get; }
    public DiscordTraces Traces { get; }
    public UnfinishedErasures Erasures { get; }
    /// <summary>What people attach, by address.</summary>
    public HeldFiles Files { get; } = new();

    public CommandCatalog Catalog { get; }
    public MessageFrontEnd Messages { get; }
    public InteractionFrontEnd Interactions { get; }
    public CatchUp CatchUp { get; }
    public Panel Panel { get; }
    public CommandRegistration Registration { get; }
    public Announcements Announcements { get; }
    public Preparation Preparation { get; }
    public DiscordFrontEnd FrontEnd { get; }
    public CollectedLog<InteractionFrontEnd> Log { get; } = new();
    public CollectedLog<Announcements> Announced { get; } = new();

    /// <summary>The channel of the latest thread of a person.</summary>
    public Snowflake ThreadOf(ulong user) => Threads.Of(new Snowflake(user))[0];

    /// <summary>A button pressed in the server; in the thread or channel given.</summary>
    public Interaction Press(ulong user, string action, Snowflake? channel = null, string? picked = null) =>
        InGuild(user, InteractionType.Component, channel, new InteractionData { CustomId = action, Values = picked is null ? null : [picked] }) with
        {
            Message = new Message { Id = new Snowflake(9), ChannelId = channel ?? ScriptedServer.Apply },
        };

    public Interaction Command(ulong user, string name, Snowflake? channel = null, params (string Name, string Value)[] options) =>
        InGuild(
            user,
            InteractionType.Command,
            channel ?? ScriptedServer.General,
            new InteractionData
            {
                Name = name,
                Options = [.. options.Select(o => new InteractionOption { Name = o.Name, Value = System.Text.Json.JsonSerializer.SerializeToElement(o.Value) })],
            }
        );

    public Interaction Fill(ulong user, string action, Snowflake? channel, params (string Name, string Value)[] fields) =>
        InGuild(
            user,
            InteractionType.Form,
            channel,
            new InteractionData
            {
                CustomId = action,
                Components =
                [
                    .. fields.Select(f => new Component
                    {
                        Type = ComponentType.Label,
                        Inner = new Component { Type = ComponentType.TextInput, CustomId = f.Name, Value = f.Value },
                    }),
                ],
            }
        );

    /// <summary>The same in the direct messages with the bot.</summary>
    public static Interaction Directly(Interaction interaction) =>
        interaction with
        {
            GuildId = null,
            ChannelId = ScriptedServer.DirectOf(interaction.By!.Id.Value),
            User = interaction.By,
            Member = null,
        };

    public Task HandleAsync(Interaction interaction) => Interactions.HandleAsync(interaction, CancellationToken.None);

    public Task WriteAsync(ulong user, Snowflake channel, string text, bool inGuild = false, params Snowflake[] mentions) =>
        Messages.HandleAsync(Rest.Write(user, channel, text, inGuild, mentions), CancellationToken.None);

    public Task<int> DeliverAsync() => Deliverer.DeliverAsync(null, CancellationToken.None);

    public async Task<SessionState> StateAsync(ulong user, string role = "baker")
    {
        var heads = await Store.FindAsync(new SessionQuery { CandidateId = DiscordPlace.PersonId(new Snowflake(user)), RoleId = role }, CancellationToken.None);
        return SessionFold.Fold(await Store.ReadAsync(heads[0].SessionId, CancellationToken.None))!;
    }

    /// <summary>Applies at the panel; returns the thread.</summary>
    public async Task<Snowflake> ApplyAsync(ulong user)
    {
        await HandleAsync(Press(user, ActionId.Of("apply", "baker")));
        await DeliverAsync();
        return ThreadOf(user);
    }

    /// <summary>Applies and answers the facts; the first question is open then.</summary>
    public async Task<Snowflake> ToFirstQuestionAsync(ulong user)
    {
        var thread = await ApplyAsync(user);
        await HandleAsync(Press(user, ActionId.Of("consent", (await StateAsync(user)).Id, "scoring"), thread));
        foreach (var answer in (string[])["yes", "4", "employee"])
            await WriteAsync(user, thread, answer, inGuild: true);
        return thread;
    }

    /// <summary>Goes all the way; the card stands in the review channel then.</summary>
    public async Task<SessionState> HandInAsync(ulong user)
    {
        var thread = await ToFirstQuestionAsync(user);
        await WriteAsync(user, thread, Paths.WholeStory, inGuild: true);
        await WriteAsync(user, thread, Paths.HygieneStory, inGuild: true);
        await HandleAsync(Press(user, ActionId.Of("submit", (await StateAsync(user)).Id), thread));
        await DeliverAsync();
        return await StateAsync(user);
    }

    public async Task BeginAsync() =>
        await FrontEnd.HandleAsync(
            new SessionBegan(new Ready { User = new User { Id = ScriptedServer.Bot, Username = "RecruitBot", Bot = true }, SessionId = "s", ResumeGatewayUrl = "wss://x" }),
            CancellationToken.None
        );

    public void Dispose()
    {
        _desk.Dispose();
        Preparation.Dispose();
        Watch.Dispose();
        Outbox.Dispose();
        Deliverer.Dispose();
        Layouts.Dispose();
        Erasures.Dispose();
    }

    private Interaction InGuild(ulong user, InteractionType type, Snowflake? channel, InteractionData data) =>
        new()
        {
            Id = Rest.NewId(),
            ApplicationId = ScriptedServer.ApplicationId,
            Type = type,
            Token = "tok",
            GuildId = ScriptedServer.GuildId,
            ChannelId = channel ?? ScriptedServer.Apply,
            Member = (Rest.Members.GetValueOrDefault(new Snowflake(user)) ?? new GuildMember()) with { User = Rest.AsUser(user) },
            Data = data,
        };
}
