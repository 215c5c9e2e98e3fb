namespace RecruitBot.Core.Screening;

/// <summary>Tells a deed that can be pictured ("added an index on email") from a claim ("improved the performance").</summary>
internal static class Concreteness
{
    /// <summary>Whether a deed names something to picture: a cue, a thing with a name, or an object that the question did not hand over.</summary>
    public static bool Is(CriterionProfile? profile, AnswerText text, Deed deed)
    {
        var objects = 0;
        for (var i = deed.Verb; i < deed.End; i++)
        {
            if (text.Ignored[i])
                continue;
            var word = text.Words[i];
            if (profile?.CueAt(text.Words, i) > 0 || word.Word.Contains('_') || IsCamel(text.Text.AsSpan(word.Start, word.Length)))
                return true;
            if (i > deed.Verb && !text.Is(i, Marks.Stop | Marks.Generic) && word.Word.Length > 1 && profile?.IsAsked(word.Stem) != true)
                objects++;
        }
        return objects >= (deed.Weak ? 3 : 1);
    }

    private static bool IsCamel(ReadOnlySpan<char> word)
    {
        for (var i = 1; i < word.Length; i++)
            if (char.IsUpper(word[i]) && char.IsLower(word[i - 1]))
                return true;
        return false;
    }
}
