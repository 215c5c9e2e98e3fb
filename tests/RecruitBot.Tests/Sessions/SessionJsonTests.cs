using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Sessions;

public sealed class SessionJsonTests
{
    private static readonly Place Here = new("console", "p");

    public static TheoryData<Type> EventTypes() =>
        [.. typeof(SessionEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(a => a.DerivedType)];

    [Theory]
    [MemberData(nameof(EventTypes))]
    public void Every_event_comes_back_as_it_was(Type type) =>
        Prop.ForAll(AnyValue.Of<SessionEvent>(type).ToArbitrary(), SurvivesTwice).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_reply_comes_back_as_it_was() =>
        Prop.ForAll(
                AnyValue.Of<Reply>().ToArbitrary(),
                reply => Assert.Null(SameValue.Difference(reply, SessionJson.ReadReply(SessionJson.Write(reply))))
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Every_head_comes_back_as_it_was() =>
        Prop.ForAll(
                AnyValue.Of<SessionHead>().ToArbitrary(),
                head => Assert.Null(SameValue.Difference(head, SessionJson.ReadHead(SessionJson.Write(head))))
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Every_event_and_every_turn_has_a_name_in_the_log()
    {
        foreach (var root in new[] { typeof(SessionEvent), typeof(Turn) })
        {
            var named = root.GetCustomAttributes<JsonDerivedTypeAttribute>().Select(a => a.DerivedType).ToHashSet();
            Assert.All(root.Assembly.GetTypes().Where(t => t.IsSubclassOf(root) && !t.IsAbstract), t => Assert.Contains(t, named));
        }
    }

    // Logs live for years: these lines were written once and must be read for ever. Add lines, never edit them.
    [Theory]
    [InlineData(
        """{"type":"opened","sessionId":"s","candidate":{"id":"console:a","name":"A","authority":"candidate"},"place":{"platform":"console","id":"p"},"purpose":"enquiry"}"""
    )]
    [InlineData(
        """{"type":"turn","turn":{"kind":"form","action":"rb:x","fields":{"why":"because"},"messageId":"m","at":"2026-01-02T03:04:05.1234567+02:00","speaker":{"id":"i","name":"n","authority":"recruiter"},"place":{"platform":"d","id":"1"}}}"""
    )]
    [InlineData(
        """{"type":"opened","sessionId":"s","candidate":{"id":"discord:1","name":"Jay","authority":"candidate","otherNames":["Jane Doe","jdoe_92"]},"place":{"platform":"discord","id":"dm:1"},"purpose":"enquiry"}"""
    )]
    [InlineData("""{"type":"rated","criterionId":"c","rating":{"status":"insufficient-evidence","evidence":[],"because":"b"}}""")]
    [InlineData("""{"type":"asked","item":{"kind":"criterion","id":"c","probe":1},"text":"t"}""")]
    [InlineData(
        """{"type":"said","replies":[{"text":"<hi> é 'x'","to":"speaker","private":false,"buttons":[{"action":"rb:a","label":"A","style":"danger"}]}]}"""
    )]
    [InlineData("""{"type":"paused"}""")]
    public void Lines_of_the_log_stay_as_they_are(string line) => Assert.Equal(line, SessionJson.Write(SessionJson.ReadEvent(line)));

    [Fact]
    public void Half_a_surrogate_pair_is_written_as_its_escape()
    {
        var json = SessionJson.Write(new CandidateWrote("m", "a\ud83d b\ude00"));

        Assert.Contains("a\\ud83d b\\ude00", json, StringComparison.Ordinal);
        Assert.Equal(json, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(json)));
        Assert.Equal("a\ud83d b\ude00", ((CandidateWrote)SessionJson.ReadEvent(json)).Text);
    }

    [Fact]
    public void Anchors_and_fields_keep_their_keys()
    {
        var turn = new FormTurn(
            "m",
            DateTimeOffset.UnixEpoch,
            new Person("i", "n"),
            Here,
            "rb:x",
            new Dictionary<string, string> { ["\ud800\"\n"] = "\udc00" }
        );

        var back = (FormTurn)((TurnReceived)SessionJson.ReadEvent(SessionJson.Write(new TurnReceived(turn)))).Turn;

        Assert.Equal(turn.Fields, back.Fields);
        var anchors = JsonSerializer.Deserialize<IReadOnlyDictionary<int, string>>("""{"1":"none","5":"all"}""", SessionJson.Options);
        Assert.Equal("""{"1":"none","5":"all"}""", JsonSerializer.Serialize(anchors, SessionJson.Options));
    }

    [Fact]
    public void What_a_newer_build_added_is_passed_over_and_order_does_not_matter()
    {
        var read = SessionJson.ReadEvent("""{"text":"hi","later":{"x":[1]},"messageId":"m","type":"candidate-wrote"}""");

        Assert.Equal(new CandidateWrote("m", "hi"), read);
    }

    [Fact]
    public void An_event_of_a_newer_build_is_refused() =>
        Assert.Throws<JsonException>(() => SessionJson.ReadEvent("""{"type":"teleported"}"""));

    [Fact]
    public void Different_ids_have_different_keys_without_anything_a_medium_refuses() =>
        Prop.ForAll(
                AnyValue.Of<string>().Two().ToArbitrary(),
                ids =>
                {
                    var (a, b) = (SessionJson.ToKey(ids.Item1), SessionJson.ToKey(ids.Item2));
                    Assert.Equal(ids.Item1, SessionJson.FromKey(a));
                    Assert.Equal(ids.Item1 == ids.Item2, a == b);
                    Assert.DoesNotContain('\0', a);
                    Assert.Equal(a, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(a)));
                }
            )
            .QuickCheckThrowOnFailure();

    private static void SurvivesTwice(SessionEvent original)
    {
        var json = SessionJson.Write(original);
        var back = SessionJson.ReadEvent(json);
        // The bytes alone would not tell: a loss while writing looks the same on both sides.
        Assert.Null(SameValue.Difference(original, back));
        Assert.Equal(json, SessionJson.Write(back));
        Assert.DoesNotContain('\n', json);
        Assert.Equal(json, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(json)));
    }
}
