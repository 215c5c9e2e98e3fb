namespace RecruitBot.Core.Retrieval.Dense;

/// <summary>Rows of equally many numbers.</summary>
internal sealed class RowMatrix(int rows, int columns)
{
    /// <summary>A column that is so much shorter than the longest one is rounding, and says nothing.</summary>
    private const float Negligible = 1e-6f;

    private readonly float[] values = new float[(long)rows * columns];

    public int Rows => rows;

    public int Columns => columns;

    public Span<float> this[int row] => values.AsSpan(row * columns, columns);

    public void Clear() => Array.Clear(values);

    /// <summary>Makes the columns orthonormal, by the Cholesky factor of their products; those that depend on others become zero.</summary>
    public void Orthonormalise()
    {
        var factor = Products();
        var inverse = factor.Factorise();
        for (var r = 0; r < rows; r++)
        {
            var row = this[r];
            if (!row.ContainsAnyExcept(0f))
                continue;
            for (var j = 0; j < columns; j++)
                row[j] = (row[j] - VectorMath.Dot(factor[j][..j], row[..j])) * inverse[j];
        }
    }

    /// <summary>The product of every column with those up to it.</summary>
    private RowMatrix Products()
    {
        var products = new RowMatrix(columns, columns);
        for (var r = 0; r < rows; r++)
        {
            var row = this[r];
            for (var j = 0; j < columns; j++)
                if (row[j] != 0)
                    VectorMath.AddTo(products[j][..(j + 1)], row[j], row[..(j + 1)]);
        }
        return products;
    }

    /// <summary>Replaces the lower triangle by its Cholesky factor; returns the inverse of its diagonal, 0 for what depends on what is before it.</summary>
    private float[] Factorise()
    {
        var inverse = new float[columns];
        var most = 0f;
        for (var j = 0; j < columns; j++)
            most = Math.Max(most, this[j][j]);
        for (var i = 0; i < columns; i++)
        {
            var row = this[i];
            for (var j = 0; j < i; j++)
                row[j] = (row[j] - VectorMath.Dot(this[j][..j], row[..j])) * inverse[j];
            var rest = row[i] - VectorMath.Dot(row[..i], row[..i]);
            inverse[i] = rest > Negligible * most ? 1 / MathF.Sqrt(rest) : 0;
        }
        return inverse;
    }
}
