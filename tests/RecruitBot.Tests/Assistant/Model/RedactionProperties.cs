using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Core.Assistant.Model.Redaction;

namespace RecruitBot.Tests.Assistant.Model;

/// <summary>Redaction over texts made of names, addresses, numbers, placeholders, and whatever stands between them.</summary>
public sealed class RedactionProperties
{
    private static readonly string[] Names = ["Zoë Quux", "zquux", "O'Brien-Łukasz", "李雷", "Dr. Quux", "zoe.quux_7", "AnneQuux"];
    private static readonly string[] Identifiers = ["zoe@quux.example", "+49 30 1234567", "<@123456789012345678>", "https://u:p@quux.example/", "@zquux_", "zquux#0001", "github.com/zquux"];
    private static readonly string[] Others =
    [
        "«", "»", "«person-1»", "« PERSON-1 »", "«person-", "-1»", "\\u00ab", "\\u00abperson-1\\u00bb", "\\", "\"", " ", "\n", ". ", ", ", "(", "1", "p95 fell to 300 ms", "\u202e", "\u0301", "\ud83d\ude00", "\ud83d", "@", "Zoë", "zoe", "anne", "Anne.Quux", "_7", "x",
    ];

    private static readonly Gen<string> Texts = Gen.Elements(Names.Concat(Identifiers).Concat(Others)).ListOf().Select(string.Concat);

    [Fact]
    public void What_is_restored_is_what_was_there() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2000),
            Prop.ForAll(
                Texts.ArrayOf().ToArbitrary(),
                texts =>
                {
                    var redactor = new Redactor(Names);
                    var redacted = texts.Select(redactor.Redact).ToList();
                    Assert.Equal(texts, redacted.Select(t => redactor.Restore(t)));
                }
            )
        );

    [Fact]
    public void No_identifier_is_left() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2000),
            Prop.ForAll(
                Gen.Elements(Names.Concat(Identifiers).Append(" ").Append(", ").Append("\n")).ListOf().Select(parts => string.Join(" | ", parts)).ToArbitrary(),
                text =>
                {
                    var redacted = new Redactor(Names).Redact(text);
                    Assert.All(Names.Concat(Identifiers), i => Assert.DoesNotContain(i, redacted, StringComparison.OrdinalIgnoreCase));
                }
            )
        );

    [Fact]
    public void Pieces_of_any_length_are_restored_to_the_same() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2000),
            Prop.ForAll(
                Texts.ToArbitrary(),
                Gen.Choose(1, 9).ArrayOf(40).ToArbitrary(),
                (text, lengths) =>
                {
                    var redactor = new Redactor(Names);
                    var redacted = redactor.Redact(text);
                    var stream = new StreamRestoring(redactor, isJson: false);
                    var restored = "";
                    var start = 0;
                    for (var i = 0; start < redacted.Length; i++)
                    {
                        var length = Math.Min(lengths[i % lengths.Length], redacted.Length - start);
                        restored += stream.Push(redacted.Substring(start, length));
                        start += length;
                    }
                    Assert.Equal(text, restored + stream.End());
                }
            )
        );
}
