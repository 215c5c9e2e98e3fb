namespace RecruitBot.Core.Sessions.Moving;

/// <summary>A table as every engine can give it out and take it in, whatever it keeps inside.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Key">How many of its fields, from the first on, name a row. Rows are read in an order of these that is the engine's own.</param>
/// <param name="Batch">Rows that are moved in one step.</param>
/// <param name="Fields">Its fields. Ids are keys (<see cref="SessionJson.ToKey"/>), times ticks or as they were written, what is true or false 1 or 0.</param>
public sealed record StoreTable(string Name, int Key, int Batch, params IReadOnlyList<string> Fields)
{
    /// <summary>The place of a field.</summary>
    public int IndexOf(string field)
    {
        for (var i = 0; i < Fields.Count; i++)
            if (Fields[i] == field)
                return i;
        throw new ArgumentException($"{Name} has no field {field}.", nameof(field));
    }
}

/// <summary>A row of a table.</summary>
/// <param name="Table">Of which.</param>
/// <param name="Values">A value for each field: <see cref="long"/>, <see cref="string"/>, <see cref="byte"/>[] or null.</param>
public sealed record StoreRow(StoreTable Table, params IReadOnlyList<object?> Values)
{
    /// <summary>A text.</summary>
    public string Text(string field) => (string)Values[Table.IndexOf(field)]!;

    /// <summary>A text that may be missing.</summary>
    public string? TextOrNull(string field) => (string?)Values[Table.IndexOf(field)];

    /// <summary>A number.</summary>
    public long Number(string field) => (long)Values[Table.IndexOf(field)]!;

    /// <summary>Bytes.</summary>
    public byte[] Bytes(string field) => (byte[])Values[Table.IndexOf(field)]!;

    /// <summary>Bytes that may be missing.</summary>
    public byte[]? BytesOrNull(string field) => (byte[]?)Values[Table.IndexOf(field)];
}
