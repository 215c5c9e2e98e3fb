namespace RecruitBot.Core.Screening;

/// <summary>
/// Finds deeds that the candidate takes back: "I added an index ... actually I never added an index". What is denied later, with the same
/// verb and one of the same objects, was not done, whichever answer it stands in.
/// </summary>
internal static class Contradictions
{
    /// <summary>Marks the clauses whose deeds a later clause denies, and the denying ones.</summary>
    public static void TakeBack(AnswerFindings findings)
    {
        var retraction = findings.Clauses.FindLastIndex(c => c.Retracts);
        for (var c = 0; c <= retraction; c++)
            findings.Clauses[c].TakenBack = true;
        for (var later = 0; later < findings.Clauses.Count; later++)
            foreach (var denial in findings.Clauses[later].Told.Where(d => d.Negated))
                for (var earlier = 0; earlier <= later; earlier++)
                    if (!findings.Clauses[earlier].TakenBack && Denies(findings, findings.Clauses[later], denial, findings.Clauses[earlier]))
                        findings.Clauses[earlier].TakenBack = findings.Clauses[later].TakenBack = true;
    }

    private static bool Denies(AnswerFindings findings, ClauseFinding later, Deed denial, ClauseFinding earlier)
    {
        var denied = findings.Texts[later.Answer];
        var said = findings.Texts[earlier.Answer];
        var verb = Base(denied.Words[denial.Verb].Word, denied.Words[denial.Verb].Stem);
        foreach (var deed in earlier.Told)
        {
            if (deed.Negated || (ReferenceEquals(earlier, later) && deed.Verb > denial.Verb) || !string.Equals(Base(said.Words[deed.Verb].Word, said.Words[deed.Verb].Stem), verb, StringComparison.Ordinal))
                continue;
            var objects = Objects(denied, denial);
            var all = denial.Verb + 1 < denied.Words.Count && denied.Words[denial.Verb + 1].Word is "anything" or "any" or "it" or "this" or "that";
            if (all || objects.Count == 0 || objects.Overlaps(Objects(said, deed)))
                return true;
        }
        return false;
    }

    // "never wrote" and "did not write" deny the same deed.
    private static string Base(string word, string stem) =>
        word switch
        {
            "wrote" or "written" => "write",
            "ran" => "run",
            "built" => "build",
            "took" or "taken" => "take",
            "made" => "make",
            "found" => "find",
            "gave" or "given" => "give",
            "told" => "tell",
            "rang" => "ring",
            "did" or "done" => "do",
            // "added" and "add" have different stems.
            _ when stem.Length > 2 && stem[^1] == stem[^2] => stem[..^1],
            _ => stem,
        };

    private static HashSet<string> Objects(AnswerText text, Deed deed)
    {
        var objects = new HashSet<string>(StringComparer.Ordinal);
        for (var i = deed.Verb + 1; i < deed.End; i++)
            if (!text.Ignored[i] && !text.Is(i, Marks.Stop) && text.Words[i].Word.Length > 1)
                objects.Add(text.Words[i].Stem);
        return objects;
    }
}
