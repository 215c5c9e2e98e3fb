using System.Text.Json;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Interactions;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.Web;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.People;

/// <summary>A person uses a slash command, or is typing one of its options.</summary>
internal sealed class CommandUse(SimulatedWorld world, ChannelSight sight, CommandSight commands, CommandFiles files, InteractionDesk desk, ChoicesAwaited choices)
{
    public void Map(PersonPipeline people)
    {
        people.As("POST", "/channels/{channel}/commands", Use);
        people.OnAsync("POST", "/as/{user}/channels/{channel}/autocomplete", (call, stop) => SuggestAsync(people, call, stop));
    }

    private object Use(Call call, Account who)
    {
        var request = call.Read<CommandRequest>();
        var channel = sight.Find(call.Id("channel"), who.User.Id);
        var command = Find(request, channel, who);
        var errors = new FormErrors();
        var options = new List<InteractionOption>();
        var uploaded = new Dictionary<Snowflake, Attachment>();
        foreach (var option in command.Options ?? [])
        {
            if (Given(request, option.Name) is not { } value)
            {
                if (option.Required == true)
                    errors.Add($"options.{option.Name}", "BASE_TYPE_REQUIRED", "This option is required.");
            }
            else if (option.Type == OptionValue.File)
            {
                if (files.Find(call, value) is not { } file)
                    errors.Add($"options.{option.Name}", "ATTACHMENT_NOT_FOUND", "No such file came with the request.");
                else if (!errors.Any)
                {
                    var stored = files.Store(channel.Id, file);
                    uploaded[stored.Id] = stored;
                    options.Add(new InteractionOption { Name = option.Name, Type = option.Type, Value = JsonSerializer.SerializeToElement(stored.Id.ToString()) });
                }
            }
            else
                options.Add(new InteractionOption { Name = option.Name, Type = option.Type, Value = OptionValue.Check(option, value, errors) });
        }
        foreach (var name in (request.Options ?? []).Keys.Where(n => command.Options?.Any(o => o.Name == n) != true))
            errors.Add($"options.{name}", "APPLICATION_COMMAND_UNKNOWN_OPTION", "The command has no such option.");
        errors.ThrowIfAny();
        return new { InteractionId = desk.Begin(InteractionType.Command, who.User.Id, channel, Data(command, options, uploaded)).Id };
    }

    private async Task<object?> SuggestAsync(PersonPipeline people, Call call, CancellationToken cancellationToken)
    {
        var (id, waiting) = world.Step(() =>
        {
            var pending = BeginSuggesting(call, people.Who(call));
            return (pending.Id, choices.Expect(pending.Id));
        });
        try
        {
            return new { Choices = await waiting.WaitAsync(Deadlines.FirstAnswer, world.Time, cancellationToken) };
        }
        catch (TimeoutException)
        {
            return new { Choices = Array.Empty<CommandChoice>(), Failed = true };
        }
        finally
        {
            choices.Forget(id);
        }
    }

    private PendingInteraction BeginSuggesting(Call call, Account who)
    {
        var request = call.Read<CommandRequest>();
        var channel = sight.Find(call.Id("channel"), who.User.Id);
        var command = Find(request, channel, who);
        var focused = command.Options?.FirstOrDefault(o => o.Name == request.Option && o.Autocomplete == true);
        if (focused is null)
            throw ApiFault.InvalidForm(FormErrors.One("option", "APPLICATION_COMMAND_UNKNOWN_OPTION", "The command offers nothing for such an option."));
        // The client checks nothing while somebody is typing.
        var others = (command.Options ?? [])
            .Where(o => o.Name != focused.Name)
            .Select(o => (Option: o, Value: Given(request, o.Name)))
            .Where(o => o.Value is not null)
            .Select(o => new InteractionOption { Name = o.Option.Name, Type = o.Option.Type, Value = o.Value });
        var typed = new InteractionOption
        {
            Name = focused.Name,
            Type = focused.Type,
            Value = JsonSerializer.SerializeToElement(request.Value is { } value ? OptionValue.AsText(value) : ""),
            Focused = true,
        };
        return desk.Begin(InteractionType.Autocomplete, who.User.Id, channel, Data(command, [.. others, typed]));
    }

    private ApplicationCommand Find(CommandRequest request, Channel channel, Account who) =>
        commands.Find(request.Name ?? "", channel, who.User.Id) ?? throw ApiFault.UnknownCommand();

    private static JsonElement? Given(CommandRequest request, string name) =>
        request.Options is { } options && options.TryGetValue(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? value
            : null;

    private InteractionData Data(ApplicationCommand command, IReadOnlyList<InteractionOption> options, IReadOnlyDictionary<Snowflake, Attachment>? uploaded = null)
    {
        var users = options
            .Where(o => o.Type == OptionValue.User)
            .Select(o => Snowflake.TryParse(o.Value?.GetString(), out var id) ? world.Accounts.Find(id)?.User : null)
            .OfType<User>()
            .DistinctBy(u => u.Id)
            .ToDictionary(u => u.Id);
        return new InteractionData
        {
            Id = command.Id,
            Name = command.Name,
            Type = command.Type,
            Options = options.Count == 0 ? null : options,
            Resolved =
                users.Count == 0 && uploaded is not { Count: > 0 } ? null : new ResolvedData { Users = users.Count == 0 ? null : users, Attachments = uploaded is { Count: > 0 } ? uploaded : null },
        };
    }

    private sealed record CommandRequest(string? Name, Dictionary<string, JsonElement>? Options, string? Option, JsonElement? Value);
}
