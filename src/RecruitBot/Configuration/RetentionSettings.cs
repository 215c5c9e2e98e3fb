using RecruitBot.Core.Privacy.Retention;

namespace RecruitBot.Configuration;

/// <summary>How long records are kept.</summary>
public sealed class RetentionSettings
{
    /// <summary>Whose law the employer is under, separated by commas; see <see cref="RetentionPolicy.Known"/>.</summary>
    public string Jurisdictions { get; set; } = "";

    /// <summary>Months after somebody's last event after which their record is purged; never when not given.</summary>
    public int? KeepMonths { get; set; }

    /// <summary>Both, read and checked.</summary>
    internal RetentionPolicy Policy { get; private set; } = new([], null);

    /// <summary>Reads and checks both.</summary>
    /// <exception cref="SettingsException">They cannot be; the message names the key.</exception>
    internal void Complete()
    {
        var named = Jurisdictions.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Policy = new RetentionPolicy(
            [
                .. named.Select(id =>
                    RetentionPolicy.Known.FirstOrDefault(j => j.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
                    ?? throw new SettingsException($"Retention:Jurisdictions: {id} is none of {string.Join(", ", RetentionPolicy.Known.Select(j => j.Id))}.")
                ),
            ],
            KeepMonths
        );
        if (KeepMonths is < 1 or > 1200)
            throw new SettingsException("Retention:KeepMonths must be a number of months from 1 to 1200.");
        if (Policy.Strictest is { } law && KeepMonths < law.MinimumMonths)
            throw new SettingsException($"Retention:KeepMonths is {KeepMonths}, and {law.Name} asks for {law.MinimumMonths} at least ({law.Source}).");
    }
}
