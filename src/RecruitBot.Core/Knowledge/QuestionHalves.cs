namespace RecruitBot.Core.Knowledge;

/// <summary>Takes a question for two things apart: "a junior and a senior", "pay and benefits", "20 an hour and 130k a year".</summary>
internal static class QuestionHalves
{
    /// <summary>Ways of reading the question as two, likeliest first.</summary>
    public static IEnumerable<(ReadQuestion First, ReadQuestion Second)> Of(ReadQuestion question)
    {
        var levels = question.Levels.ToList();
        if (levels.Count == 2)
            yield return (WithoutLevel(question, levels[1]), WithoutLevel(question, levels[0]));
        var numbers = question.Slots.Where(s => s.Number is { } n && !QuestionNumbers.IsCalendarYear(n)).ToList();
        if (numbers.Count == 2)
            yield return (Only(question, numbers[0], numbers[1]), Only(question, numbers[1], numbers[0]));
        foreach (var joint in question.Joints)
        {
            var left = question.Slots.LastOrDefault(s => s.Position < joint && Counts(s));
            var right = question.Slots.FirstOrDefault(s => s.Position >= joint && Counts(s));
            if (left is not null && right is not null)
                yield return (Without(question, right), Without(question, left));
        }
    }

    private static bool Counts(Slot slot) => slot.Class is WordClass.Content or WordClass.Common;

    private static ReadQuestion Without(ReadQuestion question, Slot slot)
    {
        var rest = question with { Match = null, Slots = [.. question.Slots.Where(s => !ReferenceEquals(s, slot))] };
        // What was wanted of the half that is gone ("the pay and the benefits") is not wanted of this one.
        return slot.Stands("pay") || slot.Stands("rate") ? rest with { Wants = rest.Wants & ~Wants.Money, Period = Period.None } : rest;
    }

    private static ReadQuestion WithoutLevel(ReadQuestion question, string level) =>
        question with { Match = null, Slots = [.. question.Slots.Where(s => s.Level != level)] };

    private static ReadQuestion Only(ReadQuestion question, Slot number, Slot other)
    {
        var at = question.Slots.Where(s => s.Position > number.Position).Select(s => s.Position).DefaultIfEmpty(int.MaxValue).Min();
        var period = PeriodAfter(question, number);
        return question with
        {
            Match = null,
            Slots = [.. question.Slots.Where(s => !ReferenceEquals(s, other) && !IsMeasureOf(question, s, other) && (s.Position >= at || s.Position <= number.Position))],
            Period = period,
            Wants = number.Number!.Unit == "$" ? Wants.Money : question.Wants,
        };
    }

    private static bool IsMeasureOf(ReadQuestion question, Slot slot, Slot number)
    {
        var next = question.Slots.Where(s => s.Number is not null && s.Position > number.Position).Select(s => s.Position).DefaultIfEmpty(int.MaxValue).Min();
        return slot.Position > number.Position && slot.Position < Math.Min(next, number.Position + 4) && slot.Number is null
            && (slot.Stands("hourly") || slot.Stands("yearly") || slot.Word is "dollar" or "dollars" or "euro" or "euros" or "hour" or "year");
    }

    private static Period PeriodAfter(ReadQuestion question, Slot number)
    {
        var at = question.Text.IndexOf(number.Word, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? Period.None : Figures.PeriodOf(question.Text.Substring(at, Math.Min(28, question.Text.Length - at)));
    }
}
