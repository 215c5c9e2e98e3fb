using System.ComponentModel;
using Microsoft.Extensions.AI;
using RecruitBot.Core.Assistant.Chat;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Language;

namespace RecruitBot.Core.Assistant.Orchestration;

/// <summary>
/// The tools of one turn. Each can do what the speaker could do anyway: read what they may be told, say what they wish for. None decides, scores, or shows
/// what is not the speaker's; a wish is only named here, and carried out by the same code as a button's.
/// </summary>
public sealed class ToolBox
{
    private const int MostPassages = 8;
    private const int LongestArgument = 300;

    /// <summary>What is at least as likely as this is shown for the speaker's own words.</summary>
    private const double LeastOwn = 0.1;

    /// <summary>The same for a model's words in their place.</summary>
    private const double LeastOther = 0.5;

    private readonly TurnRequest _request;
    private readonly List<KnowledgeUnit> _shown = [];

    /// <summary>The tools for a request.</summary>
    /// <param name="request">What was written.</param>
    /// <param name="mayAnswer">Whether a model can make an answer better; without, it can only name a wish.</param>
    public ToolBox(TurnRequest request, bool mayAnswer)
    {
        _request = request;
        if (mayAnswer && request.Knowledge.MayBeAnswered(request.Question))
            _shown.AddRange(request.Knowledge.PassagesFor(request.Question, LeastOwn, MostPassages));
        // Where nothing comes near the speaker's own words, what other words find is an answer to something else.
        MayAnswer = _shown.Count > 0;
        Functions = [.. Make()];
    }

    /// <summary>Whether documents are to answer at all.</summary>
    public bool MayAnswer { get; }

    /// <summary>The tools.</summary>
    public IReadOnlyList<AIFunction> Functions { get; }

    /// <summary>What the model was shown so far: the number of a passage is its place here, from 1 on.</summary>
    public IReadOnlyList<KnowledgeUnit> Shown => _shown;

    /// <summary>The wish that was named; null when none was.</summary>
    public PlainIntent? Wish { get; private set; }

    /// <summary>The role that it is about.</summary>
    public OfferedRole? WishedRole { get; private set; }

    /// <summary>Whether there is nothing left for a model to do.</summary>
    public bool IsSettled => Wish is not null;

    /// <summary>Passages with their numbers, as data.</summary>
    public string Numbered(int from = 0) => string.Join('\n', _shown.Skip(from).Select((u, i) => $"[{from + i + 1}] {u.Document.Title}, {u.Section}{(u.AsOf is null ? "" : $" ({u.AsOf})")}: {Excerpt.Of(u.Text, KnowledgeUnit.MaxQuote)}"));

    private IEnumerable<AIFunction> Make()
    {
        if (MayAnswer)
        {
            yield return AIFunctionFactory.Create(Search, "search_knowledge", "Finds passages of the guides by other words for what was asked. Returns numbered passages.");
            yield return AIFunctionFactory.Create(Read, "read_role", "The text of one role as numbered passages.");
        }
        yield return AIFunctionFactory.Create(List, "list_roles", "The roles there are, and whether they take applications.");
        if (!_request.MayBeWish)
            yield break;
        yield return AIFunctionFactory.Create(Status, "own_status", "Where the speaker's own applications stand.");
        yield return AIFunctionFactory.Create(Apply, "start_applying", "The speaker wants to apply. They are shown what happens next and agree or not; nothing is begun without that.");
        yield return AIFunctionFactory.Create(Person, "ask_person", "The speaker wants to talk to a person.");
        yield return AIFunctionFactory.Create(Withdraw, "withdraw", "The speaker wants to end their application. They are asked whether they mean it.");
        yield return AIFunctionFactory.Create(ShowStatus, "show_status", "The speaker wants to know where their application stands.");
        yield return AIFunctionFactory.Create(Greet, "small_talk", "A greeting, thanks, or talk without a question.");
    }

    private string Search([Description("Other words for the question, as a guide would put it.")] string query)
    {
        if (Cut(query) is not { } words)
            return "Give some words to search for.";
        return Show(_request.Knowledge.PassagesFor(_request.Question with { Text = words, Memory = ConversationMemory.Empty }, LeastOther, MostPassages));
    }

    private string Read([Description("Id of the role, from the list of roles.")] string role) =>
        Find(role) is { } found ? Show(_request.Knowledge.PassagesOf(found.Id, _request.Question.Asker, 2 * MostPassages)) : "There is no such role; look at the list of roles.";

    private string List() =>
        _request.Roles.Count == 0 ? "There are no roles." : PromptData.Readable(string.Join('\n', _request.Roles.Select(r => $"{PromptData.Mark}{r.Id}: {Excerpt.Of(r.Title, 100)}{(r.TakesApplications ? "" : " (takes no applications)")}")));

    private string Status() => string.Join('\n', PromptData.Readable(_request.OwnStatus!).Split('\n').Select(l => PromptData.Mark + l));

    private string Apply([Description("Id of the role, from the list of roles; empty when none was named.")] string? role = null)
    {
        if (string.IsNullOrWhiteSpace(role))
            return Wished(PlainIntent.Apply, null);
        return Find(role) is { } found ? Wished(PlainIntent.Apply, found) : "There is no such role; look at the list of roles.";
    }

    private string Person() => Wished(PlainIntent.Person, null);

    private string Withdraw() => Wished(PlainIntent.Withdraw, null);

    private string ShowStatus() => Wished(PlainIntent.Status, null);

    private string Greet() => Wished(PlainIntent.SmallTalk, null);

    private string Wished(PlainIntent wish, OfferedRole? role)
    {
        // The first word counts: a model that names two wishes has not understood.
        if (Wish is null)
            (Wish, WishedRole) = (wish, role);
        return "Noted.";
    }

    private string Show(IReadOnlyList<KnowledgeUnit> units)
    {
        var from = _shown.Count;
        _shown.AddRange(units.Where(u => !_shown.Contains(u)));
        return _shown.Count == from ? "Nothing that was not shown before." : string.Join('\n', PromptData.Readable(Numbered(from)).Split('\n').Select(l => PromptData.Mark + l));
    }

    private OfferedRole? Find(string role) => Cut(role) is { } id ? _request.Roles.FirstOrDefault(r => string.Equals(r.Id, id, StringComparison.OrdinalIgnoreCase)) : null;

    private static string? Cut(string? argument) => string.IsNullOrWhiteSpace(argument) ? null : argument.Length > LongestArgument ? argument[..LongestArgument] : argument.Trim();
}
