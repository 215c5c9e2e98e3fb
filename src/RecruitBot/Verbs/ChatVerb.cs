using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecruitBot.Adapters.Console;
using RecruitBot.Configuration;
using RecruitBot.Core.Commands;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Gaps;
using RecruitBot.Core.Gating;
using RecruitBot.Core.Language;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Verbs;

/// <summary>chat: a conversation in the terminal, buttons as numbers; reads a pipe too.</summary>
public sealed class ChatVerb : IVerb
{
    private readonly Option<string> _as = new("--as") { Description = "candidate or recruiter", DefaultValueFactory = _ => "candidate" };
    private readonly Option<string?> _user = new("--user") { Description = "Name of the person who talks; one conversation for each name" };

    /// <summary>The verb.</summary>
    public ChatVerb()
    {
        _as.AcceptOnlyFromAmong("candidate", "recruiter");
        Command = new Command("chat", "Talk to the assistant in the terminal; the session goes on where it was left") { _as, _user };
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public async Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        var recruiter = arguments.GetResult(_as) is not null && arguments.GetValue(_as) == "recruiter";
        var named = arguments.GetResult(_user) is null ? null : arguments.GetValue(_user);
        var name = Excerpt.Of(TerminalText.Safe(named ?? Environment.UserName), 60);
        if (string.IsNullOrWhiteSpace(name))
            throw new SettingsException("--user needs a name.");
        // A candidate and a recruiter of the same name are two people.
        var id = $"{ConsolePlatform.PlatformName}:{(recruiter ? "recruiter:" : "")}{name.ToLowerInvariant()}";
        var person = new Person(id, name, recruiter ? Authority.Recruiter : Authority.Candidate);

        // Nobody but the owner of this machine types here, or lets a script type as fast as it can.
        using var host = context.Host(services => services.AddSingleton(new GateRules { QuestionsPerMinute = 0 }));
        var services = host.Services;
        var interactive = !System.Console.IsInputRedirected;
        if (interactive)
            await context.Out.WriteLineAsync("(type a number to press a button, /help for commands, /quit to leave)\n");
        var platform = new ConsolePlatform(context.Out);
        using var deliverer = new Deliverer(
            services.GetRequiredService<ISessionStore>(),
            platform,
            services.GetRequiredService<Whereabouts>(),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<Deliverer>>()
        );
        var chat = new ConsoleChat(
            services.GetRequiredService<TurnRouter>(),
            services.GetRequiredService<CommandCatalog>(),
            deliverer,
            platform,
            services.GetRequiredService<TimeProvider>(),
            person
        );
        // What the last run of any process left unfinished; the person who talks may be among those who wait for it.
        await services.GetRequiredService<GapDesk>().ResumeAsync(cancellationToken);
        await chat.RunAsync(context.In, interactive, cancellationToken);
        return ExitCode.Done;
    }
}
