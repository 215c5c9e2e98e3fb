using System.Collections;
using System.Reflection;
using System.Text.Json.Serialization;
using FsCheck;
using FsCheck.Fluent;

namespace RecruitBot.Tests.Support;

/// <summary>
/// Makes values of the product's records by reflection: a new member or a new event is covered the day it is written, or fails loudly
/// because its type is not known here.
/// </summary>
public sealed class AnyValue(Random random)
{
    private static readonly string[] Texts =
    [
        "",
        " ",
        "plain",
        "\"quoted\" \\ /",
        "\0\u0001\u001f\u007f",
        "\r\n\t\b\f",
        "\ud83d",
        "\ude00\ud83d",
        "a\ud800b\udc00c",
        "😀👩‍👩‍👧",
        "e\u0301 שלום",
        "\u2028\u2029\ufeff\uffff\ufffd",
        "<b>&amp;</b> @everyone ```",
        "\\u0041 \\ud800 literally",
        "{\"type\":\"opened\"}",
        "null",
    ];

    /// <summary>An FsCheck generator of one type; <paramref name="random"/>'s seed is what it draws.</summary>
    public static Gen<T> Of<T>() => Of<T>(typeof(T));

    /// <summary>The same for a derived type.</summary>
    public static Gen<T> Of<T>(Type type) => Gen.Choose(0, int.MaxValue).Select(seed => (T)new AnyValue(new Random(seed)).Make(type)!);

    /// <summary>A value; the members that may be null sometimes are.</summary>
    public object? Make(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return random.Next(3) == 0 ? null : Make(inner);
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(random.Next(Enum.GetValues(type).Length));
        if (type == typeof(string))
            return Text();
        if (type == typeof(bool))
            return random.Next(2) == 0;
        if (type == typeof(int))
            return random.Next(int.MinValue, int.MaxValue);
        if (type == typeof(long))
            return random.NextInt64();
        if (type == typeof(ulong))
            return (ulong)random.NextInt64();
        if (type == typeof(double))
            return random.Next(10) == 0 ? double.NaN : random.NextDouble() * 1e6;
        if (type == typeof(decimal))
            return (decimal)random.NextInt64() / 100;
        if (type == typeof(DateTimeOffset))
            return new DateTimeOffset(
                random.NextInt64(1, DateTime.MaxValue.Ticks / 2) + TimeSpan.TicksPerDay,
                TimeSpan.FromMinutes(random.Next(-600, 600))
            );
        if (type == typeof(byte[]))
            return Enumerable.Range(0, random.Next(4)).Select(_ => (byte)random.Next(256)).ToArray();
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return List(type.GetGenericArguments()[0]);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
            return Map(type.GetGenericArguments());
        if (type.IsAbstract)
        {
            var derived = type.GetCustomAttributes<JsonDerivedTypeAttribute>().ToList();
            Assert.True(derived.Count > 0, $"{type.Name} is abstract and names no derived types.");
            return Make(derived[random.Next(derived.Count)].DerivedType);
        }
        Assert.True(type.Namespace!.StartsWith("RecruitBot.", StringComparison.Ordinal), $"AnyValue does not know how to make a {type}.");
        return Record(type);
    }

    private object Record(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        var nullability = new NullabilityInfoContext();
        var arguments = constructor
            .GetParameters()
            .Select(p =>
                nullability.Create(p).WriteState == NullabilityState.Nullable && random.Next(3) == 0 ? null : Make(p.ParameterType)
            );
        var value = constructor.Invoke([.. arguments]);
        var rest = type.GetProperties()
            .Where(p => p.SetMethod is { IsPublic: true } && !constructor.GetParameters().Any(c => c.Name == p.Name));
        foreach (var property in rest)
        {
            if (nullability.Create(property).WriteState != NullabilityState.Nullable || random.Next(3) > 0)
                property.SetValue(value, Make(property.PropertyType));
        }
        return value;
    }

    private IList List(Type item)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        for (var left = random.Next(4); left > 0; left--)
            list.Add(Make(item));
        return list;
    }

    private IDictionary Map(Type[] types)
    {
        var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(types))!;
        for (var left = random.Next(4); left > 0; left--)
            map[Make(types[0])!] = Make(types[1]);
        return map;
    }

    private string Text() =>
        random.Next(3) == 0
            ? new string([.. Enumerable.Range(0, random.Next(12)).Select(_ => (char)random.Next(0, 0x10000))])
            : string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Texts[random.Next(Texts.Length)]));
}
