using RecruitBot.Core.Conversations;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Documents;
using RecruitBot.Core.Knowledge.Ingest;
using RecruitBot.Core.Knowledge.Live;
using RecruitBot.Core.Language;

namespace RecruitBot.Core.Commands;

/// <summary>What recruiters do with guides: send a document, see what would be used of it, put it in force; list them; take one away.</summary>
public sealed class GuideCommands(Ingestion ingestion, IGivenFiles files, LiveKnowledge live)
{
    private const string File = "file";
    private const string StoreVerb = "guide-store";
    private const string DropVerb = "guide-drop";
    private const string RemoveVerb = "guide-remove";

    /// <summary>The commands.</summary>
    public IEnumerable<CommandDefinition> Commands()
    {
        yield return new(
            "ingest",
            "Make a guide of a document; you see first what would be used of it",
            Authority.Recruiter,
            [
                new(File, "Markdown, text, PDF, Word (.docx) or a saved web page", true, OptionKind.File),
                new("as-of", "Year of what it says, such as 2026"),
                new("audience", "Who may be told: candidate, recruiter or both"),
                new("name", "Name of the guide; made of the file's name when left out"),
                new("title", "Title; the document's own when left out"),
                new("attribution", "Who claims it; your own word when left out"),
            ],
            IngestAsync
        );
        yield return new("guides", "List the guides that answers quote", Authority.Recruiter, [], ListAsync);
        yield return new("remove-guide", "Take a guide away; it is kept as an earlier version", Authority.Recruiter, [new("name", "Its name, see /guides", true)], AskToRemoveAsync);
    }

    /// <summary>The buttons.</summary>
    public IEnumerable<ActionDefinition> Actions()
    {
        yield return new(StoreVerb, Authority.Recruiter, (context, id, ct) => ShowAsync(context, () => StoreAsync(id[0], id[1], ct)));
        yield return new(DropVerb, Authority.Recruiter, (context, id, _) => ShowAsync(context, () => Dropped(id[0])));
        yield return new(RemoveVerb, Authority.Recruiter, (context, id, ct) => ShowAsync(context, () => RemoveAsync(id[0], context.Speaker, ct)));
    }

    private async ValueTask IngestAsync(TurnContext context, CommandTurn turn, CancellationToken ct)
    {
        if (turn.Files?.FirstOrDefault(f => f.Option == File) is not { } file)
        {
            context.Show("No file came with that. Type /ingest and add the document as its file.");
            return;
        }
        Audience? audience = null;
        if (turn.Options.GetValueOrDefault("audience") is { Length: > 0 } named)
        {
            if (!Enum.TryParse<Audience>(named.Trim(), ignoreCase: true, out var parsed) || !Enum.IsDefined(parsed) || char.IsAsciiDigit(named.Trim()[0]))
            {
                context.Show($"\u201c{Excerpt.Of(named, 40)}\u201d is none of candidate, recruiter, both. Nothing was stored.");
                return;
            }
            audience = parsed;
        }
        try
        {
            var request = new IngestRequest(file.Name, await files.ReadAsync(file, ingestion.Limits, ct), context.Speaker.Name)
            {
                Name = Given(turn, "name"),
                Title = Given(turn, "title"),
                Audience = audience,
                AsOf = Given(turn, "as-of"),
                Attribution = Given(turn, "attribution"),
            };
            var draft = await ingestion.PrepareAsync(request, ct);
            context.Show(draft.Result == IngestResult.Unchanged ? new Reply($"That is {draft.Source} already, version {draft.Version}. Nothing was changed.") : GuidePreview.Of(draft, Buttons(draft)));
        }
        catch (DocumentRefusedException e)
        {
            context.Show($"{Excerpt.Of(file.Name, 80)} was not taken. {e.Message}");
        }
    }

    private IReadOnlyList<Button> Buttons(IngestDraft draft)
    {
        var key = ingestion.Keep(draft);
        return [new(ActionId.Of(StoreVerb, draft.Name, key), "Put in force", ButtonStyle.Primary), new(ActionId.Of(DropVerb, key), "Discard")];
    }

    private static string? Given(CommandTurn turn, string option) => turn.Options.GetValueOrDefault(option) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private ValueTask ListAsync(TurnContext context, CommandTurn turn, CancellationToken ct)
    {
        var lines = ingestion
            .Shelf.All()
            .Select(g => g.Header is { } h ? $"- {g.Name}: version {h.Version} of {Excerpt.Of(h.Original, 60)}, added by {Excerpt.Of(h.AddedBy, 40)} on {h.AddedAt:yyyy-MM-dd}" : $"- {g.Name}: written by hand")
            .ToList();
        context.Show(lines.Count == 0 ? "There are no guides yet. Type /ingest to make one of a document." : "Guides:\n" + string.Join("\n", lines));
        return ValueTask.CompletedTask;
    }

    private ValueTask AskToRemoveAsync(TurnContext context, CommandTurn turn, CancellationToken ct)
    {
        var name = turn.Options["name"].Trim();
        if (!GuideName.IsValid(name) || ingestion.Shelf.Find(name) is not { } guide)
            context.Show($"There is no guide \u201c{Excerpt.Of(name, 64)}\u201d. Type /guides to see them all.");
        else if (guide.Header is null)
            context.Show($"The guide {name} was written by hand; whoever keeps the knowledge folder deletes its file.");
        else
            context.Show(
                new Reply($"Take the guide {name} away? Answers stop quoting it at once; version {guide.Header.Version} is kept.")
                {
                    Buttons = [new(ActionId.Of(RemoveVerb, name), "Remove it", ButtonStyle.Danger)],
                });
        return ValueTask.CompletedTask;
    }

    private async ValueTask<string> StoreAsync(string name, string key, CancellationToken ct) =>
        ingestion.StoreKept(name, key) switch
        {
            true => await ReadAgainAsync($"The guide {name} is in force.", ct),
            false => $"The guide {name} was changed by somebody else meanwhile, so nothing was stored. Send the document again.",
            null => "There is no such draft any more. Send the document again.",
        };

    private ValueTask<string> Dropped(string key)
    {
        ingestion.Drop(key);
        return ValueTask.FromResult("Discarded; nothing was stored.");
    }

    private async ValueTask<string> RemoveAsync(string name, Person by, CancellationToken ct) =>
        ingestion.Remove(name, by.Name) is { } guide
            ? await ReadAgainAsync($"The guide {name} was removed; version {guide.Header!.Version} is kept.", ct)
            : $"There is no guide {name} any more.";

    /// <summary>Puts what was stored in force at once; a fault of another file keeps all as it was and is told.</summary>
    private async ValueTask<string> ReadAgainAsync(string done, CancellationToken ct) =>
        (await live.ReloadAsync(ct)).Problem is { } problem ? $"Stored, but answers go on as before, since another file cannot be used: {problem}" : done;

    private static async ValueTask ShowAsync(TurnContext context, Func<ValueTask<string>> act)
    {
        try
        {
            context.Show(await act());
        }
        catch (DocumentRefusedException e)
        {
            context.Show(e.Message);
        }
    }
}
