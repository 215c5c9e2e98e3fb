using RecruitBot.Configuration;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Configuration;

/// <summary>With a key that is missing, weak or open to others nothing starts, and one sentence names the setting.</summary>
public sealed class EncryptionSettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_a_word_about_it_nothing_is_encrypted() => Assert.False(Load().Encryption.IsOn);

    [Fact]
    public void A_key_is_taken_from_a_file_or_from_the_environment()
    {
        var text = Keys.Text();
        var fromFile = Load(("Encryption:Mode", "on"), ("Encryption:KeyFile", KeyFile(text)));
        var fromText = Load(("Encryption:Mode", "ON"), ("Encryption:Key", text));
        Assert.True(fromFile.Encryption.IsOn);
        Assert.Equal(fromText.Encryption.OperatorKey!.Fingerprint, fromFile.Encryption.OperatorKey!.Fingerprint);
        Assert.Equal(fromFile.Storage.Path + ".keys", fromFile.Encryption.RingOf(fromFile.Storage));
    }

    [Fact]
    public void Paths_begin_where_the_program_is_started()
    {
        var settings = Load(("Encryption:KeyRing", "a.keys"), ("Encryption:KeyRingCopies", "b.keys, /mnt/c.keys"));
        Assert.Equal(_folder["a.keys"], settings.Encryption.RingOf(settings.Storage));
        Assert.Equal([_folder["b.keys"], "/mnt/c.keys"], settings.Encryption.Copies);
    }

    [Theory]
    [InlineData("Encryption:Mode", "Encryption:Mode", "maybe")]
        [InlineData("Encryption:Key", "Encryption:Key", "changeme")]
    [InlineData("Encryption:Key", "Encryption:Key", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("Encryption:KeyFile", "Encryption:KeyFile", "nowhere.key")]
    public void What_is_wrong_is_named(string setting, string named, string value)
    {
        var told = Assert.Throws<SettingsException>(() => Load(("Encryption:Mode", "on"), (setting, value)));
        Assert.Contains(named, told.Message, StringComparison.Ordinal);
        // A key that was mistyped by one letter is still a secret.
        Assert.DoesNotContain("AAAA", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_and_a_file_of_one_are_one_too_many() =>
        Assert.Contains("both", Assert.Throws<SettingsException>(() => Load(("Encryption:Key", Keys.Text()), ("Encryption:KeyFile", KeyFile(Keys.Text())))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.GroupWrite)]
    public void A_file_that_others_may_read_or_change_is_refused(UnixFileMode others)
    {
        var file = KeyFile(Keys.Text());
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(file, File.GetUnixFileMode(file) | others);
        Assert.Contains("chmod 600", Assert.Throws<SettingsException>(() => Load(("Encryption:Mode", "on"), ("Encryption:KeyFile", file))).Message, StringComparison.Ordinal);
    }

    private string KeyFile(string text)
    {
        var file = _folder.Write("operator.key", text + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return file;
    }

    private Settings Load(params (string Key, string Value)[] options) =>
        SettingsLoader.Load(options.GroupBy(o => o.Key, StringComparer.Ordinal).ToDictionary(o => o.Key, o => o.Last().Value, StringComparer.OrdinalIgnoreCase), _folder.Path, new Dictionary<string, string>());
}
