using System.Security.Cryptography;
using System.Text;
using RecruitBot.Core.Privacy.Encryption;

namespace RecruitBot.Tests.Privacy.Encryption;

/// <summary>What is taken for an operator's key, and what is not.</summary>
public sealed class EncryptionKeyTests
{
    [Fact]
    public void A_random_key_is_taken_as_base64_or_hexadecimal_and_is_the_same_key()
    {
        for (var i = 0; i < 500; i++)
        {
            var bytes = RandomNumberGenerator.GetBytes(32);
            var key = EncryptionKey.Read(Convert.ToBase64String(bytes) + "\n", out var problem);
            Assert.Null(problem);
            Assert.Equal(key!.Fingerprint, EncryptionKey.Read(Convert.ToHexStringLower(bytes), out _)!.Fingerprint);
            Assert.Equal(16, key.Fingerprint.Length);
        }
    }

    public static TheoryData<string> Weak =>
        [
            "",
            "changeme",
            "changeme-changeme-changeme-12345",
            Convert.ToBase64String(new byte[32]),
            new string('f', 64),
            Convert.ToBase64String(RandomNumberGenerator.GetBytes(31)),
            Convert.ToBase64String(RandomNumberGenerator.GetBytes(33)),
            Convert.ToHexString(RandomNumberGenerator.GetBytes(31)) + "zz",
            Convert.ToBase64String(Encoding.ASCII.GetBytes("my-very-own-secret-passphrase-42")),
            Convert.ToBase64String([.. Enumerable.Range(0, 32).Select(i => (byte)i)]),
            Convert.ToBase64String([.. Enumerable.Range(0, 32).Select(i => (byte)(200 - 3 * i))]),
            string.Concat(Enumerable.Repeat("deadbeef", 8)),
            Convert.ToHexString([.. Enumerable.Range(0, 16).Select(i => (byte)(i * 41)), .. Enumerable.Range(0, 16).Select(i => (byte)(i * 41))]),
        ];

    [Theory]
    [MemberData(nameof(Weak))]
    public void A_key_that_nobody_drew_at_random_is_refused(string text)
    {
        Assert.Null(EncryptionKey.Read(text, out var problem));
        Assert.False(string.IsNullOrEmpty(problem));
    }
}
