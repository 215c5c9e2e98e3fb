using System.Security.Cryptography;

namespace RecruitBot.Core.Sessions;

/// <summary>Names for sessions: 80 random bits, so that nobody comes by one by counting or guessing.</summary>
public static class SessionIds
{
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>Length of an id.</summary>
    public const int Length = 16;

    /// <summary>A new id: 16 characters of a 32-letter alphabet without look-alikes.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);
}
