package io.windrose.analyze.funnel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A page of people.
 *
 * @param next where the next page begins, if there is one
 */
public record FunnelPeople(List<One> people, Optional<Long> next) {
    public FunnelPeople {
        people = List.copyOf(people);
    }

    /**
     * A person.
     *
     * @param reachedAt when they came to the last step that they reached of those asked for
     */
    public record One(long profileId, Instant reachedAt) {}
}
