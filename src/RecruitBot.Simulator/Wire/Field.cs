namespace RecruitBot.Simulator.Wire;

/// <summary>A field that Discord writes, and what stands in it where the wire type has nothing.</summary>
/// <param name="Name">In JSON.</param>
/// <param name="Value">Of the object that it belongs to; may be null, which is then written.</param>
/// <param name="IsThere">Whether that object has the field at all.</param>
internal sealed record Field(string Name, Func<object, object?> Value, Func<object, bool> IsThere)
{
    /// <summary>A field that is always there.</summary>
    public static Field Always(string name, object? value = null) => new(name, _ => value, _ => true);

    /// <summary>A field whose value comes from its object.</summary>
    public static Field Of<T>(string name, Func<T, object?> value) => new(name, owner => value((T)owner), _ => true);

    /// <summary>The same fields where the object is of some kind.</summary>
    public static IEnumerable<Field> When<T>(Func<T, bool> isSo, params Field[] fields) =>
        fields.Select(f => f with { IsThere = owner => isSo((T)owner) && f.IsThere(owner) });
}
