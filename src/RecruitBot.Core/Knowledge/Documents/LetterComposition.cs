using System.Text;

namespace RecruitBot.Core.Knowledge.Documents;

/// <summary>
/// Letters that files write in two parts, as one: a question types "é", a PDF may hold "e" and an accent. The table stands here because the program
/// runs without the data of the operating system for normalising text (invariant globalization).
/// </summary>
internal static class LetterComposition
{
    // For each combining mark pairs of a letter and the composed letter.
    private static readonly Dictionary<char, string> Composed = new()
    {
        ['\u0300'] = "AÀEÈIÌOÒUÙaàeèiìoòuùNǸnǹ",
        ['\u0301'] = "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzź",
        ['\u0302'] = "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷ",
        ['\u0303'] = "AÃNÑOÕaãnñoõIĨiĩUŨuũ",
        ['\u0304'] = "AĀaāEĒeēIĪiīOŌoōUŪuū",
        ['\u0306'] = "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭ",
        ['\u0307'] = "CĊcċEĖeėGĠgġIİZŻzż",
        ['\u0308'] = "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸ",
        ['\u030A'] = "AÅaåUŮuů",
        ['\u030B'] = "OŐoőUŰuű",
        ['\u030C'] = "CČcčDĎdďEĚeěNŇnňRŘrřSŠsšTŤtťZŽzž",
        ['\u0327'] = "CÇcçGĢgģKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţ",
        ['\u0328'] = "AĄaąEĘeęIĮiįUŲuų",
    };

    /// <summary>Joins a combining mark with the letter before it, when there is one letter for both.</summary>
    public static bool TryCompose(StringBuilder before, char mark)
    {
        if (before.Length == 0 || !Composed.TryGetValue(mark, out var pairs))
            return false;
        for (var i = 0; i < pairs.Length; i += 2)
            if (pairs[i] == before[^1])
            {
                before[^1] = pairs[i + 1];
                return true;
            }
        return false;
    }

    /// <summary>A letter and its combining mark; null for a letter that is not made of two.</summary>
    public static string? Parts(char letter)
    {
        foreach (var (mark, pairs) in Composed)
            for (var i = 1; i < pairs.Length; i += 2)
                if (pairs[i] == letter)
                    return $"{pairs[i - 1]}{mark}";
        return null;
    }

    /// <summary>The letters of a ligature that typesetting put in (Alphabetic Presentation Forms); null for anything else.</summary>
    public static string? Ligature(char c) =>
        c switch
        {
            '\uFB00' => "ff",
            '\uFB01' => "fi",
            '\uFB02' => "fl",
            '\uFB03' => "ffi",
            '\uFB04' => "ffl",
            '\uFB05' or '\uFB06' => "st",
            _ => null,
        };
}
