using RecruitBot.Core.Retrieval.Evaluation;

namespace RecruitBot.Tests.Retrieval.Evaluation;

public sealed class PairedBootstrapTests
{
    [Fact]
    public void A_difference_that_is_always_the_same_is_certain()
    {
        var interval = PairedBootstrap.Of([0.5, 0.7, 0.9], [0.25, 0.45, 0.65]);
        Assert.Equal((0.25, 0.25, 0.25), (Math.Round(interval.Mean, 9), Math.Round(interval.Low, 9), Math.Round(interval.High, 9)));
    }

    /// <summary>A hundred queries of which sixty win by 1 and forty lose by 1: mean .2, standard error .098, so about .2 ± .192.</summary>
    [Fact]
    public void Its_bounds_are_those_of_the_standard_error()
    {
        var first = Enumerable.Range(0, 100).Select(i => i < 60 ? 1.0 : 0.0).ToList();
        var interval = PairedBootstrap.Of(first, [.. first.Select(f => 1 - f)]);
        Assert.Equal(0.2, interval.Mean, 9);
        Assert.InRange(interval.Low, 0, 0.03);
        Assert.InRange(interval.High, 0.37, 0.4);
        Assert.Equal(interval, PairedBootstrap.Of(first, [.. first.Select(f => 1 - f)]));
    }

    [Fact]
    public void Systems_are_compared_on_the_same_queries() => Assert.Throws<ArgumentException>(() => PairedBootstrap.Of([1], [1, 2]));
}
