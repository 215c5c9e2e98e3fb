using RecruitBot.Core.Retrieval.Dense;

namespace RecruitBot.Tests.Knowledge.Related;

/// <summary>A model for tests: texts that name the same subject, by whatever word, get the same vector.</summary>
internal sealed class WordsOfAModel(params string[][] subjects) : ITextEmbedder
{
    public bool IsDown { get; set; }

    public int Asked { get; private set; }

    public ValueTask<IReadOnlyList<ReadOnlyMemory<float>>?> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Asked += texts.Count;
        return ValueTask.FromResult<IReadOnlyList<ReadOnlyMemory<float>>?>(IsDown ? null : [.. texts.Select(Vector)]);
    }

    private ReadOnlyMemory<float> Vector(string text) =>
        subjects.Select(s => s.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase)) ? 1f : 0f).Append(0.1f).ToArray();
}
