using RecruitBot.Discord.Model;

namespace RecruitBot.Simulator.Wire;

/// <summary>Messages and their parts (resources/message, Message Object; components/reference).</summary>
internal static class MessageFields
{
    public static readonly Field[] Message = [Field.Always("edited_timestamp"), Field.Always("components", Array.Empty<Component>())];

    public static readonly Field[] Reference = [Field.Always("type", 0)];

    public static readonly Field[] Embed = [Field.Always("type", "rich")];

    public static readonly Field[] EmbedField = [Field.Always("inline", false)];

    public static readonly Field[] Component =
    [
        .. Field.When<Component>(component => component.Type == ComponentType.StringSelect && component.Options is not null, Field.Always("min_values", 1), Field.Always("max_values", 1)),
    ];
}
