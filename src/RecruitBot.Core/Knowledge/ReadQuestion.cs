using RecruitBot.Core.Knowledge.Asked;
namespace RecruitBot.Core.Knowledge;

/// <summary>Terms that together cover a word of the question.</summary>
/// <param name="Terms">All of them must stand in the unit.</param>
/// <param name="Strength">1 for the word itself, less for a synonym.</param>
internal readonly record struct Alternative(string[] Terms, double Strength);

/// <summary>One thing that a question names.</summary>
/// <param name="Word">As typed, after correction.</param>
/// <param name="Class">How much hangs on it.</param>
/// <param name="Alternatives">What covers it.</param>
internal sealed record Slot(string Word, WordClass Class, IReadOnlyList<Alternative> Alternatives)
{
    /// <summary>Index of its first token.</summary>
    public int Position { get; init; }

    /// <summary>A concept on which little hangs, or a word that has its meaning only in questions.</summary>
    public double Factor { get; init; } = 1;

    /// <summary>A phrase, or a word with a special meaning in questions: when no source knows it, it rules nothing out.</summary>
    public bool Soft { get; init; }

    /// <summary>Means what it means in questions only: a figure of speech, which a sentence may lack.</summary>
    public bool AskedOnly { get; init; }

    /// <summary>A number that a unit's quantities must cover; null for words.</summary>
    public Quantity? Number { get; init; }

    /// <summary>Level named, such as "junior"; null for anything else.</summary>
    public string? Level { get; init; }

    /// <summary>Written like a name, so that nothing else will do.</summary>
    public bool Name { get; init; }

    public bool Stands(string concept) => Alternatives.Any(a => a.Terms.Length == 1 && a.Terms[0] == "@" + concept);
}

/// <summary>What kind of answer a question wants.</summary>
[Flags]
internal enum Wants
{
    /// <summary>Any statement.</summary>
    Any = 0,

    /// <summary>A sum of money.</summary>
    Money = 1,

    /// <summary>A number of years.</summary>
    Years = 2,

    /// <summary>A length of time.</summary>
    Duration = 4,

    /// <summary>A percentage.</summary>
    Percent = 8,

    /// <summary>A number of the things named.</summary>
    Count = 16,

    /// <summary>A point in time.</summary>
    Date = 32,

    /// <summary>A name.</summary>
    Name = 64,

    /// <summary>The number of a version.</summary>
    Version = 128,
}

/// <summary>A question, taken apart.</summary>
internal sealed record ReadQuestion(string Text, IReadOnlyList<Slot> Slots, Wants Wants, Period Period)
{
    /// <summary>The words after correction, in lower case, with single spaces and no punctuation.</summary>
    public string Corrected { get; init; } = "";

    /// <summary>Stems of the things counted in "how many ...".</summary>
    public IReadOnlyList<string> Counted { get; init; } = [];

    /// <summary>Whether it asks for several things: "which tools", "what kinds of ...".</summary>
    public bool Plural { get; init; }

    /// <summary>Whether it asks whether something is so, or which of two: sources may disagree without figures.</summary>
    public bool Choice { get; init; }

    /// <summary>Whether statements about another level that only mention the asked one will do.</summary>
    public bool AnySubject { get; init; }

    /// <summary>Stems of all words.</summary>
    public IReadOnlySet<string> Stems { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Positions of "and", "or", "versus" and commas between words.</summary>
    public IReadOnlyList<int> Joints { get; init; } = [];

    /// <summary>Features by which ways of asking are compared; empty for a question that was made out of another.</summary>
    public IReadOnlyList<AskedTerm> Terms { get; init; } = [];

    /// <summary>How near it comes to the known ways of asking; null for a question that was made out of another.</summary>
    public AskedMatch? Match { get; init; }

    public IEnumerable<string> Levels => Slots.Where(s => s.Level is not null).Select(s => s.Level!).Distinct(StringComparer.Ordinal);

    /// <summary>Whether it asks for a fact of a role's front matter in one of the known ways.</summary>
    public bool AsksFor(string fact) => Match?.AsksFor(fact) == true;

    public bool About(string concept) => Slots.Any(s => s.Stands(concept));
}
