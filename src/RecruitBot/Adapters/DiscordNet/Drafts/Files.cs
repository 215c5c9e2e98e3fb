using RecruitBot.Discord.Rest;
using Library = Discord;

namespace RecruitBot.Adapters.DiscordNet.Drafts;

/// <summary>Files to be sent, as the library's; each attempt reads them anew.</summary>
internal static class Files
{
    public static Library.FileAttachment[] Of(IReadOnlyList<OutgoingFile> files) =>
        [.. files.Select(f => new Library.FileAttachment(new MemoryStream(f.Bytes.ToArray(), writable: false), f.Name))];
}
