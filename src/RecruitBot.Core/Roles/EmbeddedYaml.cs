using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace RecruitBot.Core.Roles;

/// <summary>Reads the data files that are compiled into this room.</summary>
internal static class EmbeddedYaml
{
    public static T Read<T>(string name)
    {
        using var stream =
            typeof(EmbeddedYaml).Assembly.GetManifestResourceStream($"RecruitBot.Core.Roles.{name}")
            ?? throw new InvalidOperationException($"The data file {name} is not compiled in; list it as EmbeddedResource.");
        using var reader = new StreamReader(stream);
        return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<T>(reader);
    }
}
