namespace RecruitBot.Simulator.Limits;

/// <summary>Forms (interactions/receiving-and-responding, Modal; components/reference, Label, Text Input).</summary>
internal static class FormChecks
{
    private const int ActionRow = 1;
    private const int StringSelect = 3;
    private const int TextInput = 4;
    private const int TextDisplay = 10;
    private const int Label = 18;
    private static readonly Limit InputLooks = new(1, 2, "components/reference, Text Input Styles");

    public static void Check(Fields form)
    {
        form.Text("custom_id", LimitTable.CustomId, required: true);
        form.Text("title", LimitTable.FormTitle, required: true);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var component in form.List("components", LimitTable.FormComponents, required: true))
            Top(component, names);
    }

    private static void Top(Fields component, HashSet<string> names)
    {
        switch (component.Number("type", new Limit(1, 30, ""), required: true))
        {
            case Label:
                component.Text("label", LimitTable.InputLabel, required: true);
                component.Text("description", LimitTable.InputDescription);
                if (component.Inner("component") is { } inner)
                    Input(inner, names, labelled: true);
                else
                    component.Required("component");
                break;
            case ActionRow:
                foreach (var input in component.List("components", new Limit(1, 1, ""), required: true))
                    Input(input, names, labelled: false);
                break;
            case TextDisplay:
                component.Text("content", new Limit(1, 4000, "components/reference, Text Display"), required: true);
                break;
            case not null:
                component.Wrong("type", "COMPONENT_TYPE_INVALID", "This component cannot stand in a form.");
                break;
        }
    }

    private static void Input(Fields input, HashSet<string> names, bool labelled)
    {
        var type = input.Number("type", new Limit(1, 30, ""), required: true);
        ComponentChecks.Name(input, names);
        if (type == TextInput)
            Text(input, labelled);
        else if (type == StringSelect && labelled)
            ComponentChecks.Menu(input);
        else if (type is not null && !(labelled && type is 5 or 6 or 7 or 8))
            input.Wrong("type", "COMPONENT_TYPE_INVALID", "This component cannot stand in a form.");
    }

    private static void Text(Fields input, bool labelled)
    {
        input.Number("style", InputLooks, required: true);
        if (!labelled)
            input.Text("label", LimitTable.InputLabel, required: true);
        else if (input.Has("label"))
            input.Wrong("label", "BASE_TYPE_INVALID", "The label stands outside the input.");
        input.Text("placeholder", LimitTable.InputPlaceholder);
        var value = input.Text("value", LimitTable.InputValue);
        var least = input.Number("min_length", LimitTable.InputMin) ?? 0;
        var most = input.Number("max_length", LimitTable.InputMax) ?? LimitTable.InputMax.Max;
        if (least > most)
            input.Wrong("min_length", "BASE_TYPE_BAD_LENGTH", "Must not be more than max_length.");
        if (!string.IsNullOrEmpty(value) && Lengths.Of(value) is var length && (length < least || length > most))
            input.Wrong("value", "BASE_TYPE_BAD_LENGTH", "Must lie between min_length and max_length.");
    }
}
