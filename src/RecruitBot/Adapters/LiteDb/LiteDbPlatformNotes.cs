using LiteDB;
using LiteDB.Engine;
using RecruitBot.Core.Sessions;
using static RecruitBot.Core.Sessions.SessionJson;

namespace RecruitBot.Adapters.LiteDb;

/// <summary>What front ends remember, in the file of the sessions and as durable as they are.</summary>
public sealed class LiteDbPlatformNotes(LiteDbSessionStore store) : IPlatformNotes
{
    /// <inheritdoc/>
    public ValueTask<string?> FindAsync(string platform, string key, CancellationToken cancellationToken) =>
        store.ReadingAsync(engine => engine.Find(LiteSchema.Notes, LiteKey.Of(platform, key)) is { } note ? FromKey(note["value"].AsString) : null, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask SaveAsync(string platform, string key, string value, CancellationToken cancellationToken) =>
        await store.WritingAsync(
            file =>
            {
                Put(file.Engine, platform, key, value);
                return true;
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public async ValueTask RemoveAsync(string platform, string key, CancellationToken cancellationToken) =>
        await store.WritingAsync(file => file.Engine.Remove(LiteSchema.Notes, LiteKey.Of(platform, key)), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PlatformNote>> ListAsync(string platform, string keyPrefix, CancellationToken cancellationToken)
    {
        var from = $"{LiteKey.Of(platform)}\0{LiteKey.Beginning(ToKey(keyPrefix))}";
        return store.ReadingAsync<IReadOnlyList<PlatformNote>>(
            engine =>
                [
                    .. engine
                        .Between(LiteSchema.Notes, from, from + LiteKey.End)
                        .Where(n => n["platform"].AsString == ToKey(platform) && n["key"].AsString.StartsWith(ToKey(keyPrefix), StringComparison.Ordinal))
                        .Select(n => new PlatformNote(FromKey(n["key"].AsString), FromKey(n["value"].AsString)))
                        .OrderBy(n => n.Key, StringComparer.Ordinal),
                ],
            cancellationToken
        );
    }

    /// <summary>A note, in place of the one before.</summary>
    internal static void Put(LiteEngine engine, string platform, string key, string value) =>
        engine.Put(LiteSchema.Notes, new BsonDocument { ["_id"] = LiteKey.Of(platform, key), ["platform"] = ToKey(platform), ["key"] = ToKey(key), ["value"] = ToKey(value) });
}
