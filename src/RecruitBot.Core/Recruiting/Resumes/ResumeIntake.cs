using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Gating;
using RecruitBot.Core.Knowledge.Documents;
using RecruitBot.Core.Language;
using RecruitBot.Core.Privacy.Traits;

namespace RecruitBot.Core.Recruiting.Resumes;

/// <summary>
/// Fetches and reads what is given as a résumé, within limits of size, time and number. Whatever a file holds is data: nothing in it is run,
/// fetched or obeyed. A file that is none of the kinds, or dangerous, is refused; one whose text cannot be read is kept all the same, for people.
/// </summary>
public sealed class ResumeIntake(IGivenFiles files, IEnumerable<IDocumentReader> readers, ResumeLimits limits, TimeProvider time, ILogger<ResumeIntake> logger) : IDisposable
{
    private const int MostRemembered = 10_000;

    // Beyond so many what follows is withheld in one piece: the spans stand in the log.
    private const int MostSealed = 300;

    private static readonly TimeSpan MostWaiting = TimeSpan.FromSeconds(60);

    private readonly DocumentReading _reading = new(readers, limits.ForReading, time);
    private readonly QuestionWindow _window = new(limits.PerMinute, time);
    private readonly HashSet<string> _counted = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _room = new(limits.AtOnce, limits.AtOnce);

    /// <summary>How much is taken.</summary>
    public ResumeLimits Limits => limits;

    /// <summary>Looks at the files of a turn: one of them is taken, or a sentence says why none is.</summary>
    /// <param name="by">Whose they are.</param>
    /// <param name="messageId">The message or command that they came with.</param>
    /// <param name="given">At least one.</param>
    /// <param name="before">How many the application has had.</param>
    /// <param name="cancellationToken">Ends it; nothing is known of the files then.</param>
    public async Task<(GivenResume Given, ResumeContent? Content)> TakeAsync(Person by, string messageId, IReadOnlyList<GivenFile> given, int before, CancellationToken cancellationToken)
    {
        var file = given.FirstOrDefault(f => ResumeKinds.LooksLikeOne(f.Name)) ?? given[0];
        IReadOnlyList<string> leftOut = [.. given.Where(f => f != file).Select(f => Named(f.Name))];
        (GivenResume, ResumeContent?) Refused(string why) => (new GivenResume(null, $"{Named(file.Name)} was not taken. {why}", leftOut), null);
        if (before >= limits.PerApplication)
            return Refused($"You have given {before} r\u00e9sum\u00e9s for this application, which is the most; the last one counts.");
        if (file.Size > limits.FileBytes)
            return Refused(TooLarge());
        if (IsNew(messageId) && _window.Count(by.Id) is { } wait)
            return Refused($"That was more than {limits.PerMinute} files in a minute; wait {Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))} seconds and send it again.");
        try
        {
            var (resume, content) = await InRoomAsync(file, cancellationToken);
            return (new GivenResume(resume, null, leftOut), content);
        }
        catch (DocumentRefusedException e)
        {
            return Refused(Words(e));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A file that breaks the reading must not take the words with it that it came with. The exception's text could hold some of it.
            logger.LogError("A r\u00e9sum\u00e9 could not be taken: {Fault}", e.GetType().Name);
            return Refused("Something went wrong on my side; send it again in a moment, or save it as PDF.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _room.Dispose();

    /// <summary>A message comes again when the store failed before it was recorded: that is none of its writer's doing, so it counts once.</summary>
    private bool IsNew(string messageId)
    {
        lock (_counted)
        {
            if (_counted.Count >= MostRemembered)
                _counted.Clear();
            return _counted.Add(messageId);
        }
    }

    private async Task<(Resume, ResumeContent)> InRoomAsync(GivenFile file, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(MostWaiting, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await _room.WaitAsync(either.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DocumentRefusedException("I have many files to read just now; send it again in a minute.", e);
        }
        try
        {
            var bytes = await files.ReadAsync(file, limits.ForReading, cancellationToken);
            return await ReadAsync(Named(file.Name), bytes, cancellationToken);
        }
        finally
        {
            _room.Release();
        }
    }

    private async Task<(Resume, ResumeContent)> ReadAsync(string name, byte[] bytes, CancellationToken cancellationToken)
    {
        if (bytes.Length > limits.FileBytes)
            throw new DocumentRefusedException("") { Fault = DocumentFault.TooLarge };
        var kind = ResumeKinds.Of(name, bytes);
        var resume = new Resume(name, kind, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        try
        {
            var text = kind == ResumeKind.JsonResume ? JsonResumeReader.Read(bytes, limits.ForReading) : (await _reading.ReadAsync(NameFor(kind), bytes, cancellationToken)).Text;
            if (string.IsNullOrWhiteSpace(text))
                throw new DocumentRefusedException("There is no text in it.");
            // Beside the reading, since it too looks at every sentence of what somebody sent.
            var found = await Task.Run(() => LabelledTraits.FindInResume(text), CancellationToken.None).WaitAsync(limits.Time, time, cancellationToken);
            return (resume with { Characters = text.Length, TextSha256 = new ResumeContent(bytes, text).TextSha256, Sealed = Bounded(found, text.Length) }, new ResumeContent(bytes, text));
        }
        catch (DocumentRefusedException e) when (e.Fault == DocumentFault.Unreadable)
        {
            return (resume with { Unread = "There is no text in it that can be read here: it may be scanned, damaged or too long." }, new ResumeContent(bytes, null));
        }
        catch (TimeoutException)
        {
            return (resume with { Unread = $"It could not be read within {limits.Time.TotalSeconds:0} seconds." }, new ResumeContent(bytes, null));
        }
    }

    private static IReadOnlyList<SealedSpan> Bounded(IReadOnlyList<SealedSpan> found, int length) =>
        found.Count <= MostSealed ? found : [.. found.Take(MostSealed), found[MostSealed] with { Length = length - found[MostSealed].Start }];

    /// <summary>By the name a reader only tells text and Markdown apart, which is known by now.</summary>
    private static string NameFor(ResumeKind kind) =>
        kind switch
        {
            ResumeKind.Pdf => "r.pdf",
            ResumeKind.Word => "r.docx",
            ResumeKind.Markdown => "r.md",
            _ => "r.txt",
        };

    private string Words(DocumentRefusedException refused) =>
        refused.Fault switch
        {
            DocumentFault.TooLarge => TooLarge(),
            DocumentFault.Protected => "It is protected by a password; save it without one and send it again.",
            DocumentFault.OutOfReach => "I could not fetch it; send it again.",
            DocumentFault.Hostile => "It unpacks to far more than a r\u00e9sum\u00e9 needs, as files do that are made to do harm; save it as PDF and send that.",
            _ => refused.Message,
        };

    private string TooLarge() => $"It is larger than {limits.FileBytes / 1024 / 1024} MB; save it smaller and send it again.";

    /// <summary>A file's name as it is shown: without folders and without what nobody sees, which could turn its ending around.</summary>
    internal static string Named(string name)
    {
        var plain = TextCleaning.Clean(name[..Math.Min(name.Length, 1000)]).Text.Replace('\n', ' ').Replace('\t', ' ');
        var last = plain.Split('/', '\\')[^1].Trim();
        if (last.Length == 0)
            return "The file";
        var ending = Path.GetExtension(last);
        return last.Length <= 100 || ending.Length > 10 ? Excerpt.Of(last, 100) : Excerpt.Of(Path.GetFileNameWithoutExtension(last), 99 - ending.Length) + ending;
    }
}
