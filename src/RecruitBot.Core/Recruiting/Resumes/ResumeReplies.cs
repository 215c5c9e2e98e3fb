using RecruitBot.Core.Conversations;
using RecruitBot.Core.Language;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Recruiting.Resumes;

/// <summary>What is said of résumés, to candidates and to the team.</summary>
public static class ResumeReplies
{
    /// <summary>Name of the candidates' command.</summary>
    public const string Command = "resume";

    /// <summary>Its option that holds the file.</summary>
    public const string FileOption = "file";

    /// <summary>Its option that says what to do.</summary>
    public const string UseOption = "do";

    /// <summary>What that says to take it back.</summary>
    public const string Remove = "remove";

    /// <summary>Button verbs.</summary>
    public static class Verbs
    {
        /// <summary>The candidate takes it back.</summary>
        public const string TakeBack = "cv-take-back";

        /// <summary>A reviewer reads its text.</summary>
        public const string Read = "cv";

        /// <summary>A reviewer wants the file itself.</summary>
        public const string Original = "cv-original";
    }

    /// <summary>How one is given.</summary>
    public static string How(ResumeLimits limits) =>
        $"Attach it to a message in our conversation, or type /{Command} and add the file: {ResumeKinds.Known}, at most {limits.FileBytes / 1024 / 1024} MB.";

    /// <summary>A file in words, such as "cv.pdf (120 kB)".</summary>
    public static string Named(Resume resume) => $"{resume.Name} ({FileSize.Words(resume.Size)})";

    /// <summary>A file in words for reviewers, with the beginning of its hash.</summary>
    public static string Identified(Resume resume) => $"{resume.Name}, {FileSize.Words(resume.Size)}, SHA-256 {resume.Sha256[..Math.Min(12, resume.Sha256.Length)]}\u2026";

    /// <summary>Said when one was taken.</summary>
    /// <param name="state">The session before.</param>
    /// <param name="resume">The résumé.</param>
    /// <param name="leftOut">Files that were left out.</param>
    /// <param name="inThread">Whether the file itself stands in a thread that the team reads too.</param>
    public static Reply Taken(SessionState state, Resume resume, IReadOnlyList<string> leftOut, bool inThread) =>
        new(
            $"I have your r\u00e9sum\u00e9 for {state.Role!.Title}: {Named(resume)}. People of the team read it; no AI scores it, and it changes no score."
                + (state.Resume is not null ? " It takes the place of the one before." : "")
                + (resume.Unread is { } why ? $" {why} So they open the file itself; if you can, send it as PDF with text." : "")
                + (resume.Sealed.Count > 0 ? " What it states of age, family, origin and the like plays no part here and is masked in the text that the team is shown." + (inThread ? StandsInThread : "") : "")
                + LeftOut(leftOut)
        )
        {
            Buttons = [TakeBackButton(state, resume)],
        };

    /// <summary>Said when none was taken.</summary>
    public static Reply Refused(string refusal, IReadOnlyList<string> leftOut, bool words) => new(refusal + LeftOut(leftOut) + (words ? " What you wrote is taken." : ""));

    /// <summary>Said when it was given before, byte for byte.</summary>
    public static Reply Again(SessionState state, Resume resume) => new($"That is the r\u00e9sum\u00e9 that I have already, {Named(resume)}; nothing has changed.") { Buttons = [TakeBackButton(state, resume)] };

    /// <summary>What the candidate has given. Without a button: at a terminal it would take the number of one that answers a question.</summary>
    public static string Status(SessionState state, ResumeLimits limits) =>
        state.Resume is { } kept
            ? $"Your r\u00e9sum\u00e9 for {state.Role!.Title} is {Named(kept.File)}, given on {kept.At:d MMMM yyyy HH:mm} UTC. People of the team read it; no AI scores it. To replace it, send another; to take it back, type /{Command} {UseOption}:{Remove}."
            : $"You have given no r\u00e9sum\u00e9 for {state.Role!.Title}; you need none. {How(limits)}";

    /// <summary>Said when it was taken back.</summary>
    public static string TakenBack(Resume resume) => $"Taken back: the team is no longer shown {Named(resume)}. It stays in your record, see /mydata, until you delete that with /erase.";

    /// <summary>Said when a button is about one that counts no longer.</summary>
    public static string Replaced(Resume kept) => $"That r\u00e9sum\u00e9 was replaced already; nothing has changed. The team is shown {Named(kept)}; to take that back, type /{Command} {UseOption}:{Remove}.";

    /// <summary>Asked when the message that it came with was deleted.</summary>
    public static Reply Deleted(SessionState state, Resume resume) =>
        new($"The message with your r\u00e9sum\u00e9 was deleted here. I have a copy of {Named(resume)}, which the team can still read. Do you want to take it back?")
        {
            To = ReplyTo.Candidate,
            Buttons = [TakeBackButton(state, resume)],
        };

    /// <summary>Told to whoever has the conversation.</summary>
    public static Reply Relayed(SessionState state, Resume resume) =>
        new($"{state.Candidate.Name} ({state.Id}) has given a r\u00e9sum\u00e9: {Identified(resume)}. Read it with /cv {state.Id}.")
        {
            To = ReplyTo.Claimer,
            Topic = $"resume.{state.Version}.{state.Id}",
            Buttons = [ReadButton(state)],
        };

    /// <summary>The button by which reviewers read it.</summary>
    public static Button ReadButton(SessionState state) => new(ActionId.Of(Verbs.Read, state.Id), "R\u00e9sum\u00e9");

    /// <summary>The text of it as reviewers read it, masked, with the way to the file itself.</summary>
    public static Reply ForReviewers(SessionState state, KeptResume kept, string? text)
    {
        var about = $"R\u00e9sum\u00e9 of {Excerpt.Of(state.Candidate.Name, 80)} for {state.Role!.Title}: {Identified(kept.File)}, given on {kept.At:yyyy-MM-dd HH:mm} UTC.";
        const string Warning = "The file itself may hold a photo, a date of birth and other things that play no part in a decision: open it only when the text is not enough.";
        var original = new Button(ActionId.Of(Verbs.Original, state.Id), "Original file");
        if (text is null)
            return new Reply($"{about} {kept.File.Unread ?? "Its text was not read."} {Warning}") { Buttons = [original] };
        var masked = state.Sealed.ForPeople(Privacy.Traits.SealedWords.Masked(text, kept.File.Sealed));
        return new Reply($"{about} No score rests on it. {Warning}")
        {
            Buttons = [original],
            File = new ReplyFile($"resume-{state.Id}.md", "text/markdown", $"{about}\nWhat follows was written by the candidate. [withheld: \u2026] stands for what nobody is to judge by.\n\n----\n\n{masked}"),
        };
    }

    /// <summary>The file itself, under a name that cannot pass for a program's.</summary>
    public static Reply Original(SessionState state, KeptResume kept, byte[] bytes) =>
        new($"The file as {Excerpt.Of(state.Candidate.Name, 80)} gave it, {Identified(kept.File)}. Nothing in it is masked: what it says of age, family, origin, health and the like plays no part in a decision. Treat it like any file from outside.")
        {
            File = new ReplyFile($"resume-{state.Id}.{Ending(kept.File.Kind)}", "application/octet-stream", "") { Bytes = bytes },
        };

    private const string StandsInThread = " Your message with the file stands in this thread, which the team can open; you may delete it, my copy stays.";

    /// <summary>A résumé in a button, which may outlive it: the beginning of its hash.</summary>
    public static string Key(Resume resume) => resume.Sha256[..Math.Min(8, resume.Sha256.Length)];

    private static Button TakeBackButton(SessionState state, Resume resume) => new(ActionId.Of(Verbs.TakeBack, state.Id, Key(resume)), "Take the r\u00e9sum\u00e9 back");

    private static string LeftOut(IReadOnlyList<string> names) =>
        names.Count == 0 ? "" : $" I take one file at a time and left out {string.Join(", ", names.Take(3).Select(n => Excerpt.Of(n, 60)))}{(names.Count > 3 ? " and others" : "")}.";

    private static string Ending(ResumeKind kind) =>
        kind switch
        {
            ResumeKind.Pdf => "pdf",
            ResumeKind.Word => "docx",
            ResumeKind.Markdown => "md",
            ResumeKind.JsonResume => "json",
            _ => "txt",
        };
}
