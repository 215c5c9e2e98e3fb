using Microsoft.SemanticKernel;
using RecruitBot.Core.Assistant;
using YamlDotNet.Core;

namespace RecruitBot.Adapters.SemanticKernel;

/// <summary>The prompt files as functions of the kernel, read by its own reader of YAML.</summary>
public sealed class KernelPrompts
{
    private readonly Dictionary<string, KernelFunction> _functions;

    /// <summary>Makes a function of every file.</summary>
    /// <exception cref="FormatException">The kernel cannot read a file; the message names it.</exception>
    public KernelPrompts(PromptLibrary prompts) => _functions = prompts.Names.ToDictionary(n => n, n => Read(n, prompts.FileOf(n)), StringComparer.Ordinal);

    /// <summary>Names of the prompts.</summary>
    public IReadOnlyCollection<string> Names => _functions.Keys;

    /// <summary>A prompt by its name.</summary>
    /// <exception cref="KeyNotFoundException">No such prompt; <see cref="PromptLibrary.Load"/> has reported it.</exception>
    public KernelFunction this[string name] => _functions[name];

    private static KernelFunction Read(string name, string file)
    {
        try
        {
            return KernelFunctionYaml.FromPromptYaml(file, new SharedTemplates());
        }
        // Its reader takes no key that it does not know; ours overlooks those.
        catch (YamlException e)
        {
            throw new FormatException($"{name}.yaml, line {e.Start.Line}: Semantic Kernel cannot read this ({e.InnerException?.Message ?? e.Message})", e);
        }
    }
}
