using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Records;

namespace RecruitBot.Core.Privacy.Encryption;

/// <summary>A record whose key was destroyed: its person was erased, and to whoever reads it is as gone as if it were not there.</summary>
public sealed class KeyDestroyedException()
    : StoreException("This was sealed under a key that was destroyed when its person was erased: nobody can read it any more.");

/// <summary>A key that is destroyed in the ring and is still in a copy of it; the next erasure or start tries again.</summary>
/// <param name="copies">Where they are.</param>
public sealed class CopyNotReachedException(string copies)
    : StoreException(
        $"The key is destroyed, but not in every copy of the key ring (Encryption:KeyRingCopies): {copies} could not be reached; make it reachable, and the next erasure or start finishes it."
    )
{
    /// <summary>Where they are.</summary>
    public string Copies => copies;
}

/// <summary>What the operator is told about keys, each in one sentence that says what to do.</summary>
internal static class SealFault
{
    private const string Lost = "without it nobody can read what candidates wrote and were told, nor their names and files; roles, guides, the team's answers, the counts and the audit chain are not lost";

    public static StoreException WrongKey(string ring, string wanted, string given) =>
        new(
            $"Encryption:KeyFile (or Encryption:Key) gives the key with the fingerprint {given}, while the key ring {ring} was made with {wanted}: give that key, or run recruitbot rotate-key with --old-key-file; {Lost}."
        );

    public static StoreException NoRing(string ring) =>
        new($"Encryption:KeyRing names {ring}, where the key ring of this store is missing: put the file, or a copy of it, back there; {Lost}.");

    public static StoreException OtherRing(string ring) =>
        new($"Encryption:KeyRing names {ring}, which is the key ring of another store: name the one of this store, or put a copy of it there; {Lost}.");

    public static StoreException CopyIsThere(string ring, string copy) =>
        new($"Encryption:KeyRing names {ring}, which is missing while its copy {copy} is there: copy that file to {ring} and start again.");

    public static StoreException OlderThanCopy(string ring, string copy) =>
        new($"The key ring {ring} is older than its copy {copy}: copy that file over it, and keep the older one under another name until you have started again.");

    public static StoreException CopiesUnderOldKey(CopyNotReachedException missed) =>
        new(
            $"The key ring is under the new key, but not its copies {missed.Copies} (Encryption:KeyRingCopies), which could not be reached: keep the old key until they can be, then start the bot or run recruitbot rotate-key again with both keys, which finishes it.",
            missed
        );

    public static StoreException OtherCopy(string copy) =>
        new($"Encryption:KeyRingCopies names {copy}, which is the key ring of another store: name another file, it was not changed.");

    public static StoreException AlteredRing(string ring) =>
        new($"The key ring {ring} was altered, since a key in it does not open: put a copy of it back (see Encryption:KeyRingCopies); {Lost}.");

    public static StoreException OlderRing(string ring) =>
        new($"The store was written with a key that the key ring {ring} does not have, so the ring is older than the store: put the newest copy of it there; {Lost}.");

    public static StoreException Altered(RecordId id) =>
        new($"A record of the store ({id.Kind} {id.Version} of session {id.SessionId}) was altered or moved, since it does not open under its key: restore a backup.");

    public static StoreException NotSealed(RecordId id) =>
        new($"A record of the store ({id.Kind} {id.Version} of session {id.SessionId}) is not encrypted while the store is, so it was put there by somebody else: restore a backup.");

    public static StoreException StoreIsPlain() =>
        new("The store holds sessions that are not encrypted while Encryption:Mode is on: stop the bot and run recruitbot rotate-key, which encrypts them, or set Encryption:Mode to off.");

    public static StoreException StoreIsSealed() =>
        new("The store is encrypted while Encryption:Mode is off: set it to on and Encryption:KeyFile to the key of the store, or decrypt the store with recruitbot rotate-key --decrypt.");

    public static StoreException Underway() =>
        new("Encrypting or decrypting the store was cut off half-way: run recruitbot rotate-key again with the same settings, which finishes it.");
}
