using RecruitBot.Simulator.Gateway;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.People;
using RecruitBot.Simulator.Web;

namespace RecruitBot.Simulator.Control;

/// <summary>Failing requests on demand, and what the bot has asked and sent so far.</summary>
internal sealed class RestControl(ScriptedFaults faults, RequestLog requests, FrameLog frames)
{
    private static readonly Limit Statuses = new(200, 599, "reference, HTTP");
    private static readonly Limit Milliseconds = new(0, 600_000, "");

    public void Map(PersonPipeline control)
    {
        control.On("POST", "/control/rest", Fail);
        control.On("DELETE", "/control/rest", _ => Clear());
        control.On("GET", "/control/requests", call => requests.After(call.QueryNumber("after", 0, 0, int.MaxValue)));
        control.On("GET", "/control/frames", call => frames.After(call.QueryNumber("after", 0, 0, int.MaxValue)));
    }

    private object? Fail(Call call)
    {
        var errors = new FormErrors();
        var fields = new Fields(call.Body, "", errors);
        fields.Number("status", Statuses);
        fields.Number("delay_ms", Milliseconds);
        errors.ThrowIfAny();
        faults.Add(call.Read<ScriptedFault>());
        return null;
    }

    private object? Clear()
    {
        faults.Clear();
        return null;
    }
}
