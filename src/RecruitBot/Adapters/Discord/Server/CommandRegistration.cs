using System.Text.Json;
using Microsoft.Extensions.Logging;
using RecruitBot.Core.Commands;
using RecruitBot.Core.Conversations;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Server;

/// <summary>Makes the catalog's commands known to Discord; written only when they differ, since Discord counts what is created.</summary>
public sealed class CommandRegistration(IDiscordRest rest, CommandCatalog catalog, ILogger<CommandRegistration> logger)
{
    private const int Text = 3;
    private const int File = 11;

    /// <summary>The commands as Discord knows them.</summary>
    public static IReadOnlyList<ApplicationCommand> Of(CommandCatalog catalog) => [.. catalog.Commands.Select(Of)];

    /// <summary>Registers what is new or different.</summary>
    public async Task RegisterAsync(Snowflake application, CancellationToken ct)
    {
        var wanted = Of(catalog);
        var known = await rest.GetCommandsAsync(application, ct);
        if (wanted.Select(Shape).Order(StringComparer.Ordinal).SequenceEqual(known.Select(Shape).Order(StringComparer.Ordinal), StringComparer.Ordinal))
            return;
        await rest.OverwriteCommandsAsync(application, wanted, ct);
        logger.LogInformation("Registered {Count} commands with Discord", wanted.Count);
    }

    private static ApplicationCommand Of(CommandDefinition command) =>
        new()
        {
            Name = command.Name,
            Description = command.Description,
            Options =
                command.Options.Count == 0
                    ? null
                    :
                    [
                        .. command.Options.Select(o => new ApplicationCommandOption
                        {
                            Type = o.Kind == OptionKind.File ? File : Text,
                            Name = o.Name,
                            Description = o.Description,
                            Required = o.Required ? true : null,
                            Autocomplete = o.Kind is OptionKind.Text or OptionKind.File ? null : true,
                        }),
                    ],
            // Whoever reads private threads is of the team; the router checks again, whatever a server has set here.
            DefaultMemberPermissions = command.Requires == Authority.Candidate ? null : Permissions.ManageThreads,
            Contexts = [0, 1],
            IntegrationTypes = [0],
        };

    /// <summary>What of a command we decide, without what Discord adds and with what it leaves out.</summary>
    private static string Shape(ApplicationCommand command) =>
        JsonSerializer.Serialize(
            new
            {
                command.Type,
                command.Name,
                command.Description,
                Options = (command.Options ?? []).Select(o => new
                {
                    o.Type,
                    o.Name,
                    o.Description,
                    Required = o.Required ?? false,
                    Autocomplete = o.Autocomplete ?? false,
                }),
                Members = (ulong?)command.DefaultMemberPermissions,
                Contexts = (command.Contexts ?? []).Order(),
            }
        );
}
