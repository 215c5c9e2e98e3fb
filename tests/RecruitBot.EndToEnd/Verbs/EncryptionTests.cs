using System.Security.Cryptography;
using System.Text;
using RecruitBot.EndToEnd.Support;

namespace RecruitBot.EndToEnd.Verbs;

/// <summary>Encryption, its keys and erasing, as the person who runs the program meets them.</summary>
public sealed class EncryptionTests
{
    // In the candidate's id, name and words.
    private const string Word = "quinquaginta";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_erase_no_file_holds_a_word_of_the_person_and_the_totals_are_unchanged(bool encrypted)
    {
        await using var folder = new ProgramFolder();
        if (encrypted)
            Encrypt(folder, "operator.key");
        await ChatAsync(folder, Word, $"my name is {Word} and so on");
        await ChatAsync(folder, "bob", "nothing of note");
        var before = StoreLine(await folder.RunAsync("doctor"));
        var session = Assert.Single((await folder.RunAsync("export", "--format", "json")).Lines, l => l.Contains(Word, StringComparison.Ordinal));
        var id = session.Split("\"session\":\"")[1].Split('"')[0];
        // Nobody is there to be asked.
        (await folder.RunAsync("erase", id)).Refused("--yes");
        Assert.Equal(1, (await folder.RunAsync("erase", "nobody", "--yes")).ExitCode);
        Assert.True(TracesOf(Word, folder) > 0, "The test must find what it looks for while it is there.");

        // An export beside the store is none of the program's files: it is named, and the answer is no until it is gone.
        Assert.Equal(0, (await folder.RunAsync("export", id, "--out", "data/export.json")).ExitCode);
        var erased = await folder.RunAsync("erase", id, "--yes");
        Assert.Equal(1, erased.ExitCode);
        Assert.Contains("export.json", erased.Out, StringComparison.Ordinal);
        File.Delete(folder["data/export.json"]);

        Assert.Equal(0, TracesOf(Word, folder));
        Assert.Equal(before, StoreLine(await folder.RunAsync("doctor")));
        Assert.Equal(1, (await folder.RunAsync("erase", id, "--yes")).ExitCode);
        Assert.DoesNotContain((await folder.RunAsync("export")).Lines, l => l.Contains(id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_candidates_own_erase_leaves_no_word_either()
    {
        await using var folder = new ProgramFolder();
        Encrypt(folder, "operator.key");
        await ChatAsync(folder, Word, $"my name is {Word} and so on");
        await ChatAsync(folder, Word, "/erase\n1");
        Assert.Equal(0, TracesOf(Word, folder));
    }

    [Fact]
    public async Task An_existing_store_is_encrypted_gets_another_key_and_is_decrypted()
    {
        await using var folder = new ProgramFolder();
        await ChatAsync(folder, Word, $"my name is {Word} and so on");
        var exported = (await folder.RunAsync("export")).Well().Out;
        Assert.Contains("is off", StoreLine(await folder.RunAsync("doctor")), StringComparison.Ordinal);

        Encrypt(folder, "first.key");
        (await folder.RunAsync("export")).Refused("rotate-key");
        Assert.Contains("encrypted", (await folder.RunAsync("rotate-key")).Well().Out, StringComparison.Ordinal);
        Assert.Equal(exported, (await folder.RunAsync("export")).Well().Out);
        Assert.DoesNotContain($"is {Word}", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(folder.Database)), StringComparison.Ordinal);
        Assert.Contains("fingerprint", StoreLine(await folder.RunAsync("doctor")), StringComparison.Ordinal);

        Encrypt(folder, "second.key");
        (await folder.RunAsync("export")).Refused("fingerprint", "--old-key-file");
        Assert.Contains("under the new key", (await folder.RunAsync("rotate-key", "--old-key-file", "first.key")).Well().Out, StringComparison.Ordinal);
        Assert.Equal(exported, (await folder.RunAsync("export")).Well().Out);

        folder.Environment["Encryption__Mode"] = "off";
        (await folder.RunAsync("export")).Refused("Encryption:Mode is off");
        (await folder.RunAsync("rotate-key")).Refused("--decrypt");
        Assert.Contains("decrypted", (await folder.RunAsync("rotate-key", "--decrypt")).Well().Out, StringComparison.Ordinal);
        Assert.Equal(exported, (await folder.RunAsync("export")).Well().Out);
    }

    [Fact]
    public async Task A_lost_ring_is_told_and_nothing_is_begun_in_its_place()
    {
        await using var folder = new ProgramFolder();
        Encrypt(folder, "operator.key");
        folder.Environment["Encryption__KeyRingCopies"] = "copy.keys";
        await ChatAsync(folder, Word, "hello");
        File.Move(folder.Database + ".keys", folder["away"]);
        (await folder.RunAsync("export")).Refused("copy.keys");
        File.Copy(folder["copy.keys"], folder.Database + ".keys");
        Assert.Contains(Word, (await folder.RunAsync("export")).Well().Out, StringComparison.Ordinal);
    }

    private static async Task ChatAsync(ProgramFolder folder, string user, string words) => (await folder.RunAsync(["chat", "--user", user], $"/apply\n1\n{words}\n/quit\n")).ExitsWell();

    private static void Encrypt(ProgramFolder folder, string file)
    {
        var path = folder.Write(file, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        folder.Environment["Encryption__Mode"] = "on";
        folder.Environment["Encryption__KeyFile"] = file;
    }

    private static string StoreLine(Finished doctor) => Assert.Single(doctor.Lines, l => l[6..].StartsWith("store: ", StringComparison.Ordinal));

    // An encrypted store holds the ids of candidates, which it finds them by, and no word of theirs.
    private static int TracesOf(string word, ProgramFolder folder) => Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Sum(f => Encoding.Latin1.GetString(File.ReadAllBytes(f)).Split(word, StringSplitOptions.None).Length - 1);
}
