using RecruitBot.Core.Retrieval;
using RecruitBot.Core.Retrieval.Dense;

namespace RecruitBot.Tests.Retrieval.Dense;

public sealed class LatentSpaceTests
{
    /// <summary>Two subjects of ten words each; a document has six words of one of them.</summary>
    private static readonly List<List<int>> Words = MakeSubjects();

    private static readonly Bm25Index TwoSubjects = Index(Words);

    [Fact]
    public void Documents_of_one_subject_lie_close_though_they_share_no_word()
    {
        var (space, documents) = LatentSpace.Learn(TwoSubjects, 4, CancellationToken.None);
        var place = new float[4];
        Assert.True(space.Place([new QueryTerm(3, 1)], place));
        var near = Enumerable.Range(0, documents.Rows).Where(d => !Words[d].Contains(3)).ToLookup(d => d % 2, d => VectorMath.Dot(place, documents[d]));
        // By words alone all of these would be 0.
        Assert.True(near[0].Average() > 0.15, $"{near[0].Average()}");
        Assert.InRange(near[1].Average(), -0.05, 0.05);
    }

    [Fact]
    public void The_same_documents_give_the_same_space()
    {
        var (_, first) = LatentSpace.Learn(TwoSubjects, 4, CancellationToken.None);
        var (_, second) = LatentSpace.Learn(TwoSubjects, 4, CancellationToken.None);
        for (var d = 0; d < first.Rows; d++)
            Assert.Equal(first[d].ToArray(), second[d].ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(256)]
    public void More_directions_than_documents_are_no_trouble(int dimensions)
    {
        foreach (var documents in new int[][][] { [], [[]], [[0]], [[0], [0]], [[0, 1], [0, 1], [2]] })
        {
            var (space, placed) = LatentSpace.Learn(Index(documents), dimensions, CancellationToken.None);
            var place = new float[dimensions];
            space.Place([new QueryTerm(0, 1), new QueryTerm(99, 1), new QueryTerm(-1, 1)], place);
            Assert.DoesNotContain(place, v => !float.IsFinite(v));
            for (var d = 0; d < placed.Rows; d++)
                Assert.DoesNotContain(placed[d].ToArray(), v => !float.IsFinite(v));
        }
    }

    [Fact]
    public void Columns_become_orthonormal_and_dependent_ones_vanish()
    {
        var random = new Random(5);
        var matrix = new RowMatrix(40, 5);
        for (var r = 0; r < 40; r++)
        {
            for (var c = 0; c < 4; c++)
                matrix[r][c] = (float)random.NextDouble() - 0.5f;
            matrix[r][4] = matrix[r][0] - 2 * matrix[r][2];
        }
        matrix.Orthonormalise();
        for (var a = 0; a < 5; a++)
            for (var b = 0; b < 5; b++)
            {
                var product = Enumerable.Range(0, 40).Sum(r => matrix[r][a] * matrix[r][b]);
                Assert.Equal(a == b && a < 4 ? 1 : 0, product, 3);
            }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(67)]
    public void Rows_of_any_length_are_added_up(int length)
    {
        float[] a = [.. Enumerable.Range(1, length).Select(i => (float)i)];
        float[] b = [.. Enumerable.Range(1, length).Select(i => i % 3 - 1f)];
        Assert.Equal(a.Zip(b, (x, y) => x * y).Sum(), VectorMath.Dot(a, b), 2);
        VectorMath.AddTo(a, 2, b);
        Assert.Equal(length + 2 * b[^1], a[^1], 3);
    }

    private static List<List<int>> MakeSubjects()
    {
        var random = new Random(11);
        return [.. Enumerable.Range(0, 200).Select(d => Enumerable.Range(0, 6).Select(_ => d % 2 * 10 + random.Next(10)).ToList())];
    }

    private static Bm25Index Index(IEnumerable<IEnumerable<int>> documents)
    {
        var builder = new Bm25Builder();
        foreach (var document in documents)
        {
            foreach (var term in document)
                builder.Add(term, 1);
            builder.EndDocument();
        }
        return builder.Build();
    }
}
