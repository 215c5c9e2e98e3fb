using RecruitBot.Core.Conversations;

namespace RecruitBot.Core.Commands;

/// <summary>What an option holds, so that a front end can offer choices.</summary>
public enum OptionKind
{
    /// <summary>Free text.</summary>
    Text,

    /// <summary>A role's id or title.</summary>
    Role,

    /// <summary>A session's id, its beginning, or the candidate's name.</summary>
    Session,

    /// <summary>A stage.</summary>
    Stage,

    /// <summary>A file.</summary>
    File,

    /// <summary>What /rubric is to do.</summary>
    Rubric,

    /// <summary>What /role is to do.</summary>
    RoleUse,
}

/// <summary>An option of a command.</summary>
/// <param name="Name">1 to 32 lower-case letters.</param>
/// <param name="Description">At most 100 characters.</param>
/// <param name="Required">Required ones come first.</param>
/// <param name="Kind">What it holds.</param>
public sealed record CommandOption(string Name, string Description, bool Required = false, OptionKind Kind = OptionKind.Text);

/// <summary>
/// A command: name, help, permission and behaviour in one place. Slash commands, the console, help and tests all read this.
/// </summary>
/// <param name="Name">1 to 32 lower-case letters.</param>
/// <param name="Description">What it does, at most 100 characters.</param>
/// <param name="Requires">Who may use it; checked by the router, whatever the platform has checked.</param>
/// <param name="Options">Options, required ones first.</param>
/// <param name="RunAsync">Finds what it is about, and shows or changes it.</param>
public sealed record CommandDefinition(
    string Name,
    string Description,
    Authority Requires,
    IReadOnlyList<CommandOption> Options,
    Func<TurnContext, CommandTurn, CancellationToken, ValueTask> RunAsync
)
{
    /// <summary>
    /// What it does to a session, as a function of state and turn alone, so that a recorded session can be run again; null when it changes none.
    /// </summary>
    public Func<TurnDraft, CommandTurn, CancellationToken, ValueTask>? Effect { get; init; }

    /// <summary>
    /// Whether a form may come back when the command is run so. Some platforms can show a form only as the very first reaction, so they
    /// must know before.
    /// </summary>
    public Func<CommandTurn, bool> MayOpenForm { get; init; } = _ => false;

    /// <summary>
    /// What of candidates it shows the team that is in no one session's log, such as a list: the router notes it in the audit chain before anything
    /// is shown. Null when it shows nothing of them, or when its <see cref="Effect"/> leaves a <see cref="Sessions.RecordViewed"/>.
    /// </summary>
    public string? Reads { get; init; }
}

/// <summary>A button, menu or form: its verb, who may press it and what it does.</summary>
/// <param name="Verb">First part of the <see cref="ActionId"/>.</param>
/// <param name="Requires">Who may press it; a candidate only ever their own session's.</param>
/// <param name="RunAsync">Finds what it is about.</param>
public sealed record ActionDefinition(string Verb, Authority Requires, Func<TurnContext, ActionId, CancellationToken, ValueTask> RunAsync)
{
    /// <summary>What it does to a session, as a function of state and turn alone; null when it changes none.</summary>
    public Func<TurnDraft, ActionId, Turn, CancellationToken, ValueTask>? Effect { get; init; }

    /// <summary>Whether a form may come back when a button with that id is pressed; see <see cref="CommandDefinition.MayOpenForm"/>.</summary>
    public Func<ActionId, bool> MayOpenForm { get; init; } = _ => false;

    /// <summary>See <see cref="CommandDefinition.Reads"/>.</summary>
    public string? Reads { get; init; }
}
