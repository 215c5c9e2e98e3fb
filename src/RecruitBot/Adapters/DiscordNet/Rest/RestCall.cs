using System.Text.Json.Nodes;
using RecruitBot.Discord.Rest.Pipeline;

namespace RecruitBot.Adapters.DiscordNet.Rest;

/// <summary>
/// One call of the library's while it is under way: what has to be added to its body, and what came back. It travels with the flow of the
/// call, since the library's interface has room for neither.
/// </summary>
internal sealed class RestCall
{
    private static readonly AsyncLocal<RestCall?> Running = new();

    private RestCall(IReadOnlyList<AddedField> added) => Added = added;

    /// <summary>The call that this code is part of; null for what the library asks of its own accord.</summary>
    public static RestCall? Current => Running.Value;

    /// <summary>Fields that the library cannot express.</summary>
    public IReadOnlyList<AddedField> Added { get; }

    /// <summary>What came of the last request of this call; null while none was sent.</summary>
    public Attempt? Last { get; set; }

    /// <summary>Begins a call; what is called from here on, until the calling method ends, is part of it.</summary>
    public static RestCall Begin(IReadOnlyList<AddedField> added) => Running.Value = new RestCall(added);
}

/// <summary>A field that is added to the body of a request, or takes the place of the one there.</summary>
/// <param name="Path">Names and positions that lead to it, such as "data/components".</param>
/// <param name="Value">Its value, made anew for each attempt; null to take away a field that the library writes and Discord does not document there.</param>
internal sealed record AddedField(string Path, Func<JsonNode?>? Value);
