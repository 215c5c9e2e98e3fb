using RecruitBot.Core.Conversations;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Support;

/// <summary>What happens in an office in a week: enough of it that a store holds every kind of thing that it can hold.</summary>
public static class BusyWeek
{
    public const string Trait = "I'm pregnant, due in May.";

    /// <summary>Carol was here before: her record is erased at the end of the week.</summary>
    public static Person Carol { get; } = new("test:carol", "Carol");

    public static async Task RunAsync(Office office)
    {
        await office.ToFirstQuestionAsync(Carol);
        await office.AttachAsync(Carol, "", office.Files.Put("carol.txt", "Carol baked in Vienna since 2011."));
        await office.ToFirstQuestionAsync(Alice);
        await office.SayAsync(Alice, "Where does the flour come from?");
        await office.SayAsync(Alice, "May I bring my dog?");
        await office.SayAsync(Alice, $"{Paths.WholeStory} {Trait}");
        await office.AttachAsync(Alice, "", office.Files.Put("cv.txt", "Baker at the Old Mill since 2015.\n\nDate of birth: 1 May 1980."));
        await office.BeginAsync(Bob);
        await office.PressAsync(Bob, "Yes");
        // Fewer nights than are required.
        await office.SayAsync(Bob, "1");
        await office.SayAsync(Bob, "employee");
        await office.SayAsync(Alice, Paths.HygieneStory);
        await office.PressAsync(Alice, "Hand in");
        await office.AttachAsync(Bob, "", office.Files.Put("bob.txt", "Sourdough, six years."));
        var alice = (await office.StateAsync(Alice)).Id;
        await office.TypeAsync(Rita, "candidates");
        await office.TypeAsync(Rita, "candidate", ("session", alice));
        await office.TypeAsync(Rita, "transcript", ("session", alice));
        await office.TypeAsync(Rita, "advance", ("session", alice));
        await office.Store.EraseAsync(Carol.Id, office.Time.GetUtcNow(), CancellationToken.None);
        await office.SayAsync(Bob, Paths.WholeStory);
        await office.TypeAsync(Sam, "knockouts");
    }
}
