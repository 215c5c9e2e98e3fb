using System.Text.Json;
using Microsoft.Extensions.AI;
using RecruitBot.Core.Assistant.Model.Redaction;
using RecruitBot.Core.Privacy;
using RecruitBot.Tests.Shared.Model;

namespace RecruitBot.Tests.Assistant.Model;

/// <summary>Who somebody is does not leave this machine, and nobody here notices.</summary>
public sealed class RedactionTests
{
    [Theory]
    [InlineData("jane.doe+jobs@mail.example.co.uk")]
    [InlineData("jörg@bücher.example")]
    [InlineData("jane (at) example (dot) org")]
    [InlineData("jane [at] example.org")]
    [InlineData("+49 (0)30 1234-5678")]
    [InlineData("+1 555 123 4567")]
    [InlineData("0049 30 12345678")]
    [InlineData("(555) 123-4567")]
    [InlineData("555-123-4567")]
    [InlineData("5551234567")]
    [InlineData("030 / 123 45 67")]
    [InlineData("0171 2345678")]
    [InlineData("https://jane:pw@git.example.org/x")]
    [InlineData("https://www.linkedin.com/in/jane-doe-123")]
    [InlineData("github.com/janedoe")]
    [InlineData("<@123456789012345678>")]
    [InlineData("<@!123456789012345678>")]
    [InlineData("<@&123456789012345678>")]
    [InlineData("<#123456789012345678>")]
    [InlineData("123456789012345678")]
    [InlineData("@jane_doe.42")]
    [InlineData("jane_doe#1234")]
    [InlineData("123-45-6789")]
    [InlineData("DE89 3704 0044 0532 0130 00")]
    public void What_says_who_somebody_is_does_not_leave(string identifier)
    {
        var redactor = new Redactor([]);
        var text = $"Ask me: {identifier}, or not.";

        var redacted = redactor.Redact(text);

        Assert.DoesNotContain(identifier, redacted, StringComparison.Ordinal);
        Assert.Matches("^Ask me: «[a-z]+-1», or not\\.$", redacted);
        Assert.Equal(text, redactor.Restore(redacted));
    }

    [Theory]
    [InlineData("p95 fell from 2.1 s to 300 ms, 1,000,000 requests a day, since 2019-2023.")]
    [InlineData("We had 130000 to 180000 rows, version 3.12.4 of 2024-01-15 at 09:30.")]
    [InlineData("    @property\n@login_required\ndef total(self): return 0")]
    [InlineData("C# and F#, 50 % of 12 teams, RFC 9110, port 8080, 127.0.0.1.")]
    [InlineData("I used select_related and EXPLAIN (ANALYZE) on https://docs.djangoproject.com/en/5.0/.")]
    public void What_an_answer_is_about_stays(string text) => Assert.Equal(text, new Redactor([]).Redact(text));

    [Fact]
    public void A_person_has_one_number_however_they_are_written()
    {
        var redactor = new Redactor(["Jane Doe", "jdoe", "田中"]);
        const string Text = "Jane Doe (jdoe): JANE  DOE's plan, Jane's and Doe's; 田中さん. A deer is no doe, and janes are many.";

        var redacted = redactor.Redact(Text);

        Assert.Equal("«person-1» («person-2»): «person-1-2»'s plan, «person-1-3»'s and «person-1-4»'s; «person-3»さん. A deer is no doe, and janes are many.", redacted);
        Assert.Equal(Text, redactor.Restore(redacted));
    }

    [Theory]
    [InlineData("jane doe", "Ask Jane or JANE, not jane.", "Ask «person-1» or «person-1-2», not «person-1-3».")]
    [InlineData("Will Doe", "Will WILL do it? She will.", "«person-1» «person-1-2» do it? She will.")]
    public void Words_of_a_name_are_found_as_names_are_written(string identity, string text, string redacted) => Assert.Equal(redacted, new Redactor([identity]).Redact(text));

    [Theory]
    [InlineData("jane.doe")]
    [InlineData("jane_doe")]
    [InlineData("JaneDoe")]
    [InlineData("Jane-Doe")]
    [InlineData("JANE DOE")]
    [InlineData("jane_doe42")]
    [InlineData("Jane | Doe")]
    public void A_name_is_covered_however_an_account_spells_it(string identity)
    {
        var redactor = new Redactor([identity]);
        foreach (var written in new[] { "Jane Doe", "jane doe", "janedoe", "Jane_Doe", "jane.doe", "janedoe92", "Jane", "jane", "JANE", "Doe", "DOE" })
        {
            var redacted = redactor.Redact($"Hi, I'm {written}. A janed oe.");
            Assert.Matches("^Hi, I'm «person-1(-\\d+)?»\\. A janed oe\\.$", redacted);
            Assert.Equal($"Hi, I'm {written}. A janed oe.", redactor.Restore(redacted));
        }
    }

    [Theory]
    [InlineData("José Núñez", "Jose Nunez")]
    [InlineData("José Núñez", "jose")]
    [InlineData("Jörg Müller", "Joerg Mueller")]
    [InlineData("Łukasz Øre", "lukasz ore")]
    [InlineData("Miles O'Hara", "Miles O\u2019Hara")]
    public void A_name_is_found_as_a_keyboard_without_its_letters_writes_it(string identity, string written)
    {
        var redacted = new Redactor([identity]).Redact($"I am {written}!");
        Assert.Equal("I am «person-1»!", redacted);
    }

    [Theory]
    [InlineData("will.may", "She will, and I may mark it.")]
    [InlineData("java_dev42", "The Java code of a dev, 42 lines, name and all.")]
    [InlineData("(no name)", "A name: no.")]
    [InlineData("Jo B", "The job.")]
    public void Words_that_are_no_name_stay(string identity, string text) => Assert.Equal(text, new Redactor([identity]).Redact(text));

    [Theory]
    [InlineData("@jane_doe")]
    [InlineData("@jane_doe told me.\nIt works.")]
    public void A_handle_at_the_beginning_is_one(string text) => Assert.StartsWith("«handle-1»", new Redactor([]).Redact(text), StringComparison.Ordinal);

    [Fact]
    public void A_name_is_found_composed_or_not()
    {
        Assert.Equal("«person-1»", new Redactor(["Jos\u00e9"]).Redact("Jose\u0301"));
        Assert.Equal("«person-1»", new Redactor(["Jose\u0301"]).Redact("Jos\u00e9"));
    }

    [Fact]
    public void A_placeholder_that_somebody_wrote_is_not_taken_for_one_of_ours()
    {
        var redactor = new Redactor(["Jane"]);
        var redacted = redactor.Redact("I am Jane, also called «person-1».");

        Assert.Equal("I am «person-1», also called «text-1».", redacted);
        Assert.Equal("I am Jane, also called «person-1».", redactor.Restore(redacted));
    }

    [Theory]
    [InlineData("«person-1»")]
    [InlineData("«Person-1»")]
    [InlineData("« person-1 »")]
    [InlineData("\\u00abperson-1\\u00BB")]
    public void A_placeholder_is_known_however_a_model_writes_it(string written)
    {
        var redactor = new Redactor(["Jane"]);
        redactor.Redact("Jane");
        Assert.Equal("Hello Jane, «person-7».", redactor.Restore($"Hello {written}, «person-7»."));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_provider_hears_of_nobody_and_the_answer_names_them(bool streamed)
    {
        await using var bench = await ModelBench.StartAsync(Replies.Text("«person-1» («email-1») did it, says «person-2»."));
        bench.With(ModelBench.CallFor(ConsentPurpose.Scoring, "Jane Doe", "Ada"));
        var options = new ChatOptions { Instructions = "Speak of Jane Doe kindly.", ConversationId = "jane-doe", AdditionalProperties = new() { ["user"] = "Jane Doe" } };
        const string Text = "I am Jane Doe, jane@example.org. Ada knows me.";

        var answer = streamed ? await bench.StreamedAsync(Text, options) : await bench.AskAsync(Text, options);

        Assert.Equal("Jane Doe (jane@example.org) did it, says Ada.", answer.Text);
        var sent = Assert.Single(bench.Server.Requests).Everything;
        foreach (var identifier in new[] { "Jane", "Doe", "jane@", "example.org", "Ada" })
            Assert.DoesNotContain(identifier, sent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("«person-1» («email-1») did it, says «person-2».", Assert.Single(bench.Call.Records).Output);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Json_stays_json_whatever_a_name_holds(bool streamed)
    {
        await using var bench = await ModelBench.StartAsync(Replies.Text("""{"quote":"\u00abperson-1\u00bb did it"}"""));
        bench.With(ModelBench.CallFor(ConsentPurpose.Scoring, "Dwayne \"Rock\" \\ Johnson"));
        var options = new ChatOptions { ResponseFormat = ChatResponseFormat.Json };
        const string Text = "Dwayne \"Rock\" \\ Johnson did it";

        var answer = streamed ? await bench.StreamedAsync(Text, options) : await bench.AskAsync(Text, options);

        Assert.Equal(Text, JsonDocument.Parse(answer.Text).RootElement.GetProperty("quote").GetString());
    }
}
