using RecruitBot.Discord.Model;

namespace RecruitBot.Discord.Interactions;

/// <summary>A form to be shown (interactions/receiving-and-responding, Modal).</summary>
/// <param name="CustomId">Comes back with what was entered.</param>
/// <param name="Title">Heading, at most 45 characters.</param>
/// <param name="Components">One to five, each a label with an input in it.</param>
public sealed record FormDraft(string CustomId, string Title, IReadOnlyList<Component> Components);
