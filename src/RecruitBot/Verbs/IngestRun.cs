using RecruitBot.Core.Knowledge.Documents;
using RecruitBot.Core.Knowledge.Ingest;

namespace RecruitBot.Verbs;

/// <summary>Takes one file after the other from the disk to the shelf.</summary>
internal sealed class IngestRun(Ingestion ingestion, TimeProvider time, IngestReport report, bool checkOnly)
{
    // Somebody else may store the same guide between reading and storing; not for ever.
    private const int Attempts = 5;

    /// <summary>Whether the document is knowledge now, or would be; else it says why not.</summary>
    public async Task<bool> RunAsync(string file, Func<byte[], IngestRequest> request, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await DocumentFile.ReadAsync(file, ingestion.Limits, time, cancellationToken);
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                var draft = await ingestion.PrepareAsync(request(bytes), cancellationToken);
                if (!checkOnly && !ingestion.Store(draft))
                    continue;
                await report.TakenAsync(file, draft, checkOnly);
                return true;
            }
            throw new DocumentRefusedException("The guide is being changed by somebody else; try again.");
        }
        catch (DocumentRefusedException e)
        {
            await report.RefusedAsync(file, e.Message);
            return false;
        }
    }
}
