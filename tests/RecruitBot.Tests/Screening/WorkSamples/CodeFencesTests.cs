using RecruitBot.Core.Screening.WorkSamples;

namespace RecruitBot.Tests.Screening.WorkSamples;

/// <summary>What is code is told by its fences, also when each of several messages has its own.</summary>
public sealed class CodeFencesTests
{
    [Theory]
    [InlineData("```py\na = 1\n```py\nb = 2\n```\nThat is it.", "a = 1\n", "b = 2\n")]
    [InlineData("```py\na = 1\n```\nand\n```py\nb = 2\n```", "a = 1\n", "b = 2\n")]
    [InlineData("~~~sql\na = 1\n~~~c++\nb = 2", "a = 1\n", "b = 2")]
    [InlineData("```\na = 1\n``` and so on", "a = 1\n")]
    [InlineData("```a = 1```py", "a = 1")]
    public void Each_block_is_found(string text, params string[] inside) => Assert.Equal(inside, CodeFences.Find(text).Select(b => CodeFences.Inside(text, b).Of(text)));
}
