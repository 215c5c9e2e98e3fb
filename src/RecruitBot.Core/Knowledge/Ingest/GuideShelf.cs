using System.Globalization;
using System.Text;

namespace RecruitBot.Core.Knowledge.Ingest;

/// <summary>A guide on the shelf.</summary>
/// <param name="Name">See <see cref="GuideName"/>.</param>
/// <param name="Text">The whole file.</param>
/// <param name="Header">Null when it was written by hand.</param>
public sealed record ShelvedGuide(string Name, string Text, GuideHeader? Header);

/// <summary>
/// The guides of a knowledge folder as files: <c>guides/NAME.md</c> is what answers quote, <c>history/NAME.vN.md</c> what was there before. A file is
/// written whole and then moved into its place, so that nobody ever reads half of one.
/// </summary>
public sealed class GuideShelf(string path)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private string Guides => Path.Combine(path, "guides");

    private string History => Path.Combine(path, "history");

    /// <summary>The guide of that name, or null.</summary>
    public ShelvedGuide? Find(string name)
    {
        var file = Path.Combine(Guides, name + ".md");
        if (!File.Exists(file))
            return null;
        var text = File.ReadAllText(file, Utf8);
        return new ShelvedGuide(name, text, GuideHeader.Read($"guides/{name}.md", text));
    }

    /// <summary>All guides by name.</summary>
    public IReadOnlyList<ShelvedGuide> All() =>
        Directory.Exists(Guides)
            ? [.. Directory.EnumerateFiles(Guides, "*.md").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal).Select(Find).OfType<ShelvedGuide>()]
            : [];

    /// <summary>The earlier versions of a guide that are kept, ascending.</summary>
    public IReadOnlyList<int> Earlier(string name) =>
        Directory.Exists(History)
            ?
            [
                .. Directory
                    .EnumerateFiles(History, name + ".v*.md")
                    .Select(f => Path.GetFileNameWithoutExtension(f)![(name.Length + 2)..])
                    .Where(v => v.Length > 0 && v.All(char.IsAsciiDigit))
                    .Select(v => int.Parse(v, CultureInfo.InvariantCulture))
                    .Order(),
            ]
            : [];

    /// <summary>Puts a guide in its place; the one that stands there is kept as an earlier version.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public void Put(string name, string text)
    {
        if (Find(name) is { Header: { } header } before)
            Write(Path.Combine(History, $"{name}.v{header.Version}.md"), before.Text);
        Write(Path.Combine(Guides, name + ".md"), text);
    }

    /// <summary>Takes a guide away; it is kept as an earlier version that says who removed it and when.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public void Remove(ShelvedGuide guide, string by, DateTimeOffset at)
    {
        var close = guide.Text.IndexOf("\n---", 3, StringComparison.Ordinal) + 1;
        var note = $"removedBy: \"{by.Replace('"', '\'').Replace('\\', '/')}\"\nremovedAt: {at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}\n";
        Write(Path.Combine(History, $"{guide.Name}.v{guide.Header!.Version}.md"), guide.Text.Insert(close, note));
        File.Delete(Path.Combine(Guides, guide.Name + ".md"));
    }

    /// <summary>Keeps other writers of this folder out until it is disposed.</summary>
    /// <exception cref="IOException">Somebody else is writing, or the folder cannot be written.</exception>
    public IDisposable Lock()
    {
        Directory.CreateDirectory(History);
        return new FileStream(Path.Combine(History, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
    }

    private static void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        // Another ending, so that whoever watches the folder for guides does not see it before it is whole.
        var part = file + ".part";
        using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write))
        {
            stream.Write(Utf8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }
        File.Move(part, file, overwrite: true);
    }
}
