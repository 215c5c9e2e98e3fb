using System.Numerics;
using System.Runtime.InteropServices;

namespace RecruitBot.Core.Retrieval.Dense;

/// <summary>Sums over rows of numbers, as many at a time as the processor takes. Both rows have the same length.</summary>
internal static class VectorMath
{
    /// <summary>Sum of products.</summary>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var x = MemoryMarshal.Cast<float, Vector<float>>(a);
        var y = MemoryMarshal.Cast<float, Vector<float>>(b[..a.Length]);
        var (even, odd) = (Vector<float>.Zero, Vector<float>.Zero);
        var i = 0;
        for (; i + 1 < x.Length; i += 2)
        {
            even += x[i] * y[i];
            odd += x[i + 1] * y[i + 1];
        }
        if (i < x.Length)
            even += x[i] * y[i];
        var sum = Vector.Sum(even + odd);
        for (var j = x.Length * Vector<float>.Count; j < a.Length; j++)
            sum += a[j] * b[j];
        return sum;
    }

    /// <summary>Adds a multiple of one row to another.</summary>
    public static void AddTo(Span<float> sum, float factor, ReadOnlySpan<float> row)
    {
        var x = MemoryMarshal.Cast<float, Vector<float>>(row);
        var y = MemoryMarshal.Cast<float, Vector<float>>(sum[..row.Length]);
        var by = new Vector<float>(factor);
        for (var i = 0; i < x.Length; i++)
            y[i] += by * x[i];
        for (var j = x.Length * Vector<float>.Count; j < row.Length; j++)
            sum[j] += factor * row[j];
    }

    /// <summary>Makes a row one of length 1; a row of zeros stays.</summary>
    public static void Normalise(Span<float> row)
    {
        var length = MathF.Sqrt(Dot(row, row));
        if (length <= 0)
            return;
        foreach (ref var value in row)
            value /= length;
    }
}
