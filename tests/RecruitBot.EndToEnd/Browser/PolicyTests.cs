using RecruitBot.EndToEnd.Browser.Support;
using Xunit.Sdk;

namespace RecruitBot.EndToEnd.Browser;

/// <summary>The page runs nothing but its own files, and a test in which it complains of anything fails.</summary>
[Collection(DemoCollection.Name)]
public sealed class PolicyTests(Demo demo)
{
    [BrowserTheory]
    [InlineData("""const s = document.createElement("script"); s.textContent = "window.stolen = true"; document.body.append(s);""", "Content Security Policy")]
    [InlineData("""document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.stolen = true'>");""", "Content Security Policy")]
    [InlineData("""const i = new Image(); i.src = "http://127.0.0.2:9/spy.png"; document.body.append(i);""", "Content Security Policy")]
    [InlineData("""setTimeout(() => { throw new Error("on its own"); });""", "on its own")]
    public async Task A_foreign_script_is_refused_and_told_of(string script, string complaint)
    {
        var someone = await demo.CandidateAsync("Mal");
        var stolen = true;
        var failure = await Assert.ThrowsAsync<XunitException>(() =>
            demo.VisitAsync(
                someone,
                async visit =>
                {
                    await visit.Candidate.SeesAsync(Demo.Role);
                    await visit.Page.EvaluateAsync(script);
                    await visit.Complained.WaitAsync(TimeSpan.FromSeconds(20));
                    stolen = await visit.Page.EvaluateAsync<bool>("window.stolen === true");
                }
            )
        );
        Assert.False(stolen);
        Assert.Contains(complaint, failure.Message, StringComparison.Ordinal);
    }
}
