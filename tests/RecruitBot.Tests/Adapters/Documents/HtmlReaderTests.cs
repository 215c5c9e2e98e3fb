using System.Text;
using RecruitBot.Tests.Support.Documents;

namespace RecruitBot.Tests.Adapters.Documents;

public sealed class HtmlReaderTests
{
    [Theory]
    [InlineData("<h2>Leave</h2><p>It is\n  paid.</p>", "## Leave\n\nIt is paid.\n")]
    [InlineData("<ul><li>Bread<li>Jam<ul><li>Plum</ul></ul>", "- Bread\n- Jam\n  - Plum\n")]
    [InlineData("<ol start=3><li>Apply</li><li>Talk</li></ol>", "3. Apply\n4. Talk\n")]
    [InlineData("<table><tr><th>Level<th>Weeks<tr><td>Junior<td>16</table>", "| Level | Weeks |\n| --- | --- |\n| Junior | 16 |\n")]
    [InlineData("<table><tr><td><h2>Leave</h2><p>It is paid.</p></td></tr></table>", "## Leave\n\nIt is paid.\n")]
    [InlineData("<details><summary>Is it paid?</summary>Yes, all of it.</details>", "#### Is it paid?\n\nYes, all of it.\n")]
    [InlineData("<h3><button>Is it paid?</button></h3><div>All of it.</div>", "### Is it paid?\n\nAll of it.\n")]
    [InlineData("one<br>two", "one\n\ntwo\n")]
    [InlineData("<p>Fish &amp; chips &lt;b&gt;</p>", "Fish & chips <b>\n")]
    public async Task A_page_becomes_its_blocks(string body, string markdown) => Assert.Equal(markdown, (await RealReaders.OfAsync("a.html", body)).Text);

    [Theory]
    [InlineData("<script>SECRET</script>")]
    [InlineData("<style>SECRET</style>")]
    [InlineData("<!-- SECRET -->")]
    [InlineData("<template>SECRET</template>")]
    [InlineData("<noscript>SECRET</noscript>")]
    [InlineData("<nav><a>SECRET</a></nav>")]
    [InlineData("<div role=navigation>SECRET</div>")]
    [InlineData("<footer>SECRET</footer>")]
    [InlineData("<button>SECRET</button>")]
    [InlineData("<div hidden>SECRET</div>")]
    [InlineData("<p aria-hidden=true>SECRET</p>")]
    [InlineData("<p style='color:red;display: none'>SECRET</p>")]
    [InlineData("<p><span style='font-size:0px'>SECRET</span></p>")]
    [InlineData("<div style='position:absolute;left:-9999px'>SECRET</div>")]
    [InlineData("<ul><li hidden>SECRET</li></ul>")]
    [InlineData("<table><tr hidden><td>SECRET<td>SECRET<tr><td>a<td>b<tr><td>c<td>d</table>")]
    public async Task What_a_visitor_does_not_read_is_left_out(string html)
    {
        var text = (await RealReaders.OfAsync("a.html", $"<p>Shown.</p>{html}")).Text;
        Assert.Contains("Shown.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hidden_words_are_told_of() =>
        Assert.Contains("1 hidden element was left out.", (await RealReaders.OfAsync("a.html", "<p>Shown.<b hidden>no</b>")).Notes[0], StringComparison.Ordinal);

    [Fact]
    public async Task Where_a_page_marks_its_content_only_that_is_read()
    {
        var read = await RealReaders.OfAsync("a.html", "<title>Leave</title><header>Menu</header><div>Ad</div><main><p>It is paid.</p></main>");
        Assert.Equal(("Leave", "It is paid.\n"), (read.Title, read.Text));
    }

    [Fact]
    public async Task The_encoding_that_it_declares_is_taken() =>
        Assert.Equal("Жизнь\n", (await RealReaders.OfAsync("a.html", Encoding.Latin1.GetBytes("<meta charset=windows-1251><p>\u00c6\u00e8\u00e7\u00ed\u00fc</p>"))).Text);
}
