using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Conversations;

public sealed class BuiltinUnderstandingTests() : UnderstandingContract(Orchestrators.Builtin);
