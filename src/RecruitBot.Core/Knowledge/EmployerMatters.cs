using System.Text.RegularExpressions;

namespace RecruitBot.Core.Knowledge;

/// <summary>
/// Recognises what only this employer could say about itself and no guide can: its office, team, products, customers, what it runs. Questions on
/// what employers usually do ("will you call my references?") are not among them: those are answered as general guidance.
/// </summary>
internal static partial class EmployerMatters
{
    public static bool Found(string text) => Own().IsMatch(text) || Doing().IsMatch(text) || Named().IsMatch(text);

    [GeneratedRegex(
        @"(?i)\b(?:your|our|the company(?:'|\u2019)?s|this company(?:'|\u2019)?s|the employer(?:'|\u2019)?s|ur)\s+(?:\w+\s+)?(?:offices?|teams?|company|startup|firm|business|products?|customers?|clients?|users?|codebase|code base|repos?|repositor(?:y|ies)|stack|infrastructure|servers?|cto|ceo|boss|managers?|management|founders?|investors?|revenue|profit|turnover|values|mission|competitors?|roadmap|sprints?|stand-?ups?|meetings|engineers|developers|employees|staff|devs|headcount|budget|dress code|address|phone|e-?mail|website|insurer|building|parking|canteen|shareholders?|funding|headquarters|hq)\b",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Own();

    [GeneratedRegex(
        @"(?i)\b(?:do|does|did|are|have|can)\s+(?:you|u|we|they|the (?:team|company|firm)|your \w+)\s+(?:guys\s+|currently\s+|actually\s+|still\s+|also\s+|all\s+|mostly\s+|already\s+|internally\s+|even\s+)*(?:use|using|used|run|running|ship|sell|host|hosting|deploy|employ|own|based|located|profitable|funded|migrat\w+|growing|listed|work (?:in|with) (?:scrum|kanban|agile|sprints|jira|slack|teams|tabs|macs?|windows|linux))\b|\b(?:who|what) (?:is|are|'s) (?:the|your) (?:ceo|cto|founders?|owners?|hiring manager|recruiter|clients?|customers?)\b|\bwho (?:would|will|do) (?:i|be) (?:report to|my (?:boss|manager|lead))\b|\bwho do i report to\b|\bwhen (?:do|does|would|will|can|could|should|must) (?:i|we|it|the (?:job|role|position|work|contract)) (?:start|begin|commence)\b",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Doing();

    [GeneratedRegex(
        @"(?i)\b(?:which|what|who is the|what's the|name of the) (?:health |dental |insurance |pension )*(?:insurance (?:company|provider|carrier)|insurer|carrier|pension (?:fund|provider)|401\(?k\)? provider|pension scheme provider)\b|\b(?:team|department|group) size\b|\bsize of the (?:team|department|group)\b|\bhow (?:big|large|small) (?:is|are|will be|would be) (?:the|this|your|my)\s+(?:\w+\s+)?(?:team|department|group|company|firm|office)\b|\bhow many (?:people|developers|engineers|devs|colleagues|programmers|employees) (?:are|work|do you|does (?:the|your|this|it)|would|will|have|sit)\b",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Named();
}
