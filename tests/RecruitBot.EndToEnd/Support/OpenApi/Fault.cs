namespace RecruitBot.EndToEnd.Support.OpenApi;

/// <summary>Where a value breaks which rule.</summary>
/// <param name="Path">Within the value, such as "/embeds/0/title".</param>
/// <param name="Rule">Keyword of the schema, or name of a rule of the documentation.</param>
/// <param name="Message">What is wrong; never a value, since those may be people's words.</param>
public sealed record Fault(string Path, string Rule, string Message)
{
    public override string ToString() => $"{(Path.Length == 0 ? "/" : Path)}: {Rule}: {Message}";
}
