using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RecruitBot.Core.Sessions.Bundles;

/// <summary>
/// The parts of a bundle that repeat what its records say, for people who read one thing only. They are cut out of the records character for
/// character, so that they can be made again from them and compared.
/// </summary>
internal static class BundleExtracts
{
    /// <summary>The files that follow from the records alone.</summary>
    public static IReadOnlyDictionary<string, byte[]> Of(IReadOnlyList<BundleRecord> records)
    {
        var files = new Dictionary<string, StringBuilder>(StringComparer.Ordinal) { [BundleFormat.Calls] = new(), [BundleFormat.Notices] = new() };
        foreach (var name in BundleFormat.Extracts.Keys)
            files[name] = new StringBuilder();
        var role = "null";
        var texts = new BundleTexts(records);
        foreach (var record in records)
        {
            using var json = JsonDocument.Parse(record.EventJson);
            var e = json.RootElement;
            var type = e.GetProperty("type").GetString();
            foreach (var (name, types) in BundleFormat.Extracts)
                if (types.Contains(type))
                    files[name].Append(CultureInfo.InvariantCulture, $"{{\"version\":{record.Version},\"event\":{record.EventJson}}}\n");
            if (type == "opened" && e.TryGetProperty("role", out var opened))
                role = opened.GetRawText();
            foreach (var call in CallsIn(e))
                files[BundleFormat.Calls].Append(CultureInfo.InvariantCulture, $"{{\"version\":{record.Version},\"call\":{call}}}\n");
            foreach (var member in new[] { "textSha256", "noticeSha256" })
                if (e.TryGetProperty(member, out var hash) && hash.GetString() is { } sha && texts.Find(sha) is { } text)
                    files[BundleFormat.Notices].Append(CultureInfo.InvariantCulture, $"{{\"version\":{record.Version},\"sha256\":\"{sha}\",\"text\":{text}}}\n");
        }
        var all = files.ToDictionary(f => f.Key, f => Encoding.UTF8.GetBytes(f.Value.ToString()), StringComparer.Ordinal);
        all[BundleFormat.Role] = Encoding.UTF8.GetBytes(role);
        return all;
    }

    /// <summary>Every call to a model that an event carries, wherever in it.</summary>
    private static IEnumerable<string> CallsIn(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                    foreach (var call in member is { Name: "calls", Value.ValueKind: JsonValueKind.Array } ? member.Value.EnumerateArray().Select(c => c.GetRawText()) : CallsIn(member.Value))
                        yield return call;
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    foreach (var call in CallsIn(item))
                        yield return call;
                break;
        }
    }
}
