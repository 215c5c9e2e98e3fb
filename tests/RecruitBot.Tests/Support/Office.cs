using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Core.Assistant;
using RecruitBot.Core.Assistant.Chat;
using RecruitBot.Core.Assistant.Model;
using RecruitBot.Core.Assistant.Orchestration;
using RecruitBot.Core.Commands;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Gaps;
using RecruitBot.Core.Gating;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Live;
using RecruitBot.Core.Privacy.Retention;
using RecruitBot.Core.Recruiting.Resumes;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Screening.Panel;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Core.Timekeeping;

namespace RecruitBot.Tests.Support;

/// <summary>
/// The whole product but for its edges, in one process: two candidates and a recruiter talk to it over a store in memory, and hear what
/// would have been shown to them. Its roles are those of a bakery (Conversations/Data).
/// </summary>
public sealed class Office : IDisposable
{
    private static readonly RoleCatalog Bakery = RoleCatalog.Load(Path.Combine(AppContext.BaseDirectory, "Conversations", "Data", "bakery"));

    private static readonly PromptLibrary Prompts = PromptLibrary.Load(Path.Combine(AppContext.BaseDirectory, "prompts")).Library;

    // One count for all offices: two of them may share a store.
    private static int s_message;

    private readonly Dictionary<Place, List<Button>> _buttons = [];
    private int _heard;
    private Deliverer? _deliverer;

    public Office(ScriptedAnswerer? answerer = null, IAnswerEvaluator? evaluator = null, ISessionStore? store = null, RoleCatalog? roles = null, IGapStore? gaps = null, IAuditLog? audit = null)
    {
        Answerer = answerer ?? new ScriptedAnswerer();
        Evaluator = evaluator ?? new ScriptedEvaluator();
        Store = store ?? new InMemorySessionStore();
        Roles = roles ?? Bakery;
        GapStore = gaps ?? Store as IGapStore ?? new InMemorySessionStore();
        Audit = audit ?? Store as IAuditLog ?? new InMemorySessionStore();
        Desk = new Desk(Roles);
        Restart();
    }

    public static Person Alice { get; } = new("test:alice", "Alice");

    public static Person Bob { get; } = new("test:bob", "Bob");

    public static Person Rita { get; } = new("test:rita", "Rita", Authority.Recruiter);

    public static Person Sam { get; } = new("test:sam", "Sam", Authority.Recruiter);

    public static Place Reviewers { get; } = Place.Reviewers("test");

    public ScriptedAnswerer Answerer { get; }

    public IAnswerEvaluator Evaluator { get; }

    public ScriptedEvaluator Rater => (ScriptedEvaluator)Evaluator;

    public ISessionStore Store { get; }

    public RoleCatalog Roles { get; }

    public IGapStore GapStore { get; }

    public IAuditLog Audit { get; }

    public Desk Desk { get; }

    public GapDesk Gaps { get; private set; } = null!;

    /// <summary>Taken at the next restart.</summary>
    public IPrivatePlaces Places { get; set; } = new SamePlace();

    /// <summary>Taken at the next restart.</summary>
    public IPlatformTraces Traces { get; set; } = new NoTraces();

    /// <summary>Taken at the next restart.</summary>
    public GateRules Rules { get; set; } = new();

    /// <summary>Taken at the next restart.</summary>
    public GuideCommands? Guides { get; set; }

    /// <summary>Taken at the next restart.</summary>
    public LiveKnowledge? Live { get; set; }

    /// <summary>Who may not be erased. Taken at the next restart.</summary>
    public LegalHolds? Holds { get; set; }

    /// <summary>How long things are kept. Taken at the next restart.</summary>
    public RetentionPolicy Policy { get; set; } = new([], null);

    /// <summary>What people attach, by address.</summary>
    public HeldFiles Files { get; } = new();

    /// <summary>How much of résumés is taken. Taken at the next restart.</summary>
    public ResumeLimits ResumeLimits { get; set; } = new();

    /// <summary>A model that rates as well; none when null. Taken at the next restart.</summary>
    public ScriptedModel? Model { get; set; }

    /// <summary>Who leads the conversation with the model. Taken at the next restart.</summary>
    public OrchestratorOver Orchestrates { get; set; } = Orchestrators.Builtin;

    /// <summary>Knowledge that answers in place of the scripted one. Taken at the next restart.</summary>
    public IAnswerer? Knowledge { get; set; }

    /// <summary>What the router logs.</summary>
    public CollectedLog<TurnRouter> Log { get; } = new();

    public HandAdvancedTime Time { get; } = new();

    public CollectingPlatform Platform { get; } = new();

    public Notices Notices { get; } = new(Prompts, "The Old Bakery");

    public CommandCatalog Catalog { get; private set; } = null!;

    public TurnRouter Router { get; private set; } = null!;

    public ScreeningRun Run { get; private set; } = null!;

    public Whereabouts Whereabouts { get; private set; } = null!;

    public DueRounds Rounds { get; private set; } = null!;

    public PanelRounds Panel { get; private set; } = null!;

    /// <summary>The roles that the clock goes by; those of the office when null. Taken at the next restart.</summary>
    public IRoleSource? RolesLater { get; set; }

    public Replay Replay => new(Knowledge ?? Answerer, Evaluator, Notices);

    /// <summary>The direct chat of a person.</summary>
    public static Place PlaceOf(Person person) => new("test", "dm-" + person.Name.ToLowerInvariant());

    /// <summary>What a deliverer needs beside a store, with nothing that answers or asks.</summary>
    public static Whereabouts WhereaboutsOf(ISessionStore store, TimeProvider time)
    {
        var answerer = new ScriptedAnswerer();
        var notices = new Notices(Prompts, "The Old Bakery");
        var screening = new ScreeningConversation(answerer, new ScriptedEvaluator(), notices);
        return new Whereabouts(store, new SessionWriter(store, time), new SessionHandler(new CommandCatalog(screening, answerer, notices, []), screening, answerer, notices), time);
    }

    /// <summary>A new set of services over the same store, as after the program was stopped and started.</summary>
    public void Restart()
    {
        var writer = new SessionWriter(Store, Time, Holds);
        IOrchestrator orchestrator = Model is null ? new NoOrchestrator() : Orchestrates(Model, Prompts, Time);
        var answerer = new GroundedAnswerer(Knowledge ?? Answerer, orchestrator);
        var screening = new ScreeningConversation(answerer, Evaluator, Notices);
        Catalog = new CommandCatalog(screening, answerer, Notices, [], Guides, new RubricCommands(Evaluator, NoTermAliases.Instance, Live ?? Desk.Knowledge), new RoleCommands(Notices, Live ?? Desk.Knowledge), Holds is null ? null : new PolicyCommands(Policy, Holds));
        var handler = new SessionHandler(Catalog, screening, answerer, Notices);
        Gaps = Desk.Over(Store, GapStore, writer, handler, Time);
        var services = new ConversationServices(Store, writer, Roles, answerer, screening, Notices, Time, Places, new Gates(Rules, Time), Traces, Gaps, Files.DeskOver(Store, ResumeLimits, Time), Audit);
        Rounds = new DueRounds(Store, writer, handler, RolesLater ?? Roles, Time);
        Panel = new PanelRounds(new PanelRater((IModels?)Model ?? new NoModels(), new ChatPrompts(Prompts), new PanelSettings()), Store, writer, handler, Time);
        Router = new TurnRouter(services, Catalog, handler, orchestrator, Log);
        Run = new ScreeningRun(services, handler, Panel);
        _deliverer?.Dispose();
        Whereabouts = new Whereabouts(Store, writer, handler, Time);
        _deliverer = new Deliverer(Store, Platform, Whereabouts, Time, NullLogger<Deliverer>.Instance);
    }

    /// <summary>An id that no turn has had.</summary>
    public string NewMessage() => $"test:{Interlocked.Increment(ref s_message)}";

    public Task<Heard> ArriveAsync(Person who) => TakeAsync(new ArrivalTurn(NewMessage(), Time.GetUtcNow(), who, PlaceOf(who)));

    public Task<Heard> SayAsync(Person who, string text, Place? place = null) =>
        TakeAsync(new TextTurn(NewMessage(), Time.GetUtcNow(), who, place ?? PlaceOf(who), text));

    /// <summary>Writes a message, whose id is needed later; with what its writer cannot have seen yet.</summary>
    public async Task<(string Id, Heard Heard)> WriteAsync(Person who, string text, string? unseen = null)
    {
        var id = NewMessage();
        return (id, await TakeAsync(new TextTurn(id, Time.GetUtcNow(), who, PlaceOf(who), text) { Unseen = unseen }));
    }

    /// <summary>Writes a message with files; returns its id too.</summary>
    public async Task<(string Id, Heard Heard)> AttachAsync(Person who, string text, params GivenFile[] files)
    {
        var id = NewMessage();
        return (id, await TakeAsync(new TextTurn(id, Time.GetUtcNow(), who, PlaceOf(who), text) { Files = files }));
    }

    /// <summary>Types a command with a file.</summary>
    public Task<Heard> TypeWithFileAsync(Person who, string command, GivenFile file) =>
        TakeAsync(new CommandTurn(NewMessage(), Time.GetUtcNow(), who, PlaceOf(who), command, new Dictionary<string, string> { ["file"] = file.Name }) { Files = [file with { Option = "file" }] });

    /// <summary>Changes a message where it stands.</summary>
    public Task<Heard> EditAsync(Person who, string message, string text) =>
        TakeAsync(new EditTurn($"edit/{message}/{Time.GetUtcNow().ToUnixTimeMilliseconds()}", Time.GetUtcNow(), who, PlaceOf(who), message, text));

    /// <summary>Deletes a message where it stood.</summary>
    public Task<Heard> DeleteAsync(Person who, string message) =>
        TakeAsync(new DeletionTurn($"deleted/{message}", Time.GetUtcNow(), who, PlaceOf(who), message));

    public Task<Heard> TypeAsync(Person who, string command, params (string Name, string Value)[] options) =>
        TakeAsync(
            new CommandTurn(
                NewMessage(),
                Time.GetUtcNow(),
                who,
                PlaceOf(who),
                command,
                options.ToDictionary(o => o.Name, o => o.Value, StringComparer.Ordinal)
            )
        );

    /// <summary>Presses the newest button of that label that the person can see.</summary>
    public Task<Heard> PressAsync(Person who, string label) => SendAsync(who, ButtonOf(who, label).Action);

    /// <summary>Sends a button id, as a client can whatever it has been shown.</summary>
    public Task<Heard> SendAsync(Person who, string action, string? choice = null) =>
        TakeAsync(new PressTurn(NewMessage(), Time.GetUtcNow(), who, PlaceOf(who), action, choice));

    public Task<Heard> FillAsync(Person who, string action, params (string Name, string Value)[] fields) =>
        TakeAsync(
            new FormTurn(
                NewMessage(),
                Time.GetUtcNow(),
                who,
                PlaceOf(who),
                action,
                fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal)
            )
        );

    /// <summary>The newest button of that label that the person can see.</summary>
    public Button ButtonOf(Person who, string label)
    {
        Place[] places = who.Authority >= Authority.Recruiter ? [PlaceOf(who), Reviewers] : [PlaceOf(who)];
        return places.SelectMany(p => _buttons.GetValueOrDefault(p, [])).LastOrDefault(b => b.Label == label)
            ?? throw new InvalidOperationException($"{who.Name} sees no button \u201c{label}\u201d.");
    }

    /// <summary>Lets time pass, looks after the applications and delivers what that led to.</summary>
    public async Task<IReadOnlyList<Delivered>> WaitAsync(TimeSpan time)
    {
        Time.Advance(time);
        await Rounds.RunAsync(CancellationToken.None);
        await _deliverer!.DeliverAsync(null, CancellationToken.None);
        var delivered = Platform.All.Skip(_heard).ToList();
        _heard = Platform.All.Count;
        return delivered;
    }

    /// <summary>Lets the model rate what was handed in, and delivers what that led to.</summary>
    public async Task<IReadOnlyList<Delivered>> RateAsync()
    {
        await Panel.RunAsync(CancellationToken.None);
        return await WaitAsync(TimeSpan.Zero);
    }

    /// <summary>Takes a turn and delivers what it led to.</summary>
    public async Task<Heard> TakeAsync(Turn turn)
    {
        Time.Advance(TimeSpan.FromSeconds(30));
        var shown = await Router.HandleAsync(turn, CancellationToken.None);
        await _deliverer!.DeliverAsync(null, CancellationToken.None);
        var delivered = Platform.All.Skip(_heard).ToList();
        _heard = Platform.All.Count;
        foreach (var (place, reply) in shown.Select(r => (turn.Place, r)).Concat(delivered.Select(d => (d.Place, d.Reply))))
        {
            if (!_buttons.TryGetValue(place, out var seen))
                _buttons[place] = seen = [];
            seen.AddRange(reply.Buttons);
        }
        return new Heard(turn.Place, shown, delivered);
    }

    /// <summary>The heads of a person's sessions of one role ("" for the enquiry), the latest first.</summary>
    public async Task<IReadOnlyList<SessionHead>> HeadsAsync(Person who, string? role = null) =>
        await Store.FindAsync(new SessionQuery { CandidateId = who.Id, RoleId = role, Limit = 1000 }, CancellationToken.None);

    /// <summary>The latest session of a person for a role.</summary>
    public async Task<SessionState> StateAsync(Person who, string role = "baker") =>
        SessionFold.Fold(await EventsAsync(who, role)) ?? throw new InvalidOperationException($"{who.Name} has no session for {role}.");

    /// <summary>The events of the latest session of a person for a role.</summary>
    public async Task<IReadOnlyList<RecordedEvent>> EventsAsync(Person who, string role = "baker")
    {
        var heads = await HeadsAsync(who, role);
        return heads.Count == 0 ? [] : await Store.ReadAsync(heads[0].SessionId, CancellationToken.None);
    }

    /// <summary>Every session there is with its events.</summary>
    public async Task<IReadOnlyList<(SessionHead Head, IReadOnlyList<RecordedEvent> Events)>> EverythingAsync()
    {
        var all = new List<(SessionHead, IReadOnlyList<RecordedEvent>)>();
        foreach (var head in await Store.FindAsync(new SessionQuery { Limit = int.MaxValue }, CancellationToken.None))
            all.Add((head, await Store.ReadAsync(head.SessionId, CancellationToken.None)));
        return all;
    }

    public void Dispose()
    {
        _deliverer?.Dispose();
        Desk.Dispose();
    }
}
