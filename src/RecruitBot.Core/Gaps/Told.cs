namespace RecruitBot.Core.Gaps;

/// <summary>How far telling those who asked has come.</summary>
/// <param name="Sessions">Sessions that were told.</param>
/// <param name="Later">Sessions that are told later, since it is not the moment for it.</param>
public sealed record Told(int Sessions, int Later);
