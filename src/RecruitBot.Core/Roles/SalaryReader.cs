namespace RecruitBot.Core.Roles;

/// <summary>Reads <c>salary</c>: two figures, currency and period; region, year and source are optional.</summary>
internal static class SalaryReader
{
    private static readonly string[] Keys = ["min", "max", "currency", "period", "region", "asOf", "source"];

    public static Salary? Read(RoleFields role)
    {
        if (role.Mapping("salary", Keys) is not { } fields)
            return null;
        var min = Amount(fields, "min", "70000");
        var max = Amount(fields, "max", "90000");
        if (min > max)
            fields.Error("max", "`max` of `salary` is below `min`; swap them.");
        var currency = fields.Required("currency", "USD");
        if (currency.Length > 0 && !(currency.Length == 3 && currency.All(char.IsAsciiLetterUpper)))
            fields.Error("currency", $"`currency` must be a three-letter code such as USD or EUR, not `{RoleFields.Short(currency)}`.");
        var period = fields.Required("period", "year");
        if (period is not ("hour" or "day" or "month" or "year" or ""))
            fields.Error("period", $"`period` must be hour, day, month or year, not `{RoleFields.Short(period)}`.");
        return new Salary(min, max, currency, period, fields.Text("region"), fields.Text("asOf"), fields.Text("source"));
    }

    private static decimal Amount(RoleFields fields, string key, string example)
    {
        if (!fields.Has(key))
            fields.Missing(key, example);
        var amount = fields.Number(key) ?? 0;
        if (amount < 0)
            fields.Error(key, $"`{key}` of `salary` must not be negative.");
        return amount;
    }
}
