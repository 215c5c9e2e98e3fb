using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Configuration;
using RecruitBot.Core.Privacy.Encryption;

namespace RecruitBot.Verbs;

/// <summary>
/// rotate-key: puts the keys of all candidates under another key of the operator's, encrypts a store that is not encrypted, or decrypts one that is. The bot
/// must be stopped; cut off, it is run again.
/// </summary>
public sealed class RotateKeyVerb : IVerb
{
    private readonly Option<string?> _old = new("--old-key-file") { Description = "File with the key so far; Encryption:KeyFile names the one from now on" };
    private readonly Option<bool> _decrypt = new("--decrypt") { Description = "Store everything as it is from now on; needs Encryption:Mode off and the key" };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object" };

    /// <summary>The verb.</summary>
    public RotateKeyVerb() => Command = new Command("rotate-key", "Change the key of the store, or encrypt a store that is not encrypted yet") { _old, _decrypt, _json };

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public async Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        var encryption = context.Settings.Encryption;
        var decrypt = arguments.GetValue(_decrypt);
        if (decrypt == encryption.IsOn)
            throw new SettingsException(
                decrypt
                    ? "rotate-key --decrypt needs Encryption:Mode off, so that the bot can use the store afterwards."
                    : "rotate-key needs Encryption:Mode on, and the key from now on in Encryption:KeyFile; to decrypt the store, add --decrypt."
            );
        var old = arguments.GetValue(_old) is { } path ? EncryptionOptions.ReadFile("--old-key-file", path) : null;
        using var host = context.Host();
        var rotation = host.Services.GetRequiredService<KeyRotation>();
        var rotated = decrypt
            ? await rotation.DecryptAsync(
                old ?? encryption.OperatorKey ?? throw new SettingsException("rotate-key --decrypt needs the key of the store: name its file in --old-key-file."),
                cancellationToken
            )
            : await rotation.EncryptAsync(encryption.OperatorKey!, old, cancellationToken);
        await context.Out.WriteLineAsync(arguments.GetValue(_json) ? JsonOutput.Write(rotated) : Words(rotated, decrypt));
        return ExitCode.Done;
    }

    private static string Words(Rotated rotated, bool decrypt) =>
        rotated switch
        {
            { Rewrapped: 0, Records: 0 } => "Nothing to do: the store is as the settings say.",
            { Records: 0 } => $"{rotated.Rewrapped} keys of candidates are under the new key; the old one opens nothing any more but copies of the key ring from before.",
            _ => decrypt
                ? $"{rotated.Records} records are decrypted; whoever is erased from now on stays readable in encrypted backups until you delete the key ring and its copies."
                : $"{rotated.Records} records are encrypted, and nothing of them is left in the file as it was; backups from before still hold them unencrypted.",
        };
}
