namespace RecruitBot.Core.Knowledge.Live;

/// <summary>What reading the knowledge folder again has led to.</summary>
/// <param name="Changed">Whether other knowledge is in force now.</param>
/// <param name="Problem">Why the folder cannot be used as it is, by file and line: then nothing has changed. Null when it can.</param>
public sealed record KnowledgeReload(bool Changed, string? Problem);
