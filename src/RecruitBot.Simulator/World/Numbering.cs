using RecruitBot.Discord.Model;

namespace RecruitBot.Simulator.World;

/// <summary>Gives components the numbers that their sender left out, in reading order from 1 (components/reference, Anatomy of a Component).</summary>
internal static class Numbering
{
    public static IReadOnlyList<Component> Of(IReadOnlyList<Component> components)
    {
        var taken = new HashSet<int>(Ids(components));
        var next = 0;
        return Number(components);

        IReadOnlyList<Component> Number(IReadOnlyList<Component> list) => [.. list.Select(One)];

        Component One(Component component)
        {
            var numbered = component with { Id = component.Id is > 0 and var given ? given : Free() };
            return numbered with
            {
                Components = component.Components is { } inner ? Number(inner) : null,
                Inner = component.Inner is { } one ? One(one) : null,
            };
        }

        int Free()
        {
            while (!taken.Add(++next)) { }
            return next;
        }
    }

    /// <summary>A component and all those inside it.</summary>
    public static IEnumerable<Component> Flat(IEnumerable<Component> components) =>
        components.SelectMany(c => Flat(c.Components ?? []).Concat(Flat(c.Inner is { } inner ? [inner] : [])).Prepend(c));

    private static IEnumerable<int> Ids(IEnumerable<Component> components) => Flat(components).Select(c => c.Id ?? 0).Where(i => i > 0);
}
