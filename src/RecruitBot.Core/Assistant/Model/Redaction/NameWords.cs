using System.Collections.Frozen;

namespace RecruitBot.Core.Assistant.Model.Redaction;

/// <summary>English words that stand in names and handles, in lower case and without accents.</summary>
internal static class NameWords
{
    /// <summary>They say nothing of who somebody is, and an answer may be about them: a handle such as "java.dev" is found as a whole only.</summary>
    private static readonly FrozenSet<string> NoNames = Split(
        """
        about all and any app are backend bot but can candidate cloud code coder coding data dev developer devops docker dot engineer engineering for frontend
        from game games golang guest has have her here him his how java javascript just kotlin kubernetes like linux name node not official one our out php
        programmer python react real server she software sql team tech test tester that the their them there they this typescript user was web
        what when where who why with work yes you your
        """
    );

    /// <summary>Names of people too, so in lower case they are taken for the word.</summary>
    private static readonly FrozenSet<string> Words = Split(
        """
        amber angel april archer art ash august autumn baker banks bay bean bell berry best bill bird bishop black blank blue bob bond book booth branch bright
        brook brooks brown buck bush butler camp car carpenter carter case cash chain chance chase cherry church clay close cole cook cool cooper crane cross
        crystal dale dawn day dean dear dell dick doe dollar don drew duke early east eden ember english eve ever fair faith farmer field fields fish fisher flint
        flower ford forest foster fox frank free freeman french friend frost gale gardener gem gene ginger glass gold good grace grant gray green grey guy hacker hall
        hand harder hardy hay heath heather high hill hills holiday holly hood hope house hunt hunter iris iron ivy jack jade jasmine jay jersey jet jewel joy
        june justice kay ken key kind king kit knight lake lamb lance land lane law lee lily lion little long lord love low major marine mark marks marsh mason
        max may mercy merit merry miles mill miller mills min miss moon moss mount nash new nice nick noble noel norm north old olive page paris park parks
        pat patience peace pearl penny perry pierce pike pilot pink poe pond poole pope porter post potter power price pride prince queen rain raj ram ranger ray read
        red reed rex rice rich ring river rivers rob robin rock rod root rose rowan ruby rush rust rusty safe sage sail sale sandy say scala scout sea shepherd
        short sing singer singh sky slater small smart smith snow son song south spring star stern stone story strange street strong sue summer summers sun swan
        sweet swift tab tailor tanner taylor temple thorn tide tiger tiny trip true turner underwood van victor violet wade walker wall wallace ward waters way weaver
        weeks wells west wheeler white will willow winter wise wolf wong wood woods worth wright yang young
        """
    );

    /// <summary>Whether it is no part of a name by itself.</summary>
    public static bool IsNoName(string plain) => NoNames.Contains(plain);

    /// <summary>Whether it is as likely a word of a sentence.</summary>
    public static bool IsWord(string plain) => Words.Contains(plain);

    private static FrozenSet<string> Split(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
