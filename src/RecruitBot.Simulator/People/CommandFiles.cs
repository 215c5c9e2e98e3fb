using System.Text.Json;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Web;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.People;

/// <summary>Files that come with a command (interactions/application-commands, Application Command Option Type 11): the bot gets their addresses.</summary>
internal sealed class CommandFiles(SimulatedWorld world, MessageView view)
{
    /// <summary>The uploaded file that an option names by its number; null when there is none.</summary>
    public UploadedFile? Find(Call call, JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var index) ? call.Files.FirstOrDefault(f => f.Index == index) : null;

    /// <summary>Keeps a file; only the bot and whoever used the command see it.</summary>
    public Attachment Store(Snowflake channel, UploadedFile file)
    {
        var id = world.Ids.Next();
        world.Files.Put(id, new StoredFile { Id = id, Channel = channel, Name = file.Name, ContentType = file.ContentType, Bytes = file.Bytes });
        return view.Addressed(channel, new Attachment { Id = id, Filename = file.Name, ContentType = file.ContentType, Size = file.Bytes.Length }, ephemeral: true);
    }
}
