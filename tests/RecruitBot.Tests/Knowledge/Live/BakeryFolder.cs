using RecruitBot.Core.Knowledge.Live;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Knowledge.Live;

/// <summary>A knowledge folder on disk that a test changes while it is in use.</summary>
internal sealed class BakeryFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public BakeryFolder()
    {
        WriteRest("6");
        WriteRole(BakerRole);
    }

    public static string BakerRole { get; } =
        File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, "Conversations", "Data", "bakery", "roles", "baker.md"));

    public string Path => _folder.Path;

    public string Dough => _folder["guides/dough.md"];

    public void WriteRest(string hours) =>
        _folder.Write("guides/dough.md", $"---\ntitle: Mixers\naudience: both\n---\n\n## Mixers\n\nDough mixers need cleaning every {hours} hours.\n");

    public void WriteRole(string text) => _folder.Write("roles/baker.md", text);

    public void Write(string file, string text) => _folder.Write(file, text);

    public void Delete(string file) => File.Delete(_folder[file]);

    public LiveKnowledge Open() => LiveKnowledge.Open(Path);

    public void Dispose() => _folder.Dispose();
}
