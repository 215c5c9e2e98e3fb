using RecruitBot.Core.Conversations;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Tests.Support;

/// <summary>A platform that holds every application in a thread of its own, and whose threads can be deleted.</summary>
public sealed class ThreadPlaces : IPrivatePlaces
{
    private int _threads;

    /// <summary>A channel that everybody reads.</summary>
    public static Place Lobby { get; } = new("test", "ch:lobby");

    /// <summary>Threads that somebody has deleted.</summary>
    public HashSet<Place> Gone { get; } = [];

    /// <summary>Whether no more threads can be made.</summary>
    public bool IsFull { get; set; }

    /// <summary>How many threads were made.</summary>
    public int Opened => _threads;

    /// <summary>The thread of that number, from 1.</summary>
    public static Place Thread(int number) => new("test", $"ch:{number}");

    /// <summary>The direct messages with a person.</summary>
    public static Place Direct(Person person) => new("test", "dm:" + person.Id);

    public ValueTask<PrivatePlace> OpenAsync(Turn turn, Role role, CancellationToken cancellationToken)
    {
        if (IsFull)
            throw new TurnRefusedException("No thread can be opened here; write to me directly.");
        var place = turn.InPublic ? Thread(++_threads) : turn.Place;
        return ValueTask.FromResult(new PrivatePlace(place, $"It goes on in {place.Id}."));
    }

    public ValueTask<PrivatePlace?> ReopenAsync(Turn turn, SessionHead head, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Gone.Contains(head.Place) ? new PrivatePlace(Thread(++_threads), $"It goes on in the new ch:{_threads}.") : null);

    public string? Describe(Place place) => place.IsReadByTeam() ? $"Look at {place.Id}." : null;
}
