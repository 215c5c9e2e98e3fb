using System.Text;
using RecruitBot.Core.Assistant;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Screening;

namespace RecruitBot.Core.Commands;

/// <summary>Every command and every button there is: the one list that slash commands, the console, help and the router read.</summary>
public sealed class CommandCatalog
{
    private readonly Dictionary<string, CommandDefinition> _commands;
    private readonly Dictionary<string, ActionDefinition> _actions;

    /// <summary>Puts the catalog together.</summary>
    /// <param name="screening">The screening.</param>
    /// <param name="answerer">The knowledge base.</param>
    /// <param name="notices">Texts with legal weight.</param>
    /// <param name="checks">What /setup looks at.</param>
    /// <param name="guides">The commands on guides; null where there is no folder to change, as when a session is run again.</param>
    /// <param name="rubrics">The commands on rubrics; null as for <paramref name="guides"/>.</param>
    /// <param name="roles">The commands on roles; null as for <paramref name="guides"/>.</param>
    /// <param name="policy">How long things are kept; null as for <paramref name="guides"/>.</param>
    public CommandCatalog(ScreeningConversation screening, IAnswerer answerer, INotices notices, IEnumerable<ICheck> checks, GuideCommands? guides = null, RubricCommands? rubrics = null, RoleCommands? roles = null, PolicyCommands? policy = null)
    {
        var candidate = new CandidateCommands(screening, answerer);
        var recruiter = new RecruiterCommands(notices, checks);
        var gaps = new GapCommands();
        var resume = new ResumeCommands();
        Commands =
        [
            .. candidate.Commands(),
            .. resume.Commands(),
            .. policy?.Commands() ?? [],
            new("help", "Show what I can do", Authority.Candidate, [], HelpAsync),
            .. recruiter.Commands(),
            .. gaps.Commands(),
            .. guides?.Commands() ?? [],
            .. rubrics?.Commands() ?? [],
            .. roles?.Commands() ?? [],
        ];
        Actions = [.. candidate.Actions(), .. resume.Actions(), .. recruiter.Actions(), .. gaps.Actions(), .. guides?.Actions() ?? [], .. roles?.Actions() ?? []];
        _commands = Commands.ToDictionary(c => c.Name, StringComparer.OrdinalIgnoreCase);
        _actions = Actions.ToDictionary(a => a.Verb, StringComparer.Ordinal);
    }

    /// <summary>The commands in the order of the help.</summary>
    public IReadOnlyList<CommandDefinition> Commands { get; }

    /// <summary>The buttons, menus and forms.</summary>
    public IReadOnlyList<ActionDefinition> Actions { get; }

    /// <summary>The command of that name, or null.</summary>
    public CommandDefinition? FindCommand(string name) => _commands.GetValueOrDefault(name);

    /// <summary>The action of that verb, or null.</summary>
    public ActionDefinition? FindAction(string verb) => _actions.GetValueOrDefault(verb);

    /// <summary>Whether a form may come back for a turn, which a platform may have to know before the turn is handled.</summary>
    public bool MayOpenForm(Turn turn) =>
        turn switch
        {
            CommandTurn command => FindCommand(command.Command)?.MayOpenForm(command) == true,
            PressTurn press => ActionId.Parse(press.Action) is { } id && FindAction(id.Verb)?.MayOpenForm(id) == true,
            _ => false,
        };

    /// <summary>The command that a wish in plain words stands for; null when the session of the moment handles it.</summary>
    public CommandDefinition? CommandFor(PlainIntent intent, bool inApplication) =>
        intent switch
        {
            PlainIntent.Status => FindCommand("status"),
            PlainIntent.Jobs => FindCommand("jobs"),
            PlainIntent.Help => FindCommand("help"),
            PlainIntent.Apply when !inApplication => FindCommand(CandidateCommands.Apply),
            PlainIntent.Withdraw when !inApplication => FindCommand("withdraw"),
            PlainIntent.Person when !inApplication => FindCommand("human"),
            _ => null,
        };

    /// <summary>How a command is typed, such as "/decline session reason [message]".</summary>
    public static string Usage(CommandDefinition command) =>
        "/" + command.Name + string.Concat(command.Options.Select(o => o.Required ? " " + o.Name : $" [{o.Name}]"));

    private ValueTask HelpAsync(TurnContext context, CommandTurn turn, CancellationToken ct)
    {
        var text = new StringBuilder(
            "I am an AI that answers questions about our roles from our guides, and takes applications; a person decides on each. You can write in plain words, or type:\n"
        );
        foreach (var command in Commands.Where(c => context.Speaker.Authority >= c.Requires))
            text.Append($"{Usage(command)}: {command.Description}\n");
        text.Append("During an application you can write: pause, skip, go back, withdraw, or ask me anything in between.");
        context.Show(text.ToString());
        return ValueTask.CompletedTask;
    }
}
