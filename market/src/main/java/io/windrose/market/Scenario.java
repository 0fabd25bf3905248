package io.windrose.market;

import java.util.Collection;

/**
 * The market as it is, or as it would have been.
 *
 * @param off bits of the campaigns that do not run
 * @param test the A/B test in which all see the same variant, or -1
 * @param variant which they see, 0 or 1
 */
record Scenario(int off, int test, int variant) {
    static final Scenario AS_IT_IS = new Scenario(0, -1, 0);

    static Scenario without(Collection<Campaign> campaigns) {
        return new Scenario(campaigns.stream().mapToInt(Campaign::bit).reduce(0, (a, b) -> a | b), -1, 0);
    }

    static Scenario allSee(int variant, AbTest test) {
        return new Scenario(0, test.number(), variant);
    }

    boolean runs(Campaign campaign) {
        return (off & campaign.bit()) == 0;
    }

    /** Half see each, by a draw of their own for each test. */
    int variant(Inhabitant person, AbTest asked) {
        if (asked.number() == test) {
            return variant;
        }
        return person.fate().unit(Purpose.ASSIGNMENT, asked.number(), 0) < 0.5 ? 0 : 1;
    }
}
