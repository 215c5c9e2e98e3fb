using System.Security.Cryptography;
using RecruitBot.Core.Privacy.Encryption;

namespace RecruitBot.Tests.Support;

/// <summary>Keys of an operator.</summary>
public static class Keys
{
    /// <summary>As the operator writes one.</summary>
    public static string Text() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>One that nobody has.</summary>
    public static EncryptionKey New() => EncryptionKey.Read(Text(), out _)!;
}
