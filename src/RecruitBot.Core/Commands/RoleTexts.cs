using System.Globalization;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Language;
using RecruitBot.Core.Roles;

namespace RecruitBot.Core.Commands;

/// <summary>How roles are shown to people. What a file does not state is said to be not stated.</summary>
public static class RoleTexts
{
    /// <summary>Pay as stated, with its year and source, or "not stated".</summary>
    public static string Pay(Salary? salary)
    {
        if (salary is null)
            return "not stated";
        var amount = $"{Money(salary.Min, salary.Currency)} to {Money(salary.Max, salary.Currency)} per {salary.Period}";
        var details = new[]
        {
            salary.Region,
            salary.AsOf is null ? null : $"as of {salary.AsOf}",
            salary.Source is null ? null : $"source: {salary.Source}",
        };
        return string.Join(", ", details.Where(d => d is not null).Prepend(amount));
    }

    /// <summary>Whether a person may see a role: drafts are for the team.</summary>
    public static bool IsVisible(Role role, Person speaker) => role.Status != RoleStatus.Draft || speaker.Authority >= Authority.Recruiter;

    /// <summary>Said when no role has that name.</summary>
    public static string Unknown(RoleCatalog roles, string named) =>
        $"I don't know the role \u201c{Excerpt.Of(named, 60)}\u201d. Open roles: {string.Join(", ", roles.Open.Select(r => r.Id))}.";

    /// <summary>One line for a list.</summary>
    public static string Line(Role role) =>
        $"{role.Title} ({role.Id}){(role.Status == RoleStatus.Open ? "" : $", {role.Status.ToString().ToLowerInvariant()}")}: level {role.Level}; location {role.Location ?? "not stated"}; pay {Pay(role.Salary)}";

    /// <summary>A role as a card, with a button to apply when it is open.</summary>
    public static Reply Card(Role role) =>
        new("")
        {
            Card = new Card(
                role.Title,
                $"Level: {role.Level}. Location: {Excerpt.Of(role.Location ?? "not stated", 300)}.",
                [
                    new("Pay", Excerpt.Of(Pay(role.Salary), 1000)),
                    new("Needed", Excerpt.Of(Skills(role, Importance.Must), 1000)),
                    new("Welcome", Excerpt.Of(Skills(role, Importance.Nice), 1000)),
                    new(
                        "Screening",
                        $"{role.Knockouts.Count} facts and {role.Criteria.Count} questions, about {RoleDuration.Minutes(role)} minutes: {Excerpt.Of(string.Join(", ", role.Criteria.Select(c => c.Title)), 800)}"
                    ),
                    new("You hear back", $"within {role.Sla} days of handing in"),
                ],
                Excerpt.Of($"{role.Id}, version {role.Version}{(role.Attribution is null ? "" : $", after: {role.Attribution}{(role.AsOf is null ? "" : $" ({role.AsOf})")}")}", 500),
                role.Status == RoleStatus.Open ? CardTone.Good : CardTone.Neutral
            ),
            Buttons = role.Status == RoleStatus.Open ? [new(ActionId.Of(CandidateCommands.Apply, role.Id), "Apply", ButtonStyle.Primary)] : [],
        };

    /// <summary>A menu of roles to apply for; null when there are none.</summary>
    public static Menu? ApplyMenu(IReadOnlyList<Role> roles) =>
        roles.Count == 0
            ? null
            : new Menu(
                ActionId.Of(CandidateCommands.Apply),
                "Apply for a role",
                [.. roles.Take(25).Select(r => new Choice(r.Id, Excerpt.Of("Apply: " + r.Title, 100), Excerpt.Of($"Level {r.Level}", 100)))]
            );

    private static string Skills(Role role, Importance importance)
    {
        var names = role.Skills.Where(s => s.Importance == importance).Select(s => s.Name).ToList();
        return names.Count == 0 ? "not stated" : string.Join(", ", names);
    }

    private static string Money(decimal amount, string currency)
    {
        var figure = amount.ToString("#,0.##", CultureInfo.InvariantCulture);
        return currency switch
        {
            "USD" => "$" + figure,
            "EUR" => "€" + figure,
            "GBP" => "£" + figure,
            _ => $"{figure} {currency}",
        };
    }
}
