using System.Globalization;
using RecruitBot.Core.Sessions.Audit.Verification;

namespace RecruitBot.Verbs;

/// <summary>What checking a store found, for people.</summary>
internal static class StoreWords
{
    /// <summary>The lines, the verdict first.</summary>
    public static IEnumerable<string> Of(StoreVerdict verdict)
    {
        yield return verdict.First is { } fault
            ? $"Broken: {fault.Sentence}"
            : string.Create(CultureInfo.InvariantCulture, $"Holds: {verdict.Entries} entries account for {verdict.Sessions} sessions with {verdict.Events} events and {verdict.Files} r\u00e9sum\u00e9s; {verdict.Erased} sessions were erased.");
        foreach (var head in verdict.Heads.Where(h => h.Number > 0))
            yield return string.Create(CultureInfo.InvariantCulture, $"Chain {head.Chain} ends with entry {head.Number}: {head.Hash}");
        if (verdict.Holds && verdict.Entries > 0)
            yield return "Keep that hash elsewhere: verify --head HASH tells later whether the chain was cut short or written anew.";
    }
}
