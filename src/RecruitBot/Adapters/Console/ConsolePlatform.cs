using RecruitBot.Core.Conversations;

namespace RecruitBot.Adapters.Console;

/// <summary>Something that a typed number stands for.</summary>
/// <param name="Key">What is typed.</param>
/// <param name="Label">What is shown.</param>
/// <param name="Action">The button's id.</param>
/// <param name="Choice">The menu's entry.</param>
public sealed record NumberedChoice(string Key, string Label, string Action, string? Choice);

/// <summary>Draws replies in a terminal: cards as blocks, buttons and menus as numbers.</summary>
public sealed class ConsolePlatform(TextWriter output) : IChatPlatform
{
    private readonly Lock _drawing = new();
    private readonly List<NumberedChoice> _choices = [];
    private bool _newTurn = true;

    /// <summary>Name of the platform.</summary>
    public const string PlatformName = "console";

    /// <inheritdoc/>
    public string Name => PlatformName;

    /// <summary>The form that was shown last and waits to be filled in.</summary>
    public Form? PendingForm { get; private set; }

    /// <inheritdoc/>
    public Task<Detour?> DeliverAsync(Place place, Reply reply, string nonce, CancellationToken cancellationToken)
    {
        // What is printed cannot be edited.
        if (!reply.IsUpdate)
            Draw(reply);
        return Task.FromResult<Detour?>(null);
    }

    /// <summary>What a typed number or letter stands for, or null.</summary>
    public NumberedChoice? Find(string typed)
    {
        lock (_drawing)
            return _choices.Find(c => string.Equals(c.Key, typed.Trim(), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What is drawn from here on belongs to a new turn: its buttons are numbered from 1 and replace the earlier ones.</summary>
    public void BeginTurn()
    {
        lock (_drawing)
            _newTurn = true;
    }

    /// <summary>Forgets the form: it was filled in or given up.</summary>
    public void FormDone() => PendingForm = null;

    /// <summary>Prints a reply.</summary>
    public void Draw(Reply reply)
    {
        lock (_drawing)
        {
            if (reply.Text.Length > 0)
                Line(reply.Text);
            if (reply.Card is { } card)
                Draw(card);
            if (reply.File is { } file)
            {
                Line($"--- {file.Name} ---");
                Line(file.Bytes is { } bytes ? $"({FileSize.Words(bytes.Length)} that a terminal does not show; on Discord it comes as a file)" : file.Content.TrimEnd());
                Line("---");
            }
            if (reply.Form is { } form)
            {
                PendingForm = form;
                Line($"{form.Title}. Answer line by line; /cancel gives up.\n{FormText.Ask(form.Fields[0])}");
            }
            // Buttons beside a form only open it, and it is open.
            else if (reply.Buttons.Count > 0 || reply.Menu is not null)
                DrawChoices(reply);
            output.WriteLine();
            output.Flush();
        }
    }

    private void DrawChoices(Reply reply)
    {
        // A turn that shows no buttons leaves those before it in force; several replies of one turn share one numbering.
        if (_newTurn)
            _choices.Clear();
        _newTurn = false;
        foreach (var choice in Numbered(reply))
        {
            _choices.Add(choice);
            Line($"  [{choice.Key}] {choice.Label}");
        }
        if (reply.TakesNumber)
            Line("  (a letter presses a button; a number is your answer)");
    }

    private IEnumerable<NumberedChoice> Numbered(Reply reply)
    {
        string Key() => reply.TakesNumber ? ((char)('a' + _choices.Count)).ToString() : (_choices.Count + 1).ToString();
        foreach (var button in reply.Buttons)
            yield return new NumberedChoice(Key(), button.Label, button.Action, null);
        foreach (var entry in reply.Menu?.Choices ?? [])
            yield return new NumberedChoice(Key(), entry.Label, reply.Menu!.Action, entry.Value);
    }

    private void Draw(Card card)
    {
        Line($"== {card.Title} ==");
        if (card.Body.Length > 0)
            Line(card.Body);
        foreach (var field in card.Fields)
            Line($"* {field.Name}\n    {field.Value.Replace("\n", "\n    ", StringComparison.Ordinal)}");
        if (card.Footer is { } footer)
            Line($"-- {footer}");
    }

    private void Line(string text) => output.WriteLine(TerminalText.Safe(text));
}
