using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.People;
using RecruitBot.Simulator.Rest;
using RecruitBot.Simulator.Web;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Control;

/// <summary>How much the bot is let do; what is not named stays as it is.</summary>
internal sealed class LimitControl(RateLimits limits, SimulatedWorld world)
{
    private static readonly Limit Any = new(0, int.MaxValue, "");

    public void Map(PersonPipeline control) => control.On("POST", "/control/limits", Change);

    private object Change(Call call)
    {
        var errors = new FormErrors();
        var fields = new Fields(call.Body, "", errors);
        var now = limits.Options;
        var changed = new RateLimitOptions
        {
            Messages = fields.Number("messages", Any) ?? now.Messages,
            Others = fields.Number("others", Any) ?? now.Others,
            Global = fields.Number("global", Any) ?? now.Global,
        };
        var threads = fields.Number("active_threads", Any) ?? world.Settings.MostActiveThreads;
        errors.ThrowIfAny();
        limits.Options = changed;
        world.Settings = world.Settings with { MostActiveThreads = threads };
        return new { changed.Messages, changed.Others, changed.Global, ActiveThreads = threads };
    }
}
