using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace RecruitBot.Tests.Support;

/// <summary>Compares records member by member, lists and maps included; equality of records stops at a list.</summary>
public static class SameValue
{
    /// <summary>Where two values first differ, such as ".Turn.Fields[1]"; null when they do not.</summary>
    public static string? Difference(object? expected, object? actual, string path = "")
    {
        if (expected is null || actual is null)
            return expected is null && actual is null ? null : $"{path}: one is null";
        if (expected is ITuple one && actual is ITuple other)
            return Enumerable.Range(0, one.Length).Select(i => Difference(one[i], other[i], $"{path}.{i}")).FirstOrDefault(d => d is not null);
        if (expected is string or ValueType)
            return expected.Equals(actual) ? null : $"{path}: differs";
        if (expected is IDictionary left && actual is IDictionary right)
            return Difference(
                left.Keys.Cast<object>().Zip(left.Values.Cast<object>()).ToList(),
                right.Keys.Cast<object>().Zip(right.Values.Cast<object>()).ToList(),
                path
            );
        if (expected is IEnumerable first && actual is IEnumerable second)
        {
            var (a, b) = (first.Cast<object>().ToList(), second.Cast<object>().ToList());
            return a.Count != b.Count
                ? $"{path}: {a.Count} and {b.Count} entries"
                : a.Select((item, i) => Difference(item, b[i], $"{path}[{i}]")).FirstOrDefault(d => d is not null);
        }
        if (expected.GetType() != actual.GetType())
            return $"{path}: {expected.GetType().Name} and {actual.GetType().Name}";
        // A member left out of the JSON by its attribute is not expected back.
        return expected
            .GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0 && p.GetCustomAttribute<JsonIgnoreAttribute>() is not { Condition: JsonIgnoreCondition.Always })
            .Select(p => Difference(p.GetValue(expected), p.GetValue(actual), $"{path}.{p.Name}"))
            .FirstOrDefault(d => d is not null);
    }
}
