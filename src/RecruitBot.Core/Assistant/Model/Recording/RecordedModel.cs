using RecruitBot.Core.Assistant.Model.Budget;

namespace RecruitBot.Core.Assistant.Model.Recording;

/// <summary>Whom a record names.</summary>
/// <param name="Provider">Host of the endpoint.</param>
/// <param name="Id">The model's id, as it is asked for.</param>
/// <param name="Price">What it costs; null when the settings do not say.</param>
public sealed record RecordedModel(string Provider, string Id, ModelPrice? Price);
