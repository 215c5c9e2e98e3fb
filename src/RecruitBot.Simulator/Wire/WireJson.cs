using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RecruitBot.Discord.Model;

namespace RecruitBot.Simulator.Wire;

/// <summary>
/// Writes things as Discord does. The wire types hold what the bot reads; Discord says more, and other libraries rely on it: what always stands
/// there, null included, is added here.
/// </summary>
internal static class WireJson
{
    private static readonly Dictionary<Type, Field[]> Fields = new()
    {
        [typeof(User)] = PeopleFields.User,
        [typeof(GuildMember)] = PeopleFields.Member,
        [typeof(GuildRole)] = PeopleFields.Role,
        [typeof(Guild)] = GuildFields.Guild,
        [typeof(GuildSummary)] = GuildFields.Summary,
        [typeof(Channel)] = GuildFields.Channel,
        [typeof(Ready)] = ApplicationFields.Ready,
        [typeof(Application)] = ApplicationFields.Application,
        [typeof(ApplicationCommand)] = ApplicationFields.Command,
        [typeof(Interaction)] = ApplicationFields.Interaction,
        [typeof(Message)] = MessageFields.Message,
        [typeof(MessageReference)] = MessageFields.Reference,
        [typeof(Embed)] = MessageFields.Embed,
        [typeof(EmbedField)] = MessageFields.EmbedField,
        [typeof(Component)] = MessageFields.Component,
    };

    /// <summary>The options for everything that is said to the bot.</summary>
    public static JsonSerializerOptions Options { get; } =
        new(DiscordJson.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Complete } } };

    /// <inheritdoc cref="Options"/>
    public static JsonElement ToElement(object value) => JsonSerializer.SerializeToElement(value, value.GetType(), Options);

    private static void Complete(JsonTypeInfo type)
    {
        if (!Fields.TryGetValue(type.Type, out var fields))
            return;
        foreach (var field in fields)
        {
            var property = type.Properties.FirstOrDefault(p => p.Name == field.Name);
            if (property is null)
                type.Properties.Add(property = type.CreateJsonPropertyInfo(typeof(object), field.Name));
            var get = property.Get ?? (_ => null);
            // Read before it is asked whether it is there.
            property.Get = owner => get(owner) ?? (field.IsThere(owner) ? field.Value(owner) : null);
            property.ShouldSerialize = (owner, _) => field.IsThere(owner);
        }
    }
}
