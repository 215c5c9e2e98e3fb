using System.Diagnostics.CodeAnalysis;
using Microsoft.SemanticKernel;
using RecruitBot.Core.Assistant;
using RecruitBot.Core.Assistant.Chat;

namespace RecruitBot.Adapters.SemanticKernel;

/// <summary>Handlebars templates for the kernel, rendered as everywhere else in the program: a prompt is the same bytes whoever renders it.</summary>
internal sealed class SharedTemplates : IPromptTemplateFactory
{
    /// <inheritdoc/>
    public bool TryCreate(PromptTemplateConfig templateConfig, [NotNullWhen(true)] out IPromptTemplate? result)
    {
        result = templateConfig is { Name: { } name, TemplateFormat: "handlebars" }
            ? new SharedTemplate(new PromptTemplate(name, templateConfig.Template, [.. templateConfig.InputVariables.Select(v => v.Name)]))
            : null;
        return result is not null;
    }

    private sealed class SharedTemplate(PromptTemplate template) : IPromptTemplate
    {
        /// <inheritdoc/>
        public Task<string> RenderAsync(Kernel kernel, KernelArguments? arguments = null, CancellationToken cancellationToken = default)
        {
            arguments ??= [];
            return Task.FromResult(ChatPrompts.Suppliers.ContainsKey(template.Name) ? template.RenderExactly(Values<PromptData>(arguments)) : template.Render(Values<string>(arguments)));
        }

        /// <summary>Values of another type are none: whatever is shown to a model is marked as data.</summary>
        private static Dictionary<string, T> Values<T>(KernelArguments arguments)
            where T : class =>
            arguments.ToDictionary(a => a.Key, a => a.Value as T ?? throw new ArgumentException($"The value of {a.Key} must be of the type {typeof(T).Name}.", nameof(arguments)), StringComparer.Ordinal);
    }
}
