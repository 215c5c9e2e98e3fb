using RecruitBot.Simulator.Gateway;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.People;
using RecruitBot.Simulator.Web;

namespace RecruitBot.Simulator.Control;

/// <summary>How much the bot may do in a longer time; what is not named stays as it is. What was used so far is forgotten.</summary>
internal sealed class QuotaControl(Quotas quotas, Starts starts)
{
    private static readonly Limit Any = new(0, int.MaxValue, "");
    private static readonly Limit Some = new(1, 10_000, "");

    public void Map(PersonPipeline control) => control.On("POST", "/control/quotas", Change);

    private object Change(Call call)
    {
        var errors = new FormErrors();
        var fields = new Fields(call.Body, "", errors);
        var now = quotas.Options;
        var changed = new QuotaOptions
        {
            MaxConcurrency = fields.Number("max_concurrency", Some) ?? now.MaxConcurrency,
            IdentifySeconds = fields.Number("identify_seconds", Any) ?? now.IdentifySeconds,
            Identifies = fields.Number("identifies", Any) ?? now.Identifies,
            Shards = fields.Number("shards", Some) ?? now.Shards,
            NewCommands = fields.Number("new_commands", Any) ?? now.NewCommands,
            Refusals = fields.Number("refusals", Any) ?? now.Refusals,
            NewDirects = fields.Number("new_directs", Any) ?? now.NewDirects,
            OldEdits = fields.Number("old_edits", Any) ?? now.OldEdits,
        };
        errors.ThrowIfAny();
        quotas.Options = changed;
        quotas.Clear();
        starts.RestoreToken();
        return changed;
    }
}
