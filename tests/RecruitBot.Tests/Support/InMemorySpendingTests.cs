using RecruitBot.Core.Assistant.Model.Budget;
using RecruitBot.Tests.Contracts;

namespace RecruitBot.Tests.Support;

public sealed class InMemorySpendingTests : SpendingStoreContract
{
    private readonly InMemorySpending _spending = new();

    protected override Task<ISpendingStore> OpenAsync() => Task.FromResult<ISpendingStore>(_spending);
}
