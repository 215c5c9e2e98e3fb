using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using RecruitBot.Core.Privacy.Encryption;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Adapters.Sqlite.Keys;

/// <summary>
/// The key ring in a small SQLite file of its own, beside the store and not in it: a backup of the store without the ring is unreadable, and stays so for whoever
/// was erased. The file is made when a ring is begun, and opened when it is first asked for.
/// </summary>
/// <param name="path">The file, the setting <c>Encryption:KeyRing</c> or one of <c>Encryption:KeyRingCopies</c>.</param>
/// <param name="busyTimeout">How long to wait for another process; 5 seconds when not given.</param>
public sealed class SqliteKeyRing(string path, TimeSpan? busyTimeout = null) : IKeyRing, IDisposable
{
    private readonly Lock _lock = new();
    private readonly KeyRingFile _file = new(Path.GetFullPath(path), busyTimeout ?? TimeSpan.FromSeconds(5));
    private SqliteConnection? _connection;

    /// <inheritdoc/>
    public string Name => _file.Path;

    /// <inheritdoc/>
    public ValueTask<RingHeader?> FindHeaderAsync(CancellationToken cancellationToken) => Run<RingHeader?>(Header, none: null);

    /// <inheritdoc/>
    public ValueTask<RingHeader> BeginAsync(RingHeader header, CancellationToken cancellationToken)
    {
        lock (_lock)
            _file.Create();
        return Change(c =>
        {
            c.Execute("INSERT OR IGNORE INTO ring (one, id, fingerprint, secret) VALUES (1, @Id, @Fingerprint, @Secret)", header);
            return Header(c)!;
        });
    }

    /// <inheritdoc/>
    public ValueTask<RingKey?> FindAsync(KeyId id, CancellationToken cancellationToken) =>
        Run<RingKey?>(c => Keys(c, "WHERE key_id = @key", new { key = id.ToBytes() }).SingleOrDefault(), none: null);

    /// <inheritdoc/>
    public ValueTask<RingKey?> CurrentAsync(byte[] owner, CancellationToken cancellationToken) => Run<RingKey?>(c => Current(c, owner), none: null);

    /// <inheritdoc/>
    public ValueTask<RingKey> AddAsync(RingKey key, CancellationToken cancellationToken) =>
        Change(c =>
        {
            c.Execute(
                "INSERT OR IGNORE INTO keys SELECT @id, @Owner, @Wrapped, @IsRetired WHERE NOT EXISTS (SELECT 1 FROM destroyed WHERE key_id = @id)",
                new { id = key.Id.ToBytes(), key.Owner, key.Wrapped, key.IsRetired }
            );
            return Current(c, key.Owner) ?? key;
        });

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<KeyId>> RetireAsync(byte[] owner, CancellationToken cancellationToken) =>
        Change<IReadOnlyList<KeyId>>(c =>
        {
            c.Execute("UPDATE keys SET retired = 1 WHERE owner = @owner AND retired = 0", new { owner });
            return c.Query<byte[]>("SELECT key_id FROM keys WHERE owner = @owner", new { owner }).Select(k => KeyId.Read(k)).ToList();
        });

    /// <inheritdoc/>
    public ValueTask DestroyAsync(IReadOnlyList<DestroyedKey> keys, CancellationToken cancellationToken) =>
        Cleaned(c =>
        {
            foreach (var key in keys)
            {
                var row = new { id = key.Id.ToBytes(), at = Text(key.At) };
                if (c.Execute("DELETE FROM keys WHERE key_id = @id", row) > 0)
                    c.Execute("UPDATE ring SET clean = 0");
                c.Execute("INSERT OR IGNORE INTO destroyed VALUES (@id, @at)", row);
            }
        });

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DestroyedKey>> DestroyedAsync(CancellationToken cancellationToken) => Run(Destroyed, none: []);

    /// <inheritdoc/>
    public ValueTask<RingContent?> ReadAsync(CancellationToken cancellationToken) =>
        Run<RingContent?>(
            c =>
            {
                using var snapshot = c.BeginTransaction(deferred: true);
                return Header(c) is { } header ? new RingContent(header, Keys(c, "", null), Destroyed(c)) : null;
            },
            none: null
        );

    /// <inheritdoc/>
    public ValueTask ReplaceAsync(RingContent content, CancellationToken cancellationToken)
    {
        lock (_lock)
            _file.Create();
        return Cleaned(c =>
        {
            c.Execute("DELETE FROM keys; DELETE FROM destroyed; DELETE FROM ring;");
            c.Execute("INSERT INTO ring (one, id, fingerprint, secret, clean) VALUES (1, @Id, @Fingerprint, @Secret, 0)", content.Header);
            c.Execute("INSERT INTO keys VALUES (@id, @Owner, @Wrapped, @IsRetired)", content.Keys.Select(k => new { id = k.Id.ToBytes(), k.Owner, k.Wrapped, k.IsRetired }));
            c.Execute("INSERT INTO destroyed VALUES (@id, @at)", content.Destroyed.Select(d => new { id = d.Id.ToBytes(), at = Text(d.At) }));
        });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _connection?.Dispose();
            _connection = null;
        }
    }

    private static RingHeader? Header(SqliteConnection connection) =>
        connection.Query<(string Id, string Fingerprint, byte[] Secret)>("SELECT id, fingerprint, secret FROM ring").Select(r => new RingHeader(r.Id, r.Fingerprint, r.Secret)).SingleOrDefault();

    private static RingKey? Current(SqliteConnection connection, byte[] owner) => Keys(connection, "WHERE owner = @owner AND retired = 0", new { owner }).SingleOrDefault();

    private static IReadOnlyList<RingKey> Keys(SqliteConnection connection, string where, object? values) =>
        connection
            .Query<(byte[] Id, byte[] Owner, byte[] Wrapped, long Retired)>($"SELECT key_id, owner, wrapped, retired FROM keys {where}", values)
            .Select(r => new RingKey(KeyId.Read(r.Id), r.Owner, r.Wrapped, r.Retired != 0))
            .ToList();

    private static IReadOnlyList<DestroyedKey> Destroyed(SqliteConnection connection) =>
        connection
            .Query<(byte[] Id, string At)>("SELECT key_id, at FROM destroyed")
            .Select(r => new DestroyedKey(KeyId.Read(r.Id), DateTimeOffset.ParseExact(r.At, "O", CultureInfo.InvariantCulture)))
            .ToList();

    private static string Text(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    private ValueTask<T> Change<T>(Func<SqliteConnection, T> step) =>
        Run(
            c =>
            {
                using var transaction = c.BeginTransaction(deferred: false);
                var result = step(c);
                transaction.Commit();
                return result;
            },
            none: default!,
            mustExist: true
        );

    /// <summary>A change after which the file is written anew, so that nothing that was deleted stays in unused parts of it.</summary>
    private async ValueTask Cleaned(Action<SqliteConnection> step)
    {
        await Change(c =>
        {
            step(c);
            return true;
        });
        await Run(
            c =>
            {
                KeyRingFile.Clean(c);
                return true;
            },
            none: true
        );
    }

    private ValueTask<T> Run<T>(Func<SqliteConnection, T> work, T none, bool mustExist = false)
    {
        lock (_lock)
            try
            {
                if (_connection is null && !mustExist && !File.Exists(_file.Path))
                    return ValueTask.FromResult(none);
                _connection ??= _file.Open();
                return ValueTask.FromResult(work(_connection));
            }
            catch (SqliteException fault)
            {
                return ValueTask.FromException<T>(KeyRingFault.Of(fault, Name));
            }
            catch (StoreException fault)
            {
                return ValueTask.FromException<T>(fault);
            }
    }
}
