using System.Text;
using RecruitBot.Core.Conversations.Leases;

namespace RecruitBot.Adapters.Postgres.Leases;

/// <summary>The parts that all work falls into.</summary>
internal static class Slots
{
    /// <summary>How many there are: enough for some processes to have nearly equal parts, and few locks for a server.</summary>
    public const int Count = 64;

    /// <summary>The slot of a key: the same in every process and version (FNV-1a).</summary>
    public static int Of(string key)
    {
        if (key == IWorkShare.Lead)
            return 0;
        var hash = 2166136261u;
        foreach (var octet in Encoding.UTF8.GetBytes(key))
            hash = (hash ^ octet) * 16777619u;
        // The last bits of ids that differ in their first digits only are alike without this.
        hash ^= hash >> 16;
        return (int)(hash % Count);
    }
}
