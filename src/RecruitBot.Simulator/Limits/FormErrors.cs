using System.Text.Json.Nodes;

namespace RecruitBot.Simulator.Limits;

/// <summary>What is wrong with a request, by field, in Discord's shape (reference, Error Messages).</summary>
internal sealed class FormErrors
{
    private readonly JsonObject _root = [];

    public bool Any => _root.Count > 0;

    /// <summary>The errors, when there is only one.</summary>
    public static JsonObject One(string path, string code, string message)
    {
        var errors = new FormErrors();
        errors.Add(path, code, message);
        return errors._root;
    }

    /// <summary>Notes an error; the path names fields and positions, with dots between.</summary>
    public void Add(string path, string code, string message)
    {
        var at = _root;
        foreach (var part in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (at[part] is not JsonObject next)
                at[part] = next = [];
            at = next;
        }
        if (at["_errors"] is not JsonArray list)
            at["_errors"] = list = [];
        list.Add(new JsonObject { ["code"] = code, ["message"] = message });
    }

    /// <summary>Refuses the request if anything was noted.</summary>
    public void ThrowIfAny()
    {
        if (Any)
            throw ApiFault.InvalidForm(_root);
    }
}
