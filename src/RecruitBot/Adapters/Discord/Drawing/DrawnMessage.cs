using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Drawing;

/// <summary>One message of Discord, ready to be sent.</summary>
public sealed record DrawnMessage(MessageDraft Message, IReadOnlyList<OutgoingFile> Files);
