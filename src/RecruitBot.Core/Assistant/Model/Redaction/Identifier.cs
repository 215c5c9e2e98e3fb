namespace RecruitBot.Core.Assistant.Model.Redaction;

/// <summary>A span of a text that says who somebody is.</summary>
/// <param name="Start">First character.</param>
/// <param name="End">After the last character.</param>
/// <param name="Kind">What its placeholder is called, such as "email".</param>
/// <param name="Person">Number of the identity among those given, from 1; 0 for what was found by its form.</param>
internal readonly record struct Identifier(int Start, int End, string Kind, int Person);
