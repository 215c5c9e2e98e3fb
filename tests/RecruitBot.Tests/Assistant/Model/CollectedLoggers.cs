using Microsoft.Extensions.Logging;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Assistant.Model;

/// <summary>Every logger is the same one.</summary>
internal sealed class CollectedLoggers : ILoggerFactory
{
    public CollectedLog<ModelBench> Log { get; } = new();

    public void AddProvider(ILoggerProvider provider) { }

    public ILogger CreateLogger(string categoryName) => Log;

    public void Dispose() { }
}
