using System.Threading.Channels;
using RecruitBot.Core.Commands;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Adapters.Console;

/// <summary>Holds a conversation in a terminal or on a pipe: one line is one turn.</summary>
public sealed class ConsoleChat(
    TurnRouter router,
    CommandCatalog catalog,
    Deliverer deliverer,
    ConsolePlatform platform,
    TimeProvider time,
    Person person
)
{
    private static readonly TimeSpan LookForNews = TimeSpan.FromSeconds(1);

    private readonly Place _place = new(ConsolePlatform.PlatformName, person.Id);
    private readonly string _run = SessionIds.New();
    private int _turn;

    /// <summary>Talks until the input ends or the token is cancelled.</summary>
    /// <param name="input">Lines, such as standard input.</param>
    /// <param name="interactive">At a terminal: a prompt is shown, and news from other processes comes in between.</param>
    /// <param name="cancellationToken">Ends the conversation.</param>
    public async Task RunAsync(TextReader input, bool interactive, CancellationToken cancellationToken)
    {
        var lines = ReadLines(input);
        try
        {
            await TakeAsync((id, at) => new ArrivalTurn(id, at, person, _place), cancellationToken);
            while (await NextAsync(lines, interactive, cancellationToken) is { } line)
            {
                if (line.Trim() is "/quit" or "/exit")
                    break;
                if (line.Length == 0)
                    continue;
                if (platform.PendingForm is { } form)
                    await FillAsync(form, line, lines, interactive, cancellationToken);
                else
                    await TakeAsync((id, at) => Read(line, id, at), cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped by Ctrl+C or SIGTERM: all that was acknowledged is on disk, so there is nothing left to do.
        }
    }

    private async Task TakeAsync(Func<string, DateTimeOffset, Turn> make, CancellationToken ct)
    {
        var turn = make($"console:{_run}.{++_turn}", time.GetUtcNow());
        platform.BeginTurn();
        try
        {
            var shown = await router.HandleAsync(turn, ct);
            await DeliverAsync(ct);
            foreach (var reply in shown)
                platform.Draw(reply);
        }
        catch (StoreException e)
        {
            platform.Draw(new Reply($"{e.Message} What you just wrote was not kept; please send it again."));
        }
    }

    private async Task DeliverAsync(CancellationToken ct)
    {
        await deliverer.DeliverAsync(_place.Id, ct);
        if (person.Authority >= Authority.Recruiter)
            await deliverer.DeliverAsync(Place.Reviewers(_place.Platform).Id, ct);
    }

    private Turn Read(string line, string id, DateTimeOffset at)
    {
        if (line.StartsWith('/'))
        {
            var (name, options) = TypedCommand.Parse(line, catalog);
            return new CommandTurn(id, at, person, _place, name, options) { Files = FilesIn(name, options) };
        }
        return platform.Find(line) is { } choice
            ? new PressTurn(id, at, person, _place, choice.Action, choice.Choice)
            : new TextTurn(id, at, person, _place, line);
    }

    /// <summary>At a terminal a file is named by its path.</summary>
    private List<GivenFile>? FilesIn(string command, Dictionary<string, string> options)
    {
        var files = (catalog.FindCommand(command)?.Options ?? [])
            .Where(o => o.Kind == OptionKind.File && !string.IsNullOrWhiteSpace(options.GetValueOrDefault(o.Name)))
            .Select(o => (o.Name, File: new FileInfo(options[o.Name])))
            .Select(f => new GivenFile(f.Name, f.File.Name, f.File.Exists ? f.File.Length : 0, new Uri(f.File.FullName).AbsoluteUri))
            .ToList();
        return files.Count == 0 ? null : files;
    }

    /// <summary>Asks for the fields one by one; the line that came with the form waiting is the first field's.</summary>
    private async Task FillAsync(Form form, string first, ChannelReader<string> lines, bool interactive, CancellationToken ct)
    {
        platform.FormDone();
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        string? line = first;
        foreach (var field in form.Fields)
        {
            if (fields.Count > 0)
            {
                platform.Draw(new Reply(FormText.Ask(field)));
                line = await NextAsync(lines, interactive, ct);
            }
            while (line is not null && line.Trim() is not "/cancel")
            {
                var (value, refusal) = IsCommand(line)
                    ? (null, "The form is still open: fill it in, or give it up with /cancel.")
                    : FormText.Read(field, line);
                if (value is not null)
                {
                    fields[field.Id] = value;
                    break;
                }
                platform.Draw(new Reply($"{refusal}\n{FormText.Ask(field)}"));
                line = await NextAsync(lines, interactive, ct);
            }
            if (!fields.ContainsKey(field.Id))
            {
                platform.Draw(new Reply("Given up; nothing has changed."));
                return;
            }
        }
        await TakeAsync((id, at) => new FormTurn(id, at, person, _place, form.Action, fields), ct);
    }

    /// <summary>Whether a line is a command of ours: somebody who types one has forgotten the form, and must not send it to a candidate.</summary>
    private bool IsCommand(string line) => line.StartsWith('/') && catalog.FindCommand(TypedCommand.Parse(line, catalog).Name) is not null;

    private async Task<string?> NextAsync(ChannelReader<string> lines, bool interactive, CancellationToken ct)
    {
        while (true)
        {
            if (lines.TryRead(out var line))
                return line;
            if (!interactive)
                return await lines.WaitToReadAsync(ct) ? await lines.ReadAsync(ct) : null;
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(LookForNews);
            try
            {
                if (!await lines.WaitToReadAsync(patience.Token))
                    return null;
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                await DeliverAsync(ct);
            }
        }
    }

    /// <summary>Standard input cannot be cancelled: a thread of its own waits for it, and ends with the process.</summary>
    private static ChannelReader<string> ReadLines(TextReader input)
    {
        var channel = Channel.CreateBounded<string>(64);
        var thread = new Thread(() =>
        {
            while (BoundedLine.Read(input, TurnRouter.MostCharacters + 1) is { } line)
                channel.Writer.WriteAsync(line).AsTask().GetAwaiter().GetResult();
            channel.Writer.Complete();
        })
        {
            IsBackground = true,
            Name = "input",
        };
        thread.Start();
        return channel.Reader;
    }
}
