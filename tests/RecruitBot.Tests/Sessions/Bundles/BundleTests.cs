using System.Text;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Bundles;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Sessions.Bundles.Bundled;

namespace RecruitBot.Tests.Sessions.Bundles;

/// <summary>O-09: a session as a file that whoever has it can check by itself.</summary>
public sealed class BundleTests
{
    [Fact]
    public async Task A_bundle_holds_without_the_words_that_reviewers_are_not_shown()
    {
        var files = await FilesAsync();
        var found = Verify(files);
        Assert.True(found.Manifest.Withheld > 0);
        Assert.Equal(found.Manifest.Events, Lines(files[BundleFormat.Records]).Count);
        Assert.Equal((1, 0), (found.Quotes.Sources, found.Quotes.Changed));
        foreach (var (name, content) in files)
        {
            var text = Encoding.UTF8.GetString(content);
            Assert.False(text.Contains("pregnant", StringComparison.OrdinalIgnoreCase), $"{name} holds what was volunteered.");
            // Neither another session's words, nor its id.
            Assert.DoesNotContain("Bob", text, StringComparison.Ordinal);
        }
        Assert.Contains("withheld: family", Encoding.UTF8.GetString(files[BundleFormat.Records]), StringComparison.Ordinal);
        Assert.DoesNotContain(files.Keys, n => n.StartsWith("resume", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_withheld_record_cannot_be_found_by_trying_words()
    {
        foreach (var line in Lines((await FilesAsync())[BundleFormat.Records]).Where(l => l.StartsWith("{\"withheld\"", StringComparison.Ordinal)))
            Assert.DoesNotContain("salt", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_bundle_holds_every_record_and_the_resume()
    {
        var files = await FilesAsync(whole: true);
        var found = Verify(files);
        Assert.Equal(0, found.Manifest.Withheld);
        Assert.True(found.Quotes.Candidate > 0);
        Assert.Contains("pregnant", Encoding.UTF8.GetString(files[BundleFormat.Records]), StringComparison.Ordinal);
        var resume = Assert.Single(files, f => f.Key.StartsWith("resume-", StringComparison.Ordinal));
        Assert.StartsWith("Baker at the Old Mill", Encoding.UTF8.GetString(resume.Value), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_answer_quotes_stands_in_its_passage()
    {
        var passage = Assert.Single(Lines((await FilesAsync())[BundleFormat.Passages]));
        Assert.Contains($"We are a bakery. {ScriptedAnswerer.Quote} It is ground on Mondays.", passage, StringComparison.Ordinal);
        Assert.DoesNotContain("We close at noon", passage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_says_otherwise_by_now_is_told_and_no_fault()
    {
        var found = Verify(await FilesAsync(sources: KnowledgeFolder.FromTexts([("guides/bakery.md", "# Flour\n\nWe buy it.\n")])));
        Assert.Equal((0, 1), (found.Quotes.Sources, found.Quotes.Changed));
    }

    [Fact]
    public async Task Consents_scores_decisions_and_notices_are_cut_out_of_the_log()
    {
        var files = await FilesAsync(whole: true);
        foreach (var (name, words) in new[] { ("consent.jsonl", "consent-given"), ("scores.jsonl", "rated"), ("decisions.jsonl", "advance"), (BundleFormat.Notices, "AI"), (BundleFormat.Role, "Night Baker") })
            Assert.Contains(words, Encoding.UTF8.GetString(files[name]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_session_has_its_own()
    {
        using var office = new Office();
        await BusyWeek.RunAsync(office);
        foreach (var (head, events) in await office.EverythingAsync())
            Assert.Equal(events.Count, Verify(await FilesAsync((InMemorySessionStore)office.Store, head.SessionId, whole: true, Sources)).Manifest.Events);
        Assert.Null(await new BundleWriter(office.Store, office.Audit, Sources).FilesAsync("nobody", false, At, CancellationToken.None));
    }

    [Fact]
    public async Task A_level_without_exact_words_of_the_candidate_is_told()
    {
        using var office = new Office();
        await BusyWeek.RunAsync(office);
        var log = (await office.EventsAsync(Office.Alice)).ToList();
        var at = log.FindIndex(e => e.Event is CriterionRated { Rating.Status: RatingStatus.Scored });
        var rated = (CriterionRated)log[at].Event;
        log[at] = log[at] with { Event = rated with { Rating = rated.Rating with { Evidence = [rated.Rating.Evidence[0] with { Quote = "I never said this." }] } } };
        // The bytes and the chain are in order: it was written so.
        var store = new InMemorySessionStore();
        var state = SessionFold.Fold(log)!;
        await store.AppendAsync(new SessionAppend(0, [.. log.Select(e => e.Event)], At, state.ToHead(), null, []), CancellationToken.None);
        Assert.Equal($"event {at + 1} gives a level to {rated.CriterionId} without exact words of the candidate", Refusal(await FilesAsync(store, state.Id, whole: true, Sources)));
    }
}
