using RecruitBot.Benchmarks.Answers;
using RecruitBot.Benchmarks.Conversations;
using RecruitBot.Benchmarks.Conversations.Load;
using RecruitBot.Benchmarks.Gateway;
using RecruitBot.Benchmarks.Grading;
using RecruitBot.Benchmarks.Grading.English;
using RecruitBot.Benchmarks.Model;
using RecruitBot.Benchmarks.Retrieval;
using RecruitBot.Benchmarks.Scope;
using RecruitBot.Benchmarks.Stores;
using RecruitBot.Benchmarks.Stores.Crash;

// Each verb is a class of its own whose last line of output is its result as JSON.
var verbs = new Dictionary<string, Func<string[], Task<int>>>(StringComparer.Ordinal)
{
    ["answers"] = AnswersVerb.Run,
    ["candidates"] = CandidatesVerb.Run,
    ["crash"] = CrashVerb.Run,
    ["echo"] = EchoVerb.Run,
    ["english"] = EnglishVerb.Run,
    ["gateway"] = GatewayVerb.Run,
    ["gateway-client"] = ClientVerb.Run,
    ["grading"] = GradingVerb.Run,
    ["load"] = LoadVerb.Run,
    ["orchestrator"] = OrchestratorVerb.Run,
    ["retrieval"] = RetrievalVerb.Run,
    ["scope"] = ScopeVerb.Run,
    ["startup"] = StartupVerb.Run,
    ["store"] = StoreVerb.Run,
    ["store-open"] = StoreOpenVerb.Run,
    ["store-writer"] = StoreWriterVerb.Run,
    ["turn"] = TurnVerb.Run,
    ["turns"] = TurnsVerb.Run,
};

if (args is [var name, .. var rest] && verbs.TryGetValue(name, out var verb))
    return await verb(rest);

await Console.Error.WriteLineAsync($"Give one of: {string.Join(", ", verbs.Keys)}.");
return 2;
