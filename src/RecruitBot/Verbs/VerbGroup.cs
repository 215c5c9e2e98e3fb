using System.CommandLine;
using RecruitBot.Configuration;

namespace RecruitBot.Verbs;

/// <summary>Verbs below one name, such as <c>rubric diff</c> and <c>rubric draft</c>.</summary>
public sealed class VerbGroup : IVerb
{
    private readonly IReadOnlyList<IVerb> _verbs;

    /// <summary>A group; each verb's own command becomes a subcommand.</summary>
    public VerbGroup(string name, string description, IReadOnlyList<IVerb> verbs) => (Command, _verbs) = (new Command(name, description), verbs);

    /// <inheritdoc/>
    public Command Command { get; }

    /// <summary>Puts the verbs below the name, each with its action.</summary>
    public void Add(Action<IVerb> setAction)
    {
        foreach (var verb in _verbs)
        {
            setAction(verb);
            Command.Subcommands.Add(verb.Command);
        }
    }

    /// <inheritdoc/>
    public Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken) =>
        throw new SettingsException($"{Command.Name}: say what to do: {string.Join(", ", _verbs.Select(v => $"{Command.Name} {v.Command.Name}"))}.");
}
