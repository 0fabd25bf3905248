package io.windrose.collect.judging;

import io.windrose.core.Incorrect;

/**
 * How large an input may be. What exceeds a limit is quarantined with the limit's name.
 *
 * @param eventBytes of one event's JSON, as it came
 * @param batchContextBytes of the context that a batch gives to all of its events; it is small, because it is stored as
 *     many times as the batch has events
 * @param depth how many objects and lists lie within each other, the event being the first
 * @param keys of one object
 * @param idCharacters of a user id, anonymous id, message id, session id
 * @param nameCharacters of an event's name
 */
public record Limits(
        int eventBytes,
        int batchBytes,
        int batchContextBytes,
        int batchEvents,
        int depth,
        int keys,
        int idCharacters,
        int nameCharacters) {
    /** The bytes and the count are Segment's, so that what its libraries send is never too large here. */
    public static final Limits DEFAULT = new Limits(32 * 1024, 500 * 1024, 8 * 1024, 2_500, 16, 1_000, 512, 512);

    public Limits {
        requireBetween("event-bytes", eventBytes, 1_024, 1 << 20);
        requireBetween("batch-bytes", batchBytes, eventBytes, 1 << 26);
        requireBetween("batch-context-bytes", batchContextBytes, 0, eventBytes);
        requireBetween("batch-events", batchEvents, 1, 100_000);
        requireBetween("depth", depth, 4, 100);
        requireBetween("keys", keys, 20, 10_000);
        requireBetween("id-characters", idCharacters, 36, 4_096);
        requireBetween("name-characters", nameCharacters, 36, 4_096);
    }

    private static void requireBetween(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new Incorrect(
                    "collect.limit-out-of-range",
                    "the setting collect.limits." + name + " is " + value + "; give a number from " + least + " to "
                            + most);
        }
    }
}
