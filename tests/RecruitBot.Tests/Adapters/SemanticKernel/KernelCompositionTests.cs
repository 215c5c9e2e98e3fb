using System.Collections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RecruitBot.Adapters.SemanticKernel;
using RecruitBot.Configuration;
using RecruitBot.Core.Assistant.Orchestration;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.SemanticKernel;

/// <summary>The settings decide who leads the conversation with a model.</summary>
public sealed class KernelCompositionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("semantic-kernel", typeof(KernelOrchestrator))]
    [InlineData("Semantic-Kernel", typeof(KernelOrchestrator))]
    [InlineData("builtin", typeof(BuiltinOrchestrator))]
    public void The_setting_chooses_the_orchestrator(string setting, Type orchestrator)
    {
        using var host = Host(("Model:Orchestrator", setting));
        Assert.IsType(orchestrator, Assert.Single(host.Services.GetServices<IOrchestrator>()));
    }

    [Fact]
    public void A_prompt_file_that_the_kernel_cannot_read_stops_the_start_by_name()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "prompts")))
            _folder.Write(Path.Combine("prompts", Path.GetFileName(file)), File.ReadAllText(file));
        File.AppendAllText(_folder["prompts/welcome.yaml"], "author: somebody\n");
        using var host = Host(("Model:Orchestrator", "semantic-kernel"), ("Prompts:Path", _folder["prompts"]));
        var fault = Assert.Throws<SettingsException>(() => host.Services.GetRequiredService<IOrchestrator>());
        Assert.Contains("welcome.yaml, line ", fault.Message, StringComparison.Ordinal);
    }

    private IHost Host(params (string Key, string Value)[] options) => Composition.Build(SettingsLoader.Load(options.ToDictionary(o => o.Key, o => o.Value), _folder.Path, new Hashtable()));
}
