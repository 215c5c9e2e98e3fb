using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Gateway;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.Web;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.People;

/// <summary>Who and what there is, and new people.</summary>
internal sealed class WorldRoutes(SimulatedWorld world, GatewayHub hub, Membership membership)
{
    private static readonly Limit Name = new(1, 32, "resources/user, Usernames and Nicknames");

    public void Map(PersonPipeline people)
    {
        people.On("GET", "/world", _ => World());
        people.On("POST", "/people", call => new JsonAnswer(201, Person(Create(call))));
        people.On("PATCH", "/people/{user}", call => Person(Change(call, people.Who(call))));
    }

    private object World() =>
        new
        {
            Guild = new Guild
            {
                Id = world.Settings.GuildId,
                Name = world.Settings.GuildName,
                OwnerId = world.Settings.OwnerId,
                Roles = [.. world.Roles.All],
            },
            Bot = new
            {
                User = world.Bot,
                Online = hub.BotIsOnline,
                Token = SimulatorServer.BotToken,
                world.Settings.ApplicationId,
            },
            People = world.Accounts.All.Where(a => a.User.Bot != true).Select(Person).ToList(),
            world.Now,
        };

    private object Person(Account account) =>
        new
        {
            account.User,
            Member = world.Members.Find(account.User.Id),
            account.DmsOpen,
            account.AvatarColor,
        };

    private Account Create(Call call)
    {
        var errors = new FormErrors();
        var fields = new Fields(call.Body, "", errors);
        var name = fields.Text("username", Name, required: true);
        fields.Text("global_name", Name);
        errors.ThrowIfAny();
        var request = call.Read<PersonRequest>();
        if (world.Accounts.All.Any(a => string.Equals(a.User.Username, name, StringComparison.OrdinalIgnoreCase)))
            throw ApiFault.InvalidForm(FormErrors.One("username", "USERNAME_ALREADY_TAKEN", "Username is already taken."));
        var id = Id(request.AccountCreated);
        var account = new Account
        {
            User = new User { Id = id, Username = name!, GlobalName = request.GlobalName, Discriminator = "0" },
            AvatarColor = (int)(id.Value >> 22 & 0x7F7F7F) | 0x404040,
        };
        world.Accounts.Put(id, account);
        Apply(id, request with { JoinedAt = request.JoinedAt ?? world.Now });
        world.Tell(new MemberAppeared(id));
        return world.Accounts.Find(id)!;
    }

    private Account Change(Call call, Account who)
    {
        Apply(who.User.Id, call.Read<PersonRequest>());
        world.Tell(world.Members.Find(who.User.Id) is null ? new EverythingChanged() : new MemberChanged(who.User.Id));
        return world.Accounts.Find(who.User.Id)!;
    }

    private void Apply(Snowflake id, PersonRequest request)
    {
        var roles = request.Roles?.Select(Role).ToList();
        var account = world.Accounts.Find(id)!;
        world.Accounts.Put(
            id,
            account with { DmsOpen = request.DmsOpen ?? account.DmsOpen, User = account.User with { GlobalName = request.GlobalName ?? account.User.GlobalName } }
        );
        if (request.Member == false)
        {
            membership.Leave(id);
            return;
        }
        var member = world.Members.Find(id) ?? new GuildMember { JoinedAt = world.Now };
        world.Members.Put(
            id,
            member with
            {
                Roles = roles ?? member.Roles,
                JoinedAt = request.JoinedAt ?? member.JoinedAt,
                CommunicationDisabledUntil = request.TimedOutUntil ?? member.CommunicationDisabledUntil,
            }
        );
    }

    private Snowflake Role(string named) =>
        world.Roles.All.FirstOrDefault(r => r.Name == named || r.Id.ToString() == named)?.Id
        ?? throw ApiFault.InvalidForm(FormErrors.One("roles", "BASE_TYPE_CHOICES", "There is no role of that name."));

    /// <summary>An id of that day that nobody has yet.</summary>
    private Snowflake Id(DateTimeOffset? created)
    {
        if (created is not { } day)
            return world.Ids.Next();
        var id = Snowflake.At(day);
        while (world.Accounts.Find(id) is not null)
            id = new Snowflake(id.Value + 1);
        return id;
    }

    private sealed record PersonRequest(
        string? GlobalName,
        IReadOnlyList<string>? Roles,
        DateTimeOffset? AccountCreated,
        DateTimeOffset? JoinedAt,
        bool? DmsOpen,
        bool? Member,
        DateTimeOffset? TimedOutUntil
    );
}
