using Xunit.Abstractions;
using Xunit.Sdk;

namespace RecruitBot.EndToEnd.Outside.Support;

/// <summary>A fact that discord.js witnesses; skipped aloud where it cannot be installed.</summary>
[XunitTestCaseDiscoverer("RecruitBot.EndToEnd.Outside.Support.WitnessDiscoverer", "RecruitBot.EndToEnd")]
public sealed class WitnessFactAttribute : FactAttribute;

/// <summary>Makes the cases of <see cref="WitnessFactAttribute"/>.</summary>
public sealed class WitnessDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        [new WitnessCase(diagnostics, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod)];
}

/// <summary>Learns only when it is run whether the packages are there: finding out installs them.</summary>
public sealed class WitnessCase : XunitTestCase
{
    [Obsolete("For the deserializer only.", error: true)]
    public WitnessCase() { }

    public WitnessCase(IMessageSink diagnostics, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(diagnostics, display, options, method) { }

    public override async Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink,
        IMessageBus messageBus,
        object[] constructorArguments,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource
    )
    {
        SkipReason = await Packages.WhyMissingAsync();
        return await base.RunAsync(diagnosticMessageSink, messageBus, constructorArguments, aggregator, cancellationTokenSource);
    }
}
