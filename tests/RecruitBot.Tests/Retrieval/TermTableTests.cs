using RecruitBot.Core.Retrieval;

namespace RecruitBot.Tests.Retrieval;

public sealed class TermTableTests
{
    [Fact]
    public void Terms_are_numbered_in_order_and_found_again()
    {
        var table = new TermTable();
        var terms = Enumerable.Range(0, 5000).Select(i => $"term{i * 7919 % 5000}").Append("").ToList();
        for (var i = 0; i < terms.Count; i++)
            Assert.Equal(i, table.Add(terms[i]));
        for (var i = 0; i < terms.Count; i++)
        {
            Assert.Equal(i, table.Add(terms[i]));
            Assert.Equal(i, table.Find(terms[i]));
            Assert.Equal(terms[i], table[i].ToString());
        }
        Assert.Equal(-1, table.Find("unheard"));
        Assert.Equal(terms.Count, table.Count);
    }
}
