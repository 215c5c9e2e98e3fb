using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Screening.Calibration;

namespace RecruitBot.Core.Roles.Drafting;

/// <summary>What became of a request; one sentence or several lines for people.</summary>
/// <param name="Done">Whether a file was written.</param>
/// <param name="Text">What to tell.</param>
/// <param name="Draft">The draft; null when none was made.</param>
public sealed record DraftOutcome(bool Done, string Text, RoleDraft? Draft = null);

/// <summary>Makes drafts in a knowledge folder and approves them, for the command line and for Discord alike.</summary>
public static class DraftDesk
{
    /// <summary>Drafts a role from a guide or a role and writes it to <c>roles/</c>, as a draft.</summary>
    public static DraftOutcome Draft(KnowledgeBase knowledge, RoleCatalog catalog, string named, string by, DateOnly on)
    {
        if (Source(knowledge, catalog, named) is not { } document)
            return new DraftOutcome(false, $"There is neither a guide nor a role \u201c{Language.Excerpt.Of(named, 60)}\u201d. Nothing was drafted.");
        var draft = RoleDrafting.Draft(knowledge, document, by, on, id => catalog.Parses.Any(p => p.StatedId == id || Path.GetFileNameWithoutExtension(p.File) == id) || File.Exists(PathOf(catalog, id)));
        if (draft is null)
            return new DraftOutcome(false, $"{document.Source} states no duty that I recognise (such as \u201cThe baker cleans the oven every night.\u201d), so there is nothing to draft from.");
        return Told(
            () =>
            {
                WholeFile.Replace(PathOf(catalog, draft.Id), draft.Text);
                return new DraftOutcome(
                    true,
                    $"Drafted roles/{draft.Id}.md from {document.Source}: {(draft.Criteria == 1 ? "one criterion" : $"{draft.Criteria} criteria")}, each with the sentence it comes from."
                        + (draft.LeftOut > 0 ? $" Duties that had no room: {draft.LeftOut}." : "")
                        + $" No candidate sees it. Put the lines marked {RoleDraft.Mark} into your own words, add two gold answers for each anchor, then approve it.",
                    draft);
            });
    }

    /// <summary>Approves a draft.</summary>
    public static async ValueTask<DraftOutcome> ApproveAsync(KnowledgeBase knowledge, string knowledgePath, string id, string by, DateOnly on, CancellationToken cancellationToken)
    {
        var catalog = RoleCatalog.Load(knowledgePath);
        try
        {
            var result = await RoleApproval.ApproveAsync(knowledge, catalog, catalog.Match(id)?.Id ?? id, by, on, RoleGates.Of(knowledge, CalibrationRecord.Read(knowledgePath)), cancellationToken);
            return result.Role is { } role
                ? new DraftOutcome(true, $"{role.Title} is open, approved by {by} on {on:yyyy-MM-dd}. Run `recruitbot lint --accept` to keep this version.")
                : new DraftOutcome(false, "Not approved, and nothing was changed:\n" + string.Join('\n', result.Refusals.Select(r => "- " + r)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unwritable(e);
        }
    }

    private static KnowledgeDocument? Source(KnowledgeBase knowledge, RoleCatalog catalog, string named)
    {
        var name = named.Trim();
        string[] sources = [name, $"guides/{name}", $"guides/{name}.md", $"roles/{name}", $"roles/{name}.md"];
        return sources.Select(knowledge.Find).FirstOrDefault(d => d is not null)
            ?? knowledge.Documents.FirstOrDefault(d => string.Equals(d.Title, name, StringComparison.OrdinalIgnoreCase))
            ?? (catalog.Match(name) is { } role ? knowledge.Find($"roles/{role.Id}.md") : null);
    }

    private static DraftOutcome Told(Func<DraftOutcome> write)
    {
        try
        {
            return write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unwritable(e);
        }
    }

    private static DraftOutcome Unwritable(Exception e) => new(false, $"The folder of the roles cannot be written ({e.Message}); mount or choose one that can (Knowledge:Path).");

    private static string PathOf(RoleCatalog catalog, string id) => Path.Combine(catalog.KnowledgePath, "roles", $"{id}.md");
}
