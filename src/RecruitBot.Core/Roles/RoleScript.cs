using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RecruitBot.Core.Screening.Grading;

namespace RecruitBot.Core.Roles;

/// <summary>What a line of the script is.</summary>
public enum ScriptKind
{
    /// <summary>A fact asked before the questions.</summary>
    Knockout,

    /// <summary>The main question of a criterion.</summary>
    Question,

    /// <summary>A planned follow-up, asked only when what it asks for is missing.</summary>
    Probe,
}

/// <summary>A line of the script.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">The knock-out or criterion it belongs to.</param>
/// <param name="When">For a probe, what it asks for.</param>
/// <param name="Text">The words, exactly as asked.</param>
public sealed record ScriptLine(ScriptKind Kind, string Id, AnswerAspect? When, string Text);

/// <summary>The words that every candidate of a role version is asked, and the hash that proves it.</summary>
public static class RoleScript
{
    /// <summary>Everything that may be asked, in order: knock-outs, then each criterion's question followed by its probes.</summary>
    public static IReadOnlyList<ScriptLine> Lines(Role role)
    {
        var lines = role.Knockouts.Select(k => new ScriptLine(ScriptKind.Knockout, k.Id, null, k.Ask)).ToList();
        foreach (var criterion in role.Criteria)
        {
            lines.Add(new ScriptLine(ScriptKind.Question, criterion.Id, null, criterion.Ask));
            lines.AddRange(criterion.Probes.Select(p => new ScriptLine(ScriptKind.Probe, criterion.Id, p.When, p.Ask)));
        }
        return lines;
    }

    /// <summary>The SHA-256 of <see cref="Canonical"/> in UTF-8, as 64 lower-case hexadecimal digits.</summary>
    public static string Sha256(Role role) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(role))));

    /// <summary>
    /// The text that is hashed: what is asked or scored, and nothing else. One record a line, fields separated by a tab, each field's
    /// runs of white space reduced to one space, so that wrapping, quoting, comments and the order of keys do not matter.
    /// <code>
    /// recruitbot-script 1
    /// knockout  ID TYPE ASK            then: choice TEXT, one each, in order; require TEXT, one each, sorted; band FROM LABEL
    /// criterion ID WEIGHT ASK
    /// kind KIND                        when the file states it
    /// definition TEXT
    /// probe WHEN ASK                   in order
    /// anchor LEVEL TEXT                by level
    /// cue TEXT                         sorted: the offline evaluator scores with them
    /// model LEVEL TEXT                 in order: the gold answers that answers to a question about the subject itself are compared with
    /// </code>
    /// Titles, sources, reasons and all other gold answers are left out: nobody is asked or scored by them.
    /// </summary>
    public static string Canonical(Role role)
    {
        var text = new StringBuilder("recruitbot-script 1\n");
        foreach (var k in role.Knockouts)
        {
            Add(text, "knockout", k.Id, TypeName(k.Type), k.Ask);
            foreach (var choice in k.Choices)
                Add(text, "choice", choice);
            foreach (var required in k.Require.Order(StringComparer.Ordinal))
                Add(text, "require", required);
            foreach (var band in k.Bands ?? [])
                Add(text, "band", band.From.ToString(CultureInfo.InvariantCulture), band.Label);
        }
        foreach (var c in role.Criteria)
        {
            Add(text, "criterion", c.Id, c.Weight.ToString("R", CultureInfo.InvariantCulture), c.Ask);
            if (c.Kind is { } kind)
                Add(text, "kind", kind.Name());
            Add(text, "definition", c.Definition);
            foreach (var probe in c.Probes)
                Add(text, "probe", probe.When.Name(), probe.Ask);
            foreach (var (level, anchor) in c.Anchors.OrderBy(a => a.Key))
                Add(text, "anchor", level.ToString(CultureInfo.InvariantCulture), anchor);
            foreach (var cue in c.Cues.Order(StringComparer.Ordinal))
                Add(text, "cue", cue);
            foreach (var model in KnowledgeRater.ModelAnswers(c))
                Add(text, "model", model.Level.ToString(CultureInfo.InvariantCulture), model.Answer);
        }
        return text.ToString();
    }

    private static void Add(StringBuilder text, params ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0)
                text.Append('\t');
            AppendNormal(text, fields[i]);
        }
        text.Append('\n');
    }

    private static void AppendNormal(StringBuilder text, string field)
    {
        var gap = false;
        foreach (var c in field.Trim())
        {
            if (char.IsWhiteSpace(c))
            {
                gap = true;
                continue;
            }
            if (gap)
                text.Append(' ');
            gap = false;
            text.Append(c);
        }
    }

    // Spelled out here and not taken from the enum's names: a renamed member must not change hashes that are on record.
    private static string TypeName(KnockoutType type) =>
        type switch
        {
            KnockoutType.YesNo => "yes-no",
            KnockoutType.Number => "number",
            KnockoutType.Choice => "choice",
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
        };
}
