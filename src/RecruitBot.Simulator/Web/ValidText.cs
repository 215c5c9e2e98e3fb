using System.Text.Json;

namespace RecruitBot.Simulator.Web;

/// <summary>Whether all texts in some JSON are Unicode: an escape may stand for half a character.</summary>
internal static class ValidText
{
    public static bool Is(JsonElement json)
    {
        try
        {
            Walk(json);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static void Walk(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String)
            element.GetString();
        else if (element.ValueKind == JsonValueKind.Array)
            element.EnumerateArray().ToList().ForEach(Walk);
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                _ = property.Name;
                Walk(property.Value);
            }
        }
    }
}
