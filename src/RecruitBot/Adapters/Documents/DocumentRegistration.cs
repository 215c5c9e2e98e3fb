using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Adapters.Documents.Html;
using RecruitBot.Adapters.Documents.Pdf;
using RecruitBot.Adapters.Documents.Word;
using RecruitBot.Configuration;
using RecruitBot.Core.Commands;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Knowledge.Documents;
using RecruitBot.Core.Knowledge.Ingest;
using RecruitBot.Core.Recruiting.Resumes;

namespace RecruitBot.Adapters.Documents;

/// <summary>Registers the readers of documents and what makes guides of them.</summary>
internal static class DocumentRegistration
{
    /// <summary>Adds them.</summary>
    public static void AddDocuments(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(settings.Knowledge.Limits);
        services.AddSingleton(s => new PdfToText(s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IDocumentReader, MarkdownReader>();
        services.AddSingleton<IDocumentReader, PlainTextReader>();
        services.AddSingleton<IDocumentReader, HtmlReader>();
        services.AddSingleton<IDocumentReader, WordReader>();
        services.AddSingleton<IDocumentReader, PdfReader>();
        services.AddSingleton<DocumentReading>();
        services.AddSingleton(new FileHosts(settings.Discord));
        services.AddSingleton<IGivenFiles, GivenFiles>();
        services.AddSingleton(settings.Resumes.Limits);
        services.AddSingleton<ResumeIntake>();
        services.AddSingleton<ResumeDesk>();
        services.AddSingleton<GuideCommands>();
        services.AddSingleton(s => new Ingestion(s.GetRequiredService<DocumentReading>(), settings.Knowledge.Path!, s.GetRequiredService<TimeProvider>(), KnowledgeFiles.AnswersOf(settings)));
    }
}
