using System.Text.RegularExpressions;

namespace RecruitBot.Core.Knowledge;

/// <summary>
/// Recognises what no knowledge base answers: orders to the program, its secrets, other people's data, code in place of a question. Whole
/// expressions, not single words: "what does ignoring technical debt cost?" and "is token authentication part of the job?" are questions.
/// </summary>
internal static partial class OffLimits
{
    public static bool Found(string text) => Orders().IsMatch(text) || Secrets().IsMatch(text) || Others().IsMatch(text) || Code().IsMatch(text);

    [GeneratedRegex(
        @"(?i)\b(?<!\b(?:not|never|n't|without)(?: to)? )(?:ignor\w*|disregard\w*|forget|overrid\w*|bypass\w*|skip)\b.{0,30}\b(?:instructions?|prompts?|guidelines|restrictions|(?:the|your|all|previous|prior) rules|everything (?:above|before)|(?:the|your|all|any) (?:safety|content|security) (?:rules?|checks?|filters?|measures?)|(?:your|all) filters?)\b|\byou are now (?:an? |the |in |free|allowed|able|going|root|system|dan\b|admin|un\w+)|\byou are\b.{0,40}\b(?:without|no|free (?:of|from)) (?:any |all )?(?:rules|limits|restrictions|filters?|boundaries|guidelines)\b|\b(?:act|behave|respond) as (?:an? |the )?(?:admin\w*|root|system|dan|unrestricted|evil|linux|different|ai)\b|\bpretend (?:to be|(?:that )?you(?:['’]re| are)) (?:an? |the |my )?(?:admin\w*|root|system|dan\b|unrestricted|evil|linux|different|ai\b|not\b|no longer|recruiter|hiring|human|person|another|other)|\bpretend (?:that )?(?:you (?:have|had|can|do)|(?:there are|you have) no|(?:the|your) (?:rules|instructions))\b|\b(?:developer|god|debug|admin|sudo) mode\b|\bjailbreak (?:mode|prompt|yourself|you\b|this (?:bot|chat|assistant))|\bjailbroken\b|^\s*(?:system|assistant)\s*:|\b(?:give|rate|score|mark|set|grade) (?:me|my \w+)\b.{0,30}\b(?:5/5|five out of five|top marks?|full marks|highest (?:score|mark|rating)|(?:as )?hired|as passed)\b|\bnew (?:system )?(?:instructions?|prompt)\s*:",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Orders();

    [GeneratedRegex(
        @"(?i)\b(?:system|hidden|initial|original|secret|internal|full|your) (?:prompts?|instructions?)\b|\b(?:api|access|bot|discord|secret|auth|your|the) (?:keys?|tokens?|secrets?)\b(?= *(?:$|[?.!,;]|please|value|here|now|you|for (?:the|this|your) (?:bot|api|server)|of (?:the|this|your) (?:bot|api|server)))|\b(?:admin|your|database|root|server|db) passwords?\b|\benv(?:ironment)? (?:variables?|vars?) (?:of|on|in) (?:the|this|your) (?:bot|server|host)\b|\bconnection string\b|/etc/passwd|\b(?:source code|config(?:uration)?) of (?:this|the) bot\b|\b(?:dump|print|reveal|leak|show|repeat|output)\b.{0,30}\b(?:prompts?|instructions?|secrets?|credentials|tokens?|(?:your|the) (?:database|memory|config\w*))\b",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Secrets();

    [GeneratedRegex(
        @"(?i)\b(?:candidate|applicant|person|people|one)s? (?:before|after|ahead of|behind|next to|besides|other than|except) me\b|\b(?:other|another|previous|rival|competing|all|every|each) (?:\w+ )?(?:candidate|applicant|person|people|interviewee)s?(?:'s?|’s?)?\b.{0,60}\b(?:scores?|answers?|names?|data|ratings?|results?|cvs?|resumes?|e-?mails?|address\w*|details|applied|said|wrote|phone)\b|\b(?:scores?|answers?|names?|data|ratings?|results?|cvs?|resumes?|e-?mails?|transcripts?|phone numbers?) (?:of|from|for|by|did) (?:the )?(?:other|another|previous|all|last|every|best) (?:\w+ )?(?:candidate|applicant|person|people|interviewee)|\b(?:scores?|answers?|ratings?|cvs?|resumes?|transcripts?) of (?:the |all )?(?:candidates|applicants|interviewees)\b|\bwho (?:else|all) (?:has |have |is |are )?(?:appl\w+|been interviewed|interviewing)\b|\b(?:how many|which) (?:other )?(?:people|persons|candidates|applicants) (?:have )?(?:already )?(?:applied|are applying|are in the running)\b",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Others();

    [GeneratedRegex(
        @"\{\{|\}\}|\{%|\$\{|<%|<\?php|(?i:<\s*/?\s*(?:script|img|iframe|svg|body|a|style|html|object|embed|form|input|system|user|assistant)\b)|```|\]\((?:https?|javascript|data):|(?i:javascript:)|(?i:\b(?:drop|truncate|alter)\s+(?:table|database)\b)|\bSELECT\b.{0,200}\bFROM\b|(?i:\bunion\s+(?:all\s+)?select\b)|(?i:'\s*or\s*'?1'?\s*=\s*'?1)|(?i:\binsert\s+into\b.{0,80}\bvalues\b)|(?i:\bdelete\s+from\b)|;\s*--|\$\(|(?i:\brm\s+-rf\b)|(?i:\bimport\s+os\b)|(?i:\b(?:eval|exec|system|print|console\.log)\s*\()|__\w+__",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Code();
}
