using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Sample;

namespace RecruitBot.Tests.Contracts;

// Random sequences of everything a store does, beside the model.
public abstract partial class SessionStoreContract
{
    private static readonly Stage[] SomeStages = [Stage.Screening, Stage.Submitted, Stage.Declined];
    private int _media;

    /// <summary>How many sequences are tried; fewer for an engine that pays for every commit.</summary>
    protected virtual int Sequences => 100;

    [Fact]
    public void Any_sequence_of_steps_does_what_the_model_does()
    {
        // Few sessions, candidates, roles and messages, so that conflicts, repetitions and full places are common.
        var step = Gen.Choose(0, int.MaxValue).Select(seed => new Step(seed));
        var sequences = Arb.From(step.ListOf().Where(s => s.Count > 0).Resize(60), Shorter);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Sequences), Prop.ForAll(sequences, s => RunAsync(s).GetAwaiter().GetResult()));
    }

    private static IEnumerable<List<Step>> Shorter(List<Step> steps) => steps.Select((_, i) => steps.Where((_, j) => j != i).ToList());

    private async Task RunAsync(List<Step> steps)
    {
        var medium = $"model{_media++}";
        var store = await OpenAsync(medium);
        try
        {
            var model = new SessionStoreModel();
            foreach (var step in steps)
            {
                if (step.Reopens)
                {
                    await CloseAsync(store);
                    store = await OpenAsync(medium);
                }
                await step.TakeAsync(store, model);
            }
            await AssertSameAsync(store, model);
        }
        finally
        {
            await CloseAsync(store);
        }
    }

    private static async Task AssertSameAsync(ISessionStore store, SessionStoreModel model)
    {
        var heads = model.Heads().OrderByDescending(h => h.UpdatedAt).ThenBy(h => h.SessionId, StringComparer.Ordinal).ToList();
        Assert.Equal(heads, await store.FindAsync(new SessionQuery(), None));
        foreach (var head in heads)
        {
            var events = await store.ReadAsync(head.SessionId, None);
            Assert.Equal(Enumerable.Range(1, events.Count).Select(v => (long)v), events.Select(e => e.Version));
            Assert.Equal(model.Events(head.SessionId).Select(SessionJson.Write), events.Select(e => SessionJson.Write(e.Event)));
        }
        Assert.Equal(model.Pending(), (await store.PendingAsync("console", null, None)).Select(d => d.Nonce));
        Assert.Equal(model.Counts(), await store.CountAsync(None));
    }

    /// <summary>One step, drawn from its seed.</summary>
    private sealed record Step(int Seed)
    {
        /// <summary>Whether the store is closed and opened before it.</summary>
        public bool Reopens => Seed % 11 == 0;

        public async Task TakeAsync(ISessionStore store, SessionStoreModel model)
        {
            var random = new Random(Seed);
            var candidate = "c:" + random.Next(2);
            switch (random.Next(12))
            {
                case 3 when model.Accepted is { Count: > 0 } accepted:
                    // What was appended comes again, as after a crash that kept its sender from hearing of it.
                    var again = accepted[random.Next(accepted.Count)];
                    Assert.Equal(model.Append(again), await store.AppendAsync(again, None));
                    break;
                case 0:
                    var erasure = await store.EraseAsync(candidate, Start, None);
                    Assert.Equal(model.Erase(candidate), (erasure.Sessions, erasure.Events));
                    break;
                case 1 or 2:
                    var pending = await store.PendingAsync("console", null, None);
                    if (pending.Count == 0)
                        break;
                    var chosen = pending[random.Next(pending.Count)];
                    await store.MarkDeliveredAsync([chosen], None);
                    model.MarkDelivered(chosen);
                    break;
                default:
                    var append = Draw(random, candidate, model);
                    Assert.Equal(model.Append(append), await store.AppendAsync(append, None));
                    break;
            }
        }

        private static TurnReceived Edit(Random random, string candidate, Place place)
        {
            var edited = "m" + random.Next(40);
            return new(new EditTurn($"edit/{edited}/{random.Next(3)}", Start, new Person(candidate, "Alice"), place, edited, "other words"));
        }

        private static SessionAppend Draw(Random random, string candidate, SessionStoreModel model)
        {
            var head = Head($"{candidate}-{random.Next(3)}", candidate, "r" + random.Next(2), SomeStages[random.Next(3)]) with
            {
                Purpose = random.Next(5) == 0 ? SessionPurpose.OperatorTest : SessionPurpose.Application,
                UpdatedAt = Start.AddMinutes(random.Next(20)),
            };
            // Mostly the right version, or nothing would ever be appended.
            var expected = random.Next(4) == 0 ? random.Next(4) : model.Events(head.SessionId).Count();
            var append = random.Next(3) switch
            {
                0 => Append(head, expected),
                1 => Say(head, expected, "one", "two"),
                _ => Append(head, expected, null, Edit(random, candidate, head.Place)),
            };
            return append with { MessageId = random.Next(3) == 0 ? null : "m" + random.Next(40) };
        }
    }
}
