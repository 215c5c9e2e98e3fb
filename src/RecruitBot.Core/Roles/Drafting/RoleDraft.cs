namespace RecruitBot.Core.Roles.Drafting;

/// <summary>A role file drafted from a source.</summary>
/// <param name="Id">Its id and file name.</param>
/// <param name="Text">The file.</param>
/// <param name="Criteria">How many criteria it has.</param>
/// <param name="LeftOut">Duties of the source for which there was no room.</param>
public sealed record RoleDraft(string Id, string Text, int Criteria, int LeftOut)
{
    /// <summary>Stands before every line that a person has to put into their own words; nobody can approve a draft that still has it.</summary>
    public const string Mark = "EDIT:";

    /// <summary>Most criteria of a draft: an interview with more tires everybody.</summary>
    public const int MostCriteria = 8;
}
